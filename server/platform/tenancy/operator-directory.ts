/** What the operator did, beyond the life of the tenants it was done to; and the keys under which it is done once. */
import { type Kysely, sql } from 'kysely'
import type { NewRow, Row, Tables } from '../store/tables.ts'

/** A try under an Idempotency-Key of the operator. */
interface OperatorKey {
  principal: string
  key: string
  /** Of this try, as JSON. */
  mark: string
}

export function operatorLookUps(db: Kysely<Tables>) {
  return {
    noteOperator: async (entry: NewRow<'operator_log'>): Promise<void> => {
      await db.insertInto('operator_log').values(entry).execute()
    },

    /** The latest first. @param after id of the last one seen */
    listOperatorLog: (limit: number, after?: string): Promise<Row<'operator_log'>[]> => {
      const entries = db.selectFrom('operator_log').selectAll()
      const rest = after === undefined ? entries : entries.where('id', '<', after)
      return rest.orderBy('id', 'desc').limit(limit).execute()
    },

    ...keyLookUps(db),
  }
}

/** As the keys of a tenant are kept (`tenantKeys`). */
function keyLookUps(db: Kysely<Tables>) {
  return {
    forgetOperatorKeys: async (principal: string): Promise<void> => {
      await sql`
        delete from operator_keys
        where principal = ${principal} and created_at < now() - interval '24 hours'`.execute(db)
    },

    claimOperatorKey: async (
      { principal, key, mark }: OperatorKey,
      fingerprint: string,
    ): Promise<boolean> => {
      const { rows } = await sql`
        insert into operator_keys (principal, key, fingerprint, body)
        values (${principal}, ${key}, ${fingerprint}, ${mark}::jsonb)
        on conflict (principal, key) do update set created_at = now(), body = excluded.body
          where operator_keys.status is null and operator_keys.created_at < now() - interval '2 minutes'
            and operator_keys.fingerprint = excluded.fingerprint
        returning key`.execute(db)
      return rows.length === 1
    },

    findOperatorKey: ({ principal, key }: OperatorKey) =>
      db
        .selectFrom('operator_keys')
        .select(['fingerprint', 'status', 'body'])
        .where('principal', '=', principal)
        .where('key', '=', key)
        .executeTakeFirst(),

    keepOperatorKey: async (own: OperatorKey, answer: { status: number; body: unknown }): Promise<void> => {
      await sql`
        update operator_keys set status = ${answer.status}, body = ${JSON.stringify(answer.body ?? null)}::jsonb
        where ${isOwn(own)}`.execute(db)
    },

    releaseOperatorKey: async (own: OperatorKey): Promise<void> => {
      await sql`delete from operator_keys where ${isOwn(own)}`.execute(db)
    },
  }
}

function isOwn({ principal, key, mark }: OperatorKey) {
  return sql`principal = ${principal} and key = ${key} and status is null and body = ${mark}::jsonb`
}
