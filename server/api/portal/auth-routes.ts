/** The calls with which members sign in, stay in, change the tenant and leave. */
import { z } from 'zod'
import type { LoginRequest, Me } from '#wire'
import type { Accounts } from '../../business/accounts/open-accounts.ts'
import { clearRefreshCookie, readRefreshCookie } from '../../business/accounts/refresh-cookie.ts'
import { AppError } from '../../errors.ts'
import { type AnyRoute, publicRoute, tenantRoute } from '../../platform/http/route.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import {
  answerStep,
  clientOf,
  demandOwnOrigin,
  loginAnswer,
  loginResponse,
  presentPassword,
  signedIn,
  takeAccountLimit,
  tenantOfUser,
  typedEmail,
} from './auth-answers.ts'
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
  email: typedEmail,
  password: presentPassword,
}) satisfies z.ZodType<LoginRequest>

function logIn({ accounts, limits, publicUrl }: AuthRouteParts): AnyRoute {
  return publicRoute({
    name: 'logIn',
    method: 'POST',
    path: '/api/v1/auth/login',
    summary:
      'Sign in with e-mail and password; the refresh token comes as a cookie, or a second step is asked for',
    limit: 'login',
    body: loginRequest,
    response: loginAnswer,
    answersSecret: true,
    handle: async ({ body, http }) => {
      demandOwnOrigin(http, publicUrl)
      await takeAccountLimit(limits, 'login', body.email)
      return answerStep(http, await accounts.logIn(body, clientOf(http)), publicUrl)
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
        return signedIn(http, await accounts.refresh(refreshToken, http.address), publicUrl)
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
  user: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string().nullable(),
    email_verified: z.boolean(),
    has_password: z.boolean(),
  }),
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
