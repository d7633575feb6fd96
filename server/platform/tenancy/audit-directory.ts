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
