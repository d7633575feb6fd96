/** What the audit log must know across tenants: names of who acts, ends of chains, what a dead process left. */
import { type Kysely, sql } from 'kysely'
import type { Row, Tables } from '../store/tables.ts'
import type { TenantId } from './tenant-db.ts'

/** The end of a tenant's chain. */
export interface AuditHead {
  tenant_id: TenantId
  seq: number
  hash: string
}

/** A call that was announced and whose end nobody wrote. */
export interface LeftIntent {
  tenant_id: TenantId
  id: string
  entry: Record<string, unknown>
}

export function auditLookUps(db: Kysely<Tables>) {
  return {
    nameOfUser: async (id: string): Promise<string | null> => {
      const row = await db
        .selectFrom('users')
        .select(['name', 'email'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? (row.name ?? row.email) : null
    },

    nameOfKey: async (id: string): Promise<string | null> => {
      const row = await db.selectFrom('api_keys').select('name').where('id', '=', id).executeTakeFirst()
      return row?.name ?? null
    },

    /** Ends of chains that were not told since they grew; they count as told from now on. */
    takeUntoldHeads: (limit: number): Promise<AuditHead[]> => {
      const untold = db
        .selectFrom('audit_heads')
        .select('tenant_id')
        .whereRef('seq', '>', 'anchored_seq')
        .limit(limit)
        .forUpdate()
        .skipLocked()
      return db
        .updateTable('audit_heads')
        .set((eb) => ({ anchored_seq: eb.ref('seq') }))
        .where('tenant_id', 'in', untold)
        .returning(['tenant_id', 'seq', 'hash'])
        .$castTo<AuditHead>()
        .execute()
    },

    /** Announced more than ten minutes ago: no call lasts that long. */
    leftIntents: (limit: number): Promise<LeftIntent[]> =>
      db
        .selectFrom('audit_intents')
        .select(['tenant_id', 'id', 'entry'])
        .where('created_at', '<', sql<string>`now() - interval '10 minutes'`)
        .orderBy('created_at')
        .limit(limit)
        .$castTo<LeftIntent>()
        .execute(),

    /** Tenants whose log has entries that are older than they want them kept. */
    logsToCut: async (limit: number): Promise<TenantId[]> => {
      const { rows } = await sql<{ tenant_id: TenantId }>`
        select tenant_id from audit_heads where keep_days is not null and exists (
          select from audit_log where audit_log.tenant_id = audit_heads.tenant_id
            and audit_log.seq = audit_heads.cut_seq + 1
            and audit_log.at < now() - make_interval(days => audit_heads.keep_days)
        ) limit ${limit}`.execute(db)
      return rows.map(({ tenant_id }) => tenant_id)
    },

    /**
     * Cuts off what is too old, up to the first entry that is not; what may be cut off at all the database says. Where the
     * chain then begins is kept with its end. @returns the last entry that went; undefined when there was none
     */
    cutAuditLog: (tenantId: string, most: number): Promise<AuditHead | undefined> =>
      db.transaction().execute((trx) => cutAuditLog(trx, tenantId, most)),

    /** Ids of all tenants, in pages. */
    tenantIds: async (after: string, limit: number): Promise<Row<'tenants'>['id'][]> => {
      const rows = await db
        .selectFrom('tenants')
        .select('id')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}

async function cutAuditLog(
  trx: Kysely<Tables>,
  tenantId: string,
  most: number,
): Promise<AuditHead | undefined> {
  // Whoever appends, or cuts as well, waits.
  const { rows: heads } = await sql<{ keep_days: number | null; cut_seq: number }>`
    select keep_days, cut_seq from audit_heads where tenant_id = ${tenantId}::uuid for update`.execute(trx)
  const [head] = heads
  if (!head || head.keep_days === null) return undefined
  const { rows } = await sql<AuditHead>`
    with old as (
      select tenant_id, seq, hash, at < now() - make_interval(days => ${head.keep_days}) as is_old
      from audit_log where tenant_id = ${tenantId}::uuid and seq > ${head.cut_seq}
      order by seq limit ${most}
    )
    select tenant_id, seq, hash from old
    where seq < coalesce((select min(seq) from old where not is_old), ${head.cut_seq + most + 1})
    order by seq desc limit 1`.execute(trx)
  const [last] = rows
  if (!last) return undefined
  await sql`
    delete from audit_log where tenant_id = ${tenantId}::uuid and seq <= ${last.seq}`.execute(trx)
  await sql`
    update audit_heads set cut_seq = ${last.seq}, cut_hash = ${last.hash}
    where tenant_id = ${tenantId}::uuid`.execute(trx)
  return last
}
