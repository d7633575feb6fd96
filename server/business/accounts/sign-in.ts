/** The ways to prove who one is: password, link, code of the second factor. The last step opens a session. */
import type { LoginRequest, TenantOfUser } from '#wire'
import { AppError } from '../../errors.ts'
import { inBackground } from '../../log.ts'
import { isId } from '../../platform/store/new-id.ts'
import type { SignInState } from '../../platform/tenancy/sign-in-directory.ts'
import type { AccountPost } from './account-post.ts'
import type { GuessGuard } from './guess-guard.ts'
import { hashSecret } from './hash-secret.ts'
import type { OpenedSession } from './open-sessions.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import type { SecondFactors } from './second-factors.ts'
import type { SecurityNotes } from './security-notes.ts'
import type { SignInClient, SignInParts } from './sign-in-parts.ts'

export interface LoggedIn {
  session: OpenedSession
  tenants: TenantOfUser[]
  /** Where the person wanted to go, a path of this site. */
  next?: string | undefined
}

/** Who has proven the first factor, and has a second one. */
export interface AwaitsCode {
  mfaToken: string
  next?: string | undefined
}

export type SignInStep = LoggedIn | AwaitsCode

export interface SignIn {
  /** @throws `wrong_credentials`, whichever of the two is wrong; `rate_limited` while the account is locked */
  logIn(request: LoginRequest, client?: SignInClient): Promise<SignInStep>
  /** @throws `wrong_code`; `unauthorized` when the token is not good; `rate_limited` after too many wrong ones */
  logInWithCode(request: { mfa_token: string; code: string }, client?: SignInClient): Promise<LoggedIn>
  /** @throws `link_expired` */
  logInWithLink(token: string, client?: SignInClient): Promise<SignInStep>
  /** For whom somebody else vouches, such as an identity provider; a second factor is still asked for. */
  logInProven(userId: string, client?: SignInClient): Promise<SignInStep>
}

export interface SignInRooms extends SignInParts {
  guesses: GuessGuard
  notes: SecurityNotes
  post: AccountPost
  factors: SecondFactors
}

export function openSignIn(rooms: SignInRooms): SignIn {
  const { directory, guesses, notes, factors, secrets } = rooms
  return {
    logIn: async ({ email, password }, client = {}) => {
      const address = email.trim()
      const locks = await guesses.take('password', address)
      const user = await directory.userByEmail(address)
      // The same work for an unknown address, so that the time does not tell which addresses are known.
      const isRight = user?.password_hash
        ? await verifyPassword(password, user.password_hash)
        : await hashPassword(password).then(() => false)
      if (!user || !isRight) {
        if (user) inBackground(rooms.log, 'noting a refused log-in', refused(rooms, user, { client, locks }))
        throw new AppError('wrong_credentials')
      }
      await guesses.forget('password', address)
      return afterFirstFactor(rooms, user, client)
    },

    logInWithLink: async (token, client = {}) => {
      const used = await directory.useLink('magic_link', hashSecret(token))
      if (!used) throw new AppError('link_expired')
      for (const id of used.ended) rooms.callers.forget(id)
      const user = await directory.userById(used.userId)
      if (!user) throw new AppError('link_expired')
      const step = await afterFirstFactor(rooms, user, client)
      return used.nextPath === null ? step : { ...step, next: used.nextPath }
    },

    logInProven: async (userId, client = {}) => {
      const user = await directory.userById(userId)
      if (!user) throw new AppError('unauthorized')
      return afterFirstFactor(rooms, user, client)
    },

    logInWithCode: async ({ mfa_token, code }, client = {}) => {
      const claims = secrets.verify('mfa', mfa_token)
      const id = claims?.sub
      const user = typeof id === 'string' && isId(id) ? await directory.userById(id) : undefined
      if (!user || user.credential_epoch !== claims?.epoch) throw new AppError('unauthorized')
      const locks = await guesses.take('code', user.id)
      const how = await factors.take(user.id, code)
      if (!how) {
        inBackground(rooms.log, 'noting a refused code', refused(rooms, user, { client, locks }))
        throw new AppError('wrong_code')
      }
      await guesses.forget('code', user.id)
      const state = await directory.signInState(user.id)
      if (how === 'recovery_code') await notes.note(user.id, 'recovery_code.used', { client })
      return enter(rooms, user, state, client)
    },
  }
}

interface Person {
  id: string
  email: string
  credential_epoch: number
}

async function afterFirstFactor(rooms: SignInRooms, user: Person, client: SignInClient): Promise<SignInStep> {
  const state = await rooms.directory.signInState(user.id)
  if (!state.hasSecondFactor) return enter(rooms, user, state, client)
  return { mfaToken: rooms.secrets.sign('mfa', { sub: user.id, epoch: user.credential_epoch }) }
}

async function enter(
  { directory, sessions, notes }: SignInRooms,
  user: Person,
  { home, isSuperAdmin, needsSso }: SignInState,
  client: SignInClient,
): Promise<LoggedIn> {
  // The operator's own area asks for no business.
  if (!home && !isSuperAdmin) {
    if (needsSso) throw new AppError('sso_required')
    throw new AppError('forbidden', { detail: 'You are not a member of any business.' })
  }
  const tenants = await directory.tenantsOfUser(user.id)
  const session = await sessions.open(user, home ?? null, client.userAgent, client.address)
  if (home) await notes.note(user.id, 'session.opened', { client, tenantId: home })
  return { session, tenants }
}

/** The answer does not wait for this: it would take longer for a known address. */
async function refused(
  { directory, notes, post }: SignInRooms,
  user: Person,
  { client, locks }: { client: SignInClient; locks: boolean },
): Promise<void> {
  if (locks) {
    await notes.note(user.id, 'account.locked', { client })
    await post.send('account_locked', user.email)
    return
  }
  const { home } = await directory.signInState(user.id)
  if (home) await notes.note(user.id, 'session.refused', { client, tenantId: home })
}
