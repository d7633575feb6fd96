/** Look-ups over the people of a business: members with their names, who stays without one, and its end. */
import { type Kysely, sql } from 'kysely'
import type { Member } from '#wire'
import type { Tables } from '../store/tables.ts'
import type { TenantId } from './tenant-db.ts'

export function teamLookUps(db: Kysely<Tables>) {
  return {
    /** Members of a tenant by their ids. @param after id of the last one seen */
    membersOf: (tenantId: TenantId, limit: number, after?: string): Promise<Member[]> =>
      db
        .selectFrom('members')
        .innerJoin('users', 'users.id', 'members.user_id')
        .select(['users.id', 'users.email', 'users.name', 'members.role', 'members.created_at'])
        .where('members.tenant_id', '=', tenantId)
        .$if(after !== undefined, (query) => query.where('users.id', '>', after ?? ''))
        .orderBy('users.id')
        .limit(limit)
        .execute(),

    memberOf: (tenantId: TenantId, userId: string): Promise<Member | undefined> =>
      db
        .selectFrom('members')
        .innerJoin('users', 'users.id', 'members.user_id')
        .select(['users.id', 'users.email', 'users.name', 'members.role', 'members.created_at'])
        .where('members.tenant_id', '=', tenantId)
        .where('users.id', '=', userId)
        .executeTakeFirst(),

    /** Marks the tenant as deleted: nobody comes in any more, and its name is not kept. */
    endTenant: async (tenantId: TenantId): Promise<void> => {
      await db
        .updateTable('tenants')
        .set({ deleted_at: sql<string>`now()`, name: '', signup_key: null, payment_method_id: null })
        .where('id', '=', tenantId)
        .where('deleted_at', 'is', null)
        .execute()
    },

    /** Whether the tenant is marked as deleted, and not erased. */
    hasEnded: async (tenantId: TenantId): Promise<boolean> => {
      const row = await db
        .selectFrom('tenants')
        .select('id')
        .where('id', '=', tenantId)
        .where('deleted_at', 'is not', null)
        .executeTakeFirst()
      return row !== undefined
    },

    /** An account without a business ends: nobody could log in with it, and its address is free again. */
    dropHomeless: (userId: string): Promise<void> =>
      db.transaction().execute(async (trx) => {
        // The lock comes first: who is made a member meanwhile waits for it, or is seen.
        await trx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute()
        await trx
          .deleteFrom('users')
          .where('id', '=', userId)
          .where('is_super_admin', '=', false)
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom('members').select('user_id').where('user_id', '=', userId))),
          )
          .execute()
      }),
  }
}
