/** Look-ups over people who sign in through a provider of their business. */
import { type Kysely, sql } from 'kysely'
import type { NewRow, Tables } from '../store/tables.ts'
import { isClosedToSession } from './needs-sso.ts'
import type { TenantId } from './tenant-db.ts'

export function ssoLookUps(db: Kysely<Tables>) {
  return {
    /** The business whose provider speaks for a mail domain: the first that showed the domain to be its own. */
    ssoTenantOfDomain: async (domain: string): Promise<TenantId | undefined> => {
      const row = await db
        .selectFrom('sso_domains')
        .innerJoin('sso_settings', 'sso_settings.tenant_id', 'sso_domains.tenant_id')
        .innerJoin('tenants', 'tenants.id', 'sso_domains.tenant_id')
        .select('sso_domains.tenant_id')
        .where('tenants.deleted_at', 'is', null)
        .where('domain', '=', domain)
        .where('verified_at', 'is not', null)
        .orderBy('verified_at')
        .limit(1)
        .executeTakeFirst()
      return row?.tenant_id as TenantId | undefined
    },

    /** Whether the business asks for its provider, and the session came another way. */
    isClosedToSession: async (sessionId: string, tenantId: string): Promise<boolean> => {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('members', 'members.user_id', 'sessions.user_id')
        .select('sessions.id')
        .where('sessions.id', '=', sessionId)
        .where('members.tenant_id', '=', tenantId)
        .where(isClosedToSession)
        .executeTakeFirst()
      return row !== undefined
    },

    /** Whether a provider opened the session, and so nobody asked for the second factor that the person has. */
    lacksSecondFactor: async (sessionId: string): Promise<boolean> => {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('second_factors', 'second_factors.user_id', 'sessions.user_id')
        .select('sessions.id')
        .where('sessions.id', '=', sessionId)
        .where('sso_tenant_id', 'is not', null)
        .where('confirmed_at', 'is not', null)
        .executeTakeFirst()
      return row !== undefined
    },

    /** Proven domains that nobody has looked for since yesterday; they count as looked for from now on. */
    takeDomainsToCheck: async (limit: number): Promise<{ tenant_id: string; domain: string }[]> => {
      const { rows } = await sql<{ tenant_id: string; domain: string }>`
        update sso_domains set checked_at = now() where (tenant_id, domain) in (
          select sso_domains.tenant_id, domain from sso_domains join tenants on tenants.id = sso_domains.tenant_id
          where verified_at is not null and deleted_at is null
            and coalesce(checked_at, verified_at) < now() - interval '1 day'
          order by checked_at nulls first limit ${limit} for update of sso_domains skip locked
        ) returning tenant_id, domain`.execute(db)
      return rows
    },

    ...accountLookUps(db),
  }
}

function accountLookUps(db: Kysely<Tables>) {
  return {
    noteSsoSession: (sessionId: string, tenantId: string) =>
      db.updateTable('sessions').set({ sso_tenant_id: tenantId }).where('id', '=', sessionId).execute(),

    /** Makes a person whose address a provider vouches for; false when the address was taken meanwhile. */
    createVerifiedUser: async (user: NewRow<'users'>): Promise<boolean> => {
      const made = await db
        .insertInto('users')
        .values({ ...user, email_verified_at: new Date().toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      return made !== undefined
    },
  }
}
