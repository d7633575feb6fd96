/** Look-ups over people who may belong to several tenants, and the making of a tenant. */

import { type Kysely, sql } from 'kysely'
import type { TenantOfUser } from '#wire'
import { switchScope } from '../store/scoped-kysely.ts'
import type { NewRow, Tables } from '../store/tables.ts'
import { type TenantDb, type TenantId, tenantDb } from './tenant-db.ts'

export interface NewBusiness {
  tenant: NewRow<'tenants'>
  /** The owner; one who is known already is named by the id alone. */
  user: NewRow<'users'> | { id: string }
  token: string
}

export function accountLookUps(db: Kysely<Tables>) {
  return {
    userByEmail: (email: string) =>
      db
        .selectFrom('users')
        .selectAll()
        .where(sql<string>`lower(email)`, '=', email.toLowerCase())
        .executeTakeFirst(),

    userById: (id: string) => db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst(),

    tenantsOfUser: async (userId: string): Promise<TenantOfUser[]> =>
      db
        .selectFrom('members')
        .innerJoin('tenants', 'tenants.id', 'members.tenant_id')
        .select(['tenants.id', 'tenants.name', 'members.role'])
        .where('members.user_id', '=', userId)
        .where('tenants.deleted_at', 'is', null)
        .orderBy('tenants.created_at')
        .execute(),

    tenantBySignupKey: (signupKey: string) =>
      db
        .selectFrom('tenants')
        .select(['id', 'name'])
        .where('signup_key', '=', signupKey)
        .where('deleted_at', 'is', null)
        .executeTakeFirst(),

    /** Makes user (if new), tenant, owner and token, then lets `furnish` fill the new tenant, all in one transaction. */
    createBusiness: (business: NewBusiness, furnish: (db: TenantDb) => Promise<void>): Promise<void> =>
      db.transaction().execute(async (trx) => {
        const { tenant, user, token } = business
        if ('email' in user) await trx.insertInto('users').values(user).execute()
        await trx.insertInto('tenants').values(tenant).execute()
        await trx
          .insertInto('members')
          .values({
            tenant_id: tenant.id,
            user_id: user.id,
            role: 'owner',
            created_at: new Date().toISOString(),
          })
          .execute()
        await trx.insertInto('account_tokens').values({ token, tenant_id: tenant.id }).execute()
        const tenantId = tenant.id as TenantId
        await trx
          .getExecutor()
          .provideConnection((connection) => switchScope(connection, { tenant: tenantId }))
        await furnish(tenantDb(trx, tenantId))
      }),
  }
}
