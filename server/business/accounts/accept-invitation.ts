/** What a person does with an invitation: look at it, come in as somebody new, or with the account they have. */
import type { InvitationAcceptance, InvitationPreview, MemberRole } from '#wire'
import { AppError } from '../../errors.ts'
import type { AuditLog } from '../../platform/audit/open-audit.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenInvitation } from '../../platform/tenancy/invitation-directory.ts'
import type { GuessGuard } from './guess-guard.ts'
import { hashSecret } from './hash-secret.ts'
import { refuseOwnEmail } from './new-password.ts'
import type { OpenedSession, Sessions } from './open-sessions.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'

export interface AcceptParts {
  directory: Directory
  sessions: Sessions
  guesses: GuessGuard
  audit: Pick<AuditLog, 'record'>
}

export interface Accepted {
  tenant: { id: string; name: string; role: MemberRole }
  /** Of a new person; who had an account logs in with it, second factor and all. */
  session?: OpenedSession
}

/** @throws `invitation_gone` */
export async function previewInvitation(
  { directory }: Pick<AcceptParts, 'directory'>,
  token: string,
): Promise<InvitationPreview> {
  const { business, email, role, expires_at } = await findOpen(directory, token)
  return { business, email, role, expires_at }
}

/**
 * @throws `invitation_gone`; `email_taken` when the address has an account with another password; `rate_limited` while
 * that account is locked; `invalid_input` for a new password that is the address
 */
export async function acceptInvitation(
  parts: AcceptParts,
  { token, password, name }: InvitationAcceptance,
  userAgent: string | undefined,
): Promise<Accepted> {
  const { directory, sessions, guesses } = parts
  const invitation = await findOpen(directory, token)
  const known = await directory.userByEmail(invitation.email)
  if (known) {
    // Whoever makes an invitation can try passwords at it: they count as those at the door do.
    await guesses.take('password', known.email)
    if (!known.password_hash || !(await verifyPassword(password, known.password_hash)))
      throw new AppError('email_taken')
    await guesses.forget('password', known.email)
    await use(parts, token, { id: known.id }, invitation)
    return { tenant: await tenantOf(directory, known.id, invitation) }
  }
  refuseOwnEmail(password, invitation.email, '/password')
  const user = {
    id: newId(),
    email: invitation.email,
    name: name ?? null,
    password_hash: await hashPassword(password),
    // A link that was shown to who invites proves nothing.
    email_verified_at: invitation.is_mailed ? new Date().toISOString() : null,
  }
  await use(parts, token, user, invitation)
  const session = await sessions.open({ id: user.id }, invitation.tenant_id, userAgent)
  return { tenant: await tenantOf(directory, user.id, invitation), session }
}

/** A signed-in person accepts. @throws `invitation_gone`; `wrong_address` */
export async function joinTenant(
  parts: Pick<AcceptParts, 'directory' | 'audit'>,
  userId: string,
  token: string,
): Promise<Accepted> {
  const { directory } = parts
  const invitation = await findOpen(directory, token)
  const user = await directory.userById(userId)
  if (!user) throw new AppError('unauthorized')
  if (user.email.toLowerCase() !== invitation.email.toLowerCase()) throw new AppError('wrong_address')
  await use(parts, token, { id: userId }, invitation)
  return { tenant: await tenantOf(directory, userId, invitation) }
}

async function findOpen(directory: Directory, token: string): Promise<OpenInvitation> {
  const invitation = await directory.invitationByToken(hashSecret(token))
  if (!invitation) throw new AppError('invitation_gone')
  return invitation
}

async function use(
  { directory, audit }: Pick<AcceptParts, 'directory' | 'audit'>,
  token: string,
  person: Parameters<Directory['acceptInvitation']>[1],
  { tenant_id, role }: OpenInvitation,
): Promise<void> {
  const accepted = await directory.acceptInvitation(hashSecret(token), person).catch((cause) => {
    const { code } = cause as { code?: unknown }
    // Somebody signed up with the address, or the business ended, at this very moment.
    if (code === '23505') throw new AppError('email_taken', { cause })
    if (code === '23503') throw new AppError('invitation_gone', { cause })
    throw cause
  })
  if (!accepted) throw new AppError('invitation_gone')
  const { id } = person
  const [actor, target] = [{ kind: 'member', id } as const, { type: 'user', id }]
  await audit.record(tenant_id, { actor, action: 'invitation.accepted', target, detail: { role } })
}

/** With the role that the person has now: who was a member before keeps the one they had. */
async function tenantOf(
  directory: Directory,
  userId: string,
  { tenant_id, business, role }: OpenInvitation,
): Promise<Accepted['tenant']> {
  const member = await directory.memberOf(tenant_id, userId)
  return { id: tenant_id, name: business, role: member?.role ?? role }
}
