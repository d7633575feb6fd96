/** People and their businesses: sign-up, log-in, sessions, API keys, and who holds a credential. */
import type { ApiKey, ApiKeyChange, ApiKeyRequest, Me, NewApiKey, SignupRequest, TenantOfUser } from '#wire'
import { AppError } from '../../errors.ts'
import type { CallerResolver } from '../../platform/http/route.ts'
import type { OpenTenant, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { changeApiKey, createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from './api-keys.ts'
import { checkEmail, type EmailCheck } from './check-email.ts'
import type { FurnishTenant } from './make-business.ts'
import type { NumberDesk } from './number-desk.ts'
import { type Callers, openCallers } from './open-callers.ts'
import { openSessions } from './open-sessions.ts'
import { openSigningIn, type SigningIn } from './open-signing-in.ts'
import { type Member, readMe } from './read-me.ts'
import type { LoggedIn } from './sign-in.ts'
import type { SignInOutside } from './sign-in-parts.ts'
import { type SignedUp, type SignupClient, signUp } from './sign-up.ts'

export interface AccountsParts extends SignInOutside {
  openTenant: OpenTenant
  furnish: FurnishTenant
  /** Absent where the installation has no phone numbers to give. */
  numbers?: NumberDesk | undefined
}

export interface Accounts extends CallerResolver, SigningIn {
  /** Asks anew at the next call who holds a session: it was ended or changed here. */
  forgetCaller(sessionId: string): void
  /** The same for everybody: a tenant was changed here. */
  forgetCallers(): void
  /** A fresh access token of a session. */
  sessionToken(sessionId: string): string
  signUp(request: SignupRequest, client?: SignupClient): Promise<SignedUp>
  checkEmail(text: string): Promise<EmailCheck>
  /** Exchanges a refresh token. @throws `unauthorized`, and ends the session when an old token comes back */
  refresh(refreshToken: string, address?: string): Promise<LoggedIn>
  /** Ends the sessions of the refresh token and of the access token, where they have one. */
  logOut(credentials: { refreshToken?: string | undefined; accessToken?: string | undefined }): Promise<void>
  /** Opens another tenant of the same person in the same session. @throws `not_found` for a foreign one */
  switchTenant(
    member: Pick<Member, 'id' | 'userId'>,
    tenantId: string,
  ): Promise<{ token: string; tenants: TenantOfUser[] }>
  tenantsOfUser(userId: string): Promise<TenantOfUser[]>
  /** Ends a person's sessions in one tenant: here at once, on other instances within two seconds. */
  endSessions(userId: string, tenantId: TenantId): Promise<void>
  /** Asks anew what a person may do in a tenant: here at once, on other instances within two seconds. */
  forgetRole(userId: string, tenantId: TenantId): Promise<void>
  me(member: Member): Promise<Me>
  createApiKey(tenantId: TenantId, request: ApiKeyRequest, userId: string): Promise<NewApiKey>
  /** Those that were not revoked, the latest first; `after` is the id of the last one seen. */
  listApiKeys(tenantId: TenantId, limit: number, after?: string): Promise<ApiKey[]>
  /** @throws `not_found` */
  changeApiKey(tenantId: TenantId, id: string, change: ApiKeyChange): Promise<ApiKey>
  /** A new secret; the one before stays good for `graceSeconds`. @throws `not_found`, also for a key that expired */
  rotateApiKey(tenantId: TenantId, id: string, graceSeconds: number): Promise<NewApiKey>
  /** The key stops to work here at once, on other instances within two seconds. @throws `not_found` */
  revokeApiKey(tenantId: TenantId, id: string): Promise<void>
}

export function openAccounts(parts: AccountsParts): Accounts {
  const { directory, openTenant, secrets } = parts
  const sessions = openSessions(directory, secrets)
  const callers = openCallers(parts)
  return {
    ...openSigningIn({ ...parts, sessions, callers }),
    callerOf: callers.callerOf,
    superAdminOf: callers.superAdminOf,
    forgetCaller: callers.forget,
    forgetCallers: callers.forgetAll,
    sessionToken: sessions.accessToken,
    signUp: (request, client) => signUp({ ...parts, sessions }, request, client),
    checkEmail: (text) => checkEmail(directory, text),
    refresh: async (refreshToken, address) => {
      const session = await sessions.refresh(refreshToken, address)
      // It may have moved to another tenant.
      callers.forget(session.id)
      return { session, tenants: await directory.tenantsOfUser(session.userId) }
    },
    logOut: async ({ refreshToken, accessToken }) => {
      const ended = refreshToken ? await sessions.endByRefresh(refreshToken) : null
      if (ended) callers.forget(ended)
      const caller = accessToken ? await callers.callerOf(accessToken) : null
      if (caller?.kind !== 'member') return
      await directory.revokeSession(caller.id)
      callers.forget(caller.id)
    },
    switchTenant: async (member, tenantId) => {
      const tenants = await directory.tenantsOfUser(member.userId)
      if (!tenants.some(({ id }) => id === tenantId)) throw new AppError('not_found')
      if (await directory.isClosedToSession(member.id, tenantId)) throw new AppError('sso_required')
      if (await directory.lacksSecondFactor(member.id))
        throw new AppError('forbidden', { detail: logInFirst })
      await directory.moveSession(member.id, tenantId)
      callers.forget(member.id)
      return { token: sessions.accessToken(member.id), tenants }
    },
    tenantsOfUser: directory.tenantsOfUser,
    me: (member) => readMe(directory, openTenant, member),
    endSessions: async (userId, tenantId) => {
      for (const id of await directory.endSessions(userId, tenantId)) callers.forget(id)
    },
    forgetRole: async (userId, tenantId) => {
      for (const id of await directory.sessionsIn(userId, tenantId)) callers.forget(id)
    },
    ...openKeys(openTenant, callers),
  }
}

/** What a provider of one business says opens that one alone to who has a second factor. */
const logInFirst = 'Log in with your second step to open another business.'

type Keys = 'createApiKey' | 'listApiKeys' | 'changeApiKey' | 'rotateApiKey' | 'revokeApiKey'

function openKeys(openTenant: OpenTenant, callers: Callers): Pick<Accounts, Keys> {
  /** What was remembered of a key is asked anew. */
  const settled = <K extends { hashes: string[] }>(changed: K | undefined): K => {
    if (!changed) throw new AppError('not_found')
    for (const hash of changed.hashes) callers.forget(hash)
    return changed
  }
  return {
    createApiKey: (tenantId, request, userId) => createApiKey(openTenant(tenantId), request, userId),
    listApiKeys: (tenantId, limit, after) => listApiKeys(openTenant(tenantId), limit, after),
    changeApiKey: async (tenantId, id, change) =>
      settled(await changeApiKey(openTenant(tenantId), id, change)).shown,
    rotateApiKey: async (tenantId, id, graceSeconds) => {
      const { shown, key } = settled(await rotateApiKey(openTenant(tenantId), id, graceSeconds))
      return { ...shown, key }
    },
    revokeApiKey: async (tenantId, id) => {
      const hashes = await revokeApiKey(openTenant(tenantId), id)
      settled(hashes.length > 0 ? { hashes } : undefined)
    },
  }
}
