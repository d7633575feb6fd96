/** Erases tenants that were deleted a while ago, a little at a time, so that nobody else waits for it. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { OpenTenant, TenantId } from './tenant-db.ts'

/** One statement must never hold the store for long. */
const batch = 200

export function erasureLookUps(db: Kysely<Tables>) {
  return {
    /** Tenants that were deleted more than so many days ago. */
    tenantsToErase: async (days: number): Promise<TenantId[]> => {
      const rows = await db
        .selectFrom('tenants')
        .select('id')
        .where('deleted_at', '<', sql<string>`now() - make_interval(days => ${days})`)
        .limit(100)
        .execute()
      return rows.map(({ id }) => id as TenantId)
    },

    /** Erases a tenant, and the people who belonged to nothing else. Only one that is marked as deleted. */
    eraseTenant: async (id: TenantId, openTenant: OpenTenant): Promise<void> => {
      // It may have been taken back while others before it were erased.
      const isDeleted = await db
        .selectFrom('tenants')
        .select('id')
        .where('id', '=', id)
        .where('deleted_at', 'is not', null)
        .executeTakeFirst()
      if (!isDeleted) return
      await erasePieces(openTenant, id)
      await db.transaction().execute(async (trx) => {
        const people = await trx.selectFrom('members').select('user_id').where('tenant_id', '=', id).execute()
        await trx.deleteFrom('tenants').where('id', '=', id).where('deleted_at', 'is not', null).execute()
        const ids = people.map(({ user_id }) => user_id)
        if (ids.length > 0) await eraseLonely(trx, ids)
      })
    },
  }
}

/** What there may be very much of; the rest goes with the tenant's own row. */
async function erasePieces(openTenant: OpenTenant, id: TenantId): Promise<void> {
  const own = openTenant(id)
  for (const table of ['attachments', 'conversations', 'visitors', 'articles'] as const) {
    for (let more = true; more; ) {
      // A file may be as large as ten thousand messages.
      const some = own
        .select(table)
        .select('id')
        .limit(table === 'attachments' ? 20 : batch)
      const { numDeletedRows } = await own.delete(table).where('id', 'in', some).executeTakeFirst()
      more = numDeletedRows > 0n
    }
  }
}

function eraseLonely(db: Kysely<Tables>, ids: string[]) {
  return db
    .deleteFrom('users')
    .where('id', 'in', ids)
    .where('is_super_admin', '=', false)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('members').select('user_id').whereRef('user_id', '=', 'users.id'))),
    )
    .execute()
}
