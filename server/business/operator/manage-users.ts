/** The operator's hand on people: find them, make them super admins, end their sessions. */
import type { AdminUser } from '#wire'
import { AppError } from '../../errors.ts'
import type { UserFilter } from '../../platform/tenancy/people-directory.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { noteDeed } from './operator-book.ts'
import type { Acting, OperatorParts } from './operator-parts.ts'

export function listUsers({ directory }: OperatorParts, filter: UserFilter): Promise<AdminUser[]> {
  return directory.listUsers(filter)
}

/**
 * @throws `not_found`; `last_super_admin`; `forbidden` for oneself, so that nobody locks themselves out, and for making
 * one of whoever signed up with an address that may be somebody else's
 */
export async function setSuperAdmin(
  parts: OperatorParts,
  userId: string,
  isSuperAdmin: boolean,
  acting: Acting,
): Promise<void> {
  const { directory, log } = parts
  const { userId: own } = acting
  if (userId === own) throw new AppError('forbidden', { detail: 'Ask another super admin to change you.' })
  const user = isSuperAdmin ? await directory.userById(userId) : undefined
  if (user && !user.email_verified_at)
    throw new AppError('forbidden', { detail: 'The person has not proven the e-mail address yet.' })
  const done = await directory.setSuperAdmin(userId, isSuperAdmin)
  if (done === 'missing') throw new AppError('not_found')
  if (done === 'last') throw new AppError('last_super_admin')
  const target = { type: 'user', id: userId, name: await directory.nameOfUser(userId) }
  const action = isSuperAdmin ? 'super_admin.given' : 'super_admin.taken'
  await noteDeed(directory, { action, target }, acting)
  log.warn(
    { user: userId, by: own, is_super_admin: isSuperAdmin },
    'the super-admin flag of a user was changed',
  )
}

/** Every session of the person ends: here at once, on other instances within two seconds. */
export async function endSessions(
  { directory, accounts, audit }: OperatorParts,
  userId: string,
  { userId: own, address }: Acting,
): Promise<void> {
  const user = await directory.userById(userId)
  if (!user) throw new AppError('not_found')
  for (const id of await directory.endSessionsOf(userId)) accounts.forgetCaller(id)
  const person = { type: 'user', id: userId, name: user.name ?? user.email }
  await noteDeed(directory, { action: 'sessions.ended', target: person }, { userId: own, address })
  const actor = { kind: 'super_admin', id: own } as const
  for (const { id } of await directory.tenantsOfUser(userId)) {
    const target = { type: 'user', id: userId }
    await audit.record(id as TenantId, { actor, action: 'sessions.ended', target, address })
  }
}
