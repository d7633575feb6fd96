/** The calls with which members sign in, stay in, change the tenant and leave. */
import { z } from 'zod'
import type { LoginRequest, LoginResponse, Me, TenantOfUser } from '#wire'
import type { Accounts } from '../../business/accounts/open-accounts.ts'
import type { OpenedSession } from '../../business/accounts/open-sessions.ts'
import {
  clearRefreshCookie,
  readRefreshCookie,
  setRefreshCookie,
} from '../../business/accounts/refresh-cookie.ts'
import { AppError } from '../../errors.ts'
import { isOwnOrigin } from '../../platform/http/is-own-origin.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { type AnyRoute, type Exchange, publicRoute, tenantRoute } from '../../platform/http/route.ts'
import { emailKey } from '../../platform/limits/email-key.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import { memberOf } from './member-of.ts'

export interface AuthRouteParts {
  accounts: Pick<Accounts, 'logIn' | 'refresh' | 'logOut' | 'switchTenant' | 'me'>
  limits: Limits
  /** Address of this server, as people reach it. */
  publicUrl: string
}

export function authRoutes(parts: AuthRouteParts): AnyRoute[] {
  return [logIn(parts), refresh(parts), logOut(parts), switchTenant(parts), getMe(parts)]
}

const loginRequest = z.object({
  email: lineOfText(320),
  password: z.string().min(1).max(200),
}) satisfies z.ZodType<LoginRequest>

const tenantOfUser = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'admin', 'agent', 'viewer']),
}) satisfies z.ZodType<TenantOfUser>

const loginResponse = z.object({
  token: z.string(),
  tenants: z.array(tenantOfUser),
}) satisfies z.ZodType<LoginResponse>

function logIn({ accounts, limits, publicUrl }: AuthRouteParts): AnyRoute {
  return publicRoute({
    name: 'logIn',
    method: 'POST',
    path: '/api/v1/auth/login',
    summary: 'Sign in with e-mail and password; the refresh token comes as a cookie',
    limit: 'login',
    body: loginRequest,
    response: loginResponse,
    answersSecret: true,
    handle: async ({ body, http }) => {
      demandOwnOrigin(http, publicUrl)
      await takeAccountLimit(limits, body.email)
      const { session, tenants } = await accounts.logIn(body, http.header('user-agent'))
      return signedIn(http, { session, tenants }, publicUrl)
    },
  })
}

function refresh({ accounts, publicUrl }: AuthRouteParts): AnyRoute {
  return publicRoute({
    name: 'refresh',
    method: 'POST',
    path: '/api/v1/auth/refresh',
    summary: 'Exchange the refresh cookie for a fresh access token and the next cookie',
    response: loginResponse,
    answersSecret: true,
    handle: async ({ http }) => {
      demandOwnOrigin(http, publicUrl)
      const refreshToken = readRefreshCookie(http)
      if (!refreshToken) throw new AppError('unauthorized')
      try {
        return signedIn(http, await accounts.refresh(refreshToken), publicUrl)
      } catch (cause) {
        if (cause instanceof AppError && cause.code === 'unauthorized') clearRefreshCookie(http, publicUrl)
        throw cause
      }
    },
  })
}

function logOut({ accounts, publicUrl }: AuthRouteParts): AnyRoute {
  return publicRoute({
    name: 'logOut',
    method: 'POST',
    path: '/api/v1/auth/logout',
    summary: 'End the session',
    handle: async ({ http }) => {
      demandOwnOrigin(http, publicUrl)
      const accessToken = http.header('authorization')?.match(/^Bearer +(\S+)$/i)?.[1]
      await accounts.logOut({ refreshToken: readRefreshCookie(http), accessToken })
      clearRefreshCookie(http, publicUrl)
      return undefined
    },
  })
}

function switchTenant({ accounts, publicUrl }: AuthRouteParts): AnyRoute {
  return tenantRoute({
    name: 'switchTenant',
    method: 'POST',
    path: '/api/v1/auth/switch',
    summary: 'Open another business of the signed-in person in this session',
    access: { role: 'viewer' },
    whileSuspended: true,
    body: z.object({ tenant_id: z.string().max(100) }),
    response: loginResponse,
    answersSecret: true,
    handle: ({ body, caller, http }) => {
      demandOwnOrigin(http, publicUrl)
      return accounts.switchTenant(memberOf(caller), body.tenant_id)
    },
  })
}

const me = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string().nullable() }),
  tenant: z.object({
    id: z.string(),
    name: z.string(),
    plan: z.string(),
    status: z.string(),
    trial_ends_at: z.string().nullable(),
  }),
  role: tenantOfUser.shape.role,
  super_admin: z.boolean().exactOptional(),
  viewing_as: z.object({ reason: z.string(), until: z.string() }).exactOptional(),
  tenants: z.array(tenantOfUser),
  account_token: z.string(),
}) satisfies z.ZodType<Me>

function getMe({ accounts }: AuthRouteParts): AnyRoute {
  return tenantRoute({
    name: 'getMe',
    method: 'GET',
    path: '/api/v1/me',
    summary: 'The signed-in member and the business that is open',
    access: { role: 'viewer' },
    response: me,
    handle: ({ caller }) => accounts.me(memberOf(caller)),
  })
}

function signedIn(
  http: Exchange,
  { session, tenants }: { session: OpenedSession; tenants: TenantOfUser[] },
  publicUrl: string,
): LoginResponse {
  setRefreshCookie(http, session, publicUrl)
  return { token: session.token, tenants }
}

function demandOwnOrigin(http: Exchange, publicUrl: string): void {
  if (!isOwnOrigin(http, publicUrl))
    throw new AppError('forbidden', { detail: 'This call is for pages of this server only.' })
}

/** Whoever guesses at one account from many addresses is slowed down as well. */
async function takeAccountLimit(limits: Limits, email: string): Promise<void> {
  const { allowed, resetMs } = await limits.take('login', `account:${emailKey(email)}`)
  if (!allowed) throw new AppError('rate_limited', { retryAfter: Math.max(1, Math.ceil(resetMs / 1000)) })
}
