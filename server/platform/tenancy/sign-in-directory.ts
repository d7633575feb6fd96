/** What signing in asks of a person, and what it changes. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { needsSso } from './needs-sso.ts'

export interface SignInState {
  /** The tenant to open. */
  home: string | undefined
  hasSecondFactor: boolean
  isSuperAdmin: boolean
  /** A business of the person lets them in through its own provider only. */
  needsSso: boolean
}

export function signInLookUps(db: Kysely<Tables>) {
  return {
    /** What a person who has proven themselves comes into: the tenant to open, and whether a code is asked for first. */
    signInState: async (userId: string): Promise<SignInState> => {
      const state = await db
        .selectFrom('users')
        .select((eb) => [
          'is_super_admin',
          eb
            .selectFrom('members')
            .innerJoin('tenants', 'tenants.id', 'members.tenant_id')
            .select('tenants.id')
            .whereRef('members.user_id', '=', 'users.id')
            .where('tenants.deleted_at', 'is', null)
            .where((eb) => eb.not(needsSso))
            .orderBy(sql`tenants.status = 'suspended'`)
            .orderBy(sql`tenants.id is not distinct from users.last_tenant_id`, 'desc')
            .orderBy('tenants.created_at')
            .limit(1)
            .as('home'),
          eb
            .exists(
              eb
                .selectFrom('second_factors')
                .select('second_factors.user_id')
                .whereRef('second_factors.user_id', '=', 'users.id')
                .where('confirmed_at', 'is not', null),
            )
            .as('has_second_factor'),
          eb
            .exists(
              eb
                .selectFrom('members')
                .select('members.user_id')
                .whereRef('members.user_id', '=', 'users.id')
                .where(needsSso),
            )
            .as('needs_sso'),
        ])
        .where('users.id', '=', userId)
        .executeTakeFirst()
      return {
        home: state?.home ?? undefined,
        hasSecondFactor: Boolean(state?.has_second_factor),
        isSuperAdmin: Boolean(state?.is_super_admin),
        needsSso: Boolean(state?.needs_sso),
      }
    },

    /** Sets a password; what was signed for the one before is no longer good. */
    setPassword: (userId: string, passwordHash: string) =>
      db
        .updateTable('users')
        .set({ password_hash: passwordHash, credential_epoch: sql<number>`credential_epoch + 1` })
        .where('id', '=', userId)
        .execute(),
  }
}
