/** Passwords and addresses: changing, resetting, proving. Whatever changes a credential ends the sessions it opened. */
import { AppError } from '../../errors.ts'
import { inBackground } from '../../log.ts'
import type { Person } from '../../platform/http/route.ts'
import { hashSecret } from './hash-secret.ts'
import { refuseOwnEmail, wrongField } from './new-password.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import type { SignInRooms } from './sign-in.ts'
import type { SignInClient } from './sign-in-parts.ts'

export interface PasswordChange {
  current_password: string
  new_password: string
}

export interface Credentials {
  /** Ends the person's other sessions. @throws `invalid_input` when the present password is wrong or there is none */
  changePassword(person: Person, change: PasswordChange, client?: SignInClient): Promise<void>
  /** Asks for a link by mail; the same work whether or not there is such an account. */
  askForLink(kind: 'password_reset' | 'magic_link', email: string, nextPath?: string): Promise<void>
  /** Ends every session. @throws `link_expired` */
  resetPassword(request: { token: string; password: string }, client?: SignInClient): Promise<void>
  /** Has the mail sent that proves the person's address, unless it is proven. */
  askPersonToVerify(userId: string): Promise<void>
  /**
   * Proves an address. Without the person's session or password, the password that was set before goes, and every
   * session with it. @returns whether the password is still good @throws `link_expired`
   */
  verifyEmail(
    request: { token: string; password?: string | undefined },
    accessToken?: string,
  ): Promise<{ email: string; password_kept: boolean }>
  /** Somebody who knows says that the address is the person's. What was set before anybody proved it goes. */
  proveAddress(userId: string): Promise<void>
  /** @throws `invalid_input` that names the field */
  demandPassword(userId: string, password: string | undefined, pointer: string): Promise<void>
}

/** Brought about by a sign-up. */
const askJob = 'ask_to_verify'

export function openCredentials(rooms: SignInRooms): Credentials {
  const { directory, post, notes, callers, guesses } = rooms
  const forget = (ended: readonly string[]) => {
    for (const id of ended) callers.forget(id)
  }
  const demandPassword: Credentials['demandPassword'] = async (userId, password, pointer) => {
    const user = await directory.userById(userId)
    if (!user?.password_hash) {
      throw wrongField(pointer, 'no_password', 'There is no password yet. Ask for a link to choose one.')
    }
    await guesses.take('present', userId)
    if (!password || !(await verifyPassword(password, user.password_hash))) {
      throw wrongField(pointer, 'wrong', 'This is not your present password.')
    }
    await guesses.forget('present', userId)
  }
  const askPersonToVerify = async (userId: string) => {
    const user = await directory.userById(userId)
    if (user && !user.email_verified_at) await post.send('verify_email', user.email)
  }
  rooms.relay.deliver('tenant.created', askJob)
  rooms.jobs.handle<{ user_id: string }>(askJob, ({ user_id }) => askPersonToVerify(user_id))
  return {
    askPersonToVerify,
    demandPassword,
    proveAddress: (userId) => directory.proveAddress(userId).then(forget),
    askForLink: (kind, email, nextPath) => post.send(kind, email, nextPath),
    changePassword: async ({ sessionId, userId }, { current_password, new_password }, client) => {
      await demandPassword(userId, current_password, '/current_password')
      const user = await directory.userById(userId)
      if (!user) throw new AppError('unauthorized')
      refuseOwnEmail(new_password, user.email, '/new_password')
      await directory.setPassword(userId, await hashPassword(new_password))
      forget(await directory.endSessionsOf(userId, { except: sessionId }))
      await notes.note(userId, 'password.changed', { client })
      inBackground(rooms.log, 'telling of a new password', post.send('password_changed', user.email))
    },
    resetPassword: (request, client) => resetPassword(rooms, request, client).then(forget),
    verifyEmail: (request, accessToken) => verifyEmail(rooms, request, accessToken),
  }
}

async function resetPassword(
  { directory, post, notes, guesses, log }: SignInRooms,
  { token, password }: { token: string; password: string },
  client: SignInClient | undefined,
): Promise<string[]> {
  const hash = hashSecret(token)
  const holder = await directory.holderOfLink('password_reset', hash)
  if (!holder) throw new AppError('link_expired')
  refuseOwnEmail(password, holder.email, '/password')
  const used = await directory.resetPassword(hash, await hashPassword(password))
  if (!used) throw new AppError('link_expired')
  await guesses.forget('password', holder.email)
  await notes.note(used.userId, 'password.reset', { client })
  inBackground(log, 'telling of a new password', post.send('password_changed', holder.email))
  return used.ended
}

async function verifyEmail(
  { directory, callers, notes }: SignInRooms,
  { token, password }: { token: string; password?: string | undefined },
  accessToken: string | undefined,
): Promise<{ email: string; password_kept: boolean }> {
  const hash = hashSecret(token)
  const holder = await directory.holderOfLink('verify_email', hash)
  if (!holder) throw new AppError('link_expired')
  const isSignedIn = accessToken !== undefined && (await signedInAs(callers, accessToken)) === holder.id
  const knowsPassword =
    password !== undefined &&
    holder.password_hash !== null &&
    (await verifyPassword(password, holder.password_hash))
  if (password !== undefined && !isSignedIn && !knowsPassword) {
    throw wrongField('/password', 'wrong', 'This is not the password of the account.')
  }
  const isTheirs = isSignedIn || knowsPassword
  const used = await directory.useLink('verify_email', hash, isTheirs)
  if (!used) throw new AppError('link_expired')
  for (const id of used.ended) callers.forget(id)
  await notes.note(holder.id, 'email.verified', { detail: { password_kept: isTheirs } })
  return { email: holder.email, password_kept: isTheirs || holder.email_verified_at !== null }
}

/** Id of the person: a member of something, or a super admin who need not be. */
async function signedInAs(callers: SignInRooms['callers'], accessToken: string): Promise<string | undefined> {
  const caller = await callers.callerOf(accessToken)
  if (caller?.kind === 'member') return caller.userId
  return (await callers.superAdminOf(accessToken))?.userId
}
