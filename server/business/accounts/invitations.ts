/** Invitations into a business: one open at a time for an address, a single use, seven days. Only hashes are kept. */
import type { Invitation, InvitationRequest } from '#wire'
import { AppError } from '../../errors.ts'
import { mayAct } from '../../platform/http/route.ts'
import { newId } from '../../platform/store/new-id.ts'
import { randomBase62 } from '../../platform/tenancy/account-token.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { lockTenant } from '../../platform/tenancy/tenants.ts'
import { hashSecret } from './hash-secret.ts'

const columns = ['id', 'email', 'role', 'expires_at', 'created_at'] as const
const lifeMs = 7 * 24 * 3600 * 1000
/** Open ones of a business. */
const most = 100

/** A token and the hash under which it is kept: 256 bits of chance. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = `inv_${randomBase62(43)}`
  return { token, hash: hashSecret(token) }
}

/** Those that can be accepted, the latest first. @param after id of the last one seen */
export function listInvitations(db: TenantDb, limit: number, after?: string): Promise<Invitation[]> {
  const rows = open(db).where('expires_at', '>', now())
  const rest = after === undefined ? rows : rows.where('id', '<', after)
  return rest.orderBy('id', 'desc').limit(limit).execute()
}

export function findInvitation(db: TenantDb, id: string) {
  return open(db).select('invited_by').where('id', '=', id).where('expires_at', '>', now()).executeTakeFirst()
}

/**
 * Makes an invitation; an earlier one for the same address is withdrawn.
 * @param tokenHash null: the mail brings the token
 * @throws `limit_reached`; `forbidden` for who may invite no more
 */
export function addInvitation(
  db: TenantDb,
  { email, role }: Pick<InvitationRequest, 'email' | 'role'>,
  invitedBy: string,
  tokenHash: string | null,
): Promise<Invitation> {
  return db.transaction(async (trx) => {
    await lockTenant(trx)
    await demandInviter(trx, invitedBy)
    await trx
      .update('invitations')
      .set({ revoked_at: now() })
      .where('email', '=', email)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .execute()
    const held = await open(trx).where('expires_at', '>', now()).limit(most).execute()
    if (held.length >= most) throw new AppError('limit_reached')
    return trx
      .insert('invitations', {
        id: newId(),
        email,
        role,
        token_hash: tokenHash,
        invited_by: invitedBy,
        expires_at: new Date(Date.now() + lifeMs).toISOString(),
      })
      .returning(columns)
      .executeTakeFirstOrThrow()
  })
}

/** Withdraws what a person invited who may do so no more. */
export async function withdrawInvitationsBy(db: TenantDb, userId: string): Promise<void> {
  await db
    .update('invitations')
    .set({ revoked_at: now() })
    .where('invited_by', '=', userId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/**
 * Gives an open invitation seven new days and another token: the link before is dead.
 * @param token null: the mail brings it
 * @returns undefined when there is no such invitation
 */
export function renewInvitation(
  db: TenantDb,
  id: string,
  token: { hash: string; isMailed: boolean } | null,
): Promise<Invitation | undefined> {
  return db
    .update('invitations')
    .set({
      token_hash: token?.hash ?? null,
      is_mailed: token?.isMailed ?? false,
      expires_at: new Date(Date.now() + lifeMs).toISOString(),
    })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(columns)
    .executeTakeFirst()
}

/** False when there is no such invitation, or it was accepted. */
export async function revokeInvitation(db: TenantDb, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .update('invitations')
    .set({ revoked_at: now() })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The role may have gone since the request was let in; under the lock it stays until the invitation is there. */
async function demandInviter(db: TenantDb, userId: string): Promise<void> {
  const inviter = await db
    .select('members')
    .select('role')
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
  if (!inviter || !mayAct(inviter.role, 'admin')) throw new AppError('forbidden')
}

function open(db: TenantDb) {
  return db
    .select('invitations')
    .select(columns)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
}

function now(): string {
  return new Date().toISOString()
}
