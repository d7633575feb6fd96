/** Invitations by their token, from looking to accepting. */
import { type Kysely, sql } from 'kysely'
import type { InvitedRole } from '#wire'
import type { NewRow, Tables } from '../store/tables.ts'
import type { TenantId } from './tenant-db.ts'

/** An invitation that can still be accepted. */
export interface OpenInvitation {
  tenant_id: TenantId
  business: string
  email: string
  role: InvitedRole
  is_mailed: boolean
  expires_at: string
}

export function invitationLookUps(db: Kysely<Tables>) {
  return {
    invitationByToken: (tokenHash: string): Promise<OpenInvitation | undefined> =>
      openInvitations(db)
        .innerJoin('tenants', 'tenants.id', 'tenant_id')
        .select(['tenant_id', 'tenants.name as business', 'email', 'role', 'is_mailed', 'expires_at'])
        .where('deleted_at', 'is', null)
        .where('token_hash', '=', tokenHash)
        .$castTo<OpenInvitation>()
        .executeTakeFirst(),

    /**
     * Uses an invitation up and makes the person a member, in one transaction; who is one already keeps the role.
     * @param person a new one, or the id of one who has an account
     * @returns false when the invitation was used, withdrawn or too old meanwhile
     */
    acceptInvitation: (tokenHash: string, person: NewRow<'users'> | { id: string }): Promise<boolean> =>
      db.transaction().execute(async (trx) => {
        const accepted = await trx
          .updateTable('invitations')
          .set({ accepted_at: sql<string>`now()`, accepted_by: person.id })
          .where('token_hash', '=', tokenHash)
          .where('accepted_at', 'is', null)
          .where('revoked_at', 'is', null)
          .where('expires_at', '>', sql<string>`now()`)
          .returning(['tenant_id', 'role'])
          .executeTakeFirst()
        if (!accepted) return false
        if ('password_hash' in person) await trx.insertInto('users').values(person).execute()
        await trx
          .insertInto('members')
          .values({ ...accepted, user_id: person.id })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doNothing())
          .execute()
        return true
      }),
  }
}

function openInvitations(db: Kysely<Tables>) {
  return db
    .selectFrom('invitations')
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
}
