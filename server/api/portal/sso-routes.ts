/** Single sign-on: its settings, and the way of a browser to the provider and back. */
import { parseCookie, stringifySetCookie } from 'cookie'
import { z } from 'zod'
import type { SsoDomain, SsoRequest, SsoSettings, SsoStartRequest, SsoStartResponse } from '#wire'
import { attemptSeconds, type Sso } from '../../business/accounts/oidc/open-sso.ts'
import { setRefreshCookie } from '../../business/accounts/refresh-cookie.ts'
import { AppError } from '../../errors.ts'
import { isOwnOrigin } from '../../platform/http/is-own-origin.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { type AnyRoute, type Exchange, publicRoute, tenantRoute } from '../../platform/http/route.ts'

export interface SsoRouteParts {
  sso: Sso
  /** Address of this server, as people reach it. */
  publicUrl: string
}

export function ssoRoutes(parts: SsoRouteParts): AnyRoute[] {
  return [
    getSso(parts),
    putSso(parts),
    deleteSso(parts),
    verifySsoDomain(parts),
    startSso(parts),
    finishSso(parts),
  ]
}

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, 'Not a mail domain.')
const role = z.enum(['admin', 'agent', 'viewer'])

const ssoRequest = z.strictObject({
  issuer: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .refine((text) => !/[?#@]/.test(text), 'An issuer has no query, fragment or credentials.'),
  client_id: lineOfText(200),
  client_secret: z.string().min(1).max(500).nullable().exactOptional(),
  domains: z.array(domain).max(20),
  auto_join: z.boolean(),
  default_role: role,
  required: z.boolean(),
}) satisfies z.ZodType<SsoRequest>

const ssoDomain = z.object({
  domain: z.string(),
  verified_at: z.string().nullable(),
  txt_name: z.string(),
  txt_value: z.string(),
}) satisfies z.ZodType<SsoDomain>

const ssoSettings = z.object({
  issuer: z.string(),
  client_id: z.string(),
  has_client_secret: z.boolean(),
  domains: z.array(ssoDomain),
  auto_join: z.boolean(),
  default_role: role,
  required: z.boolean(),
  callback_url: z.string(),
  updated_at: z.string(),
}) satisfies z.ZodType<SsoSettings>

function getSso({ sso }: SsoRouteParts): AnyRoute {
  return tenantRoute({
    name: 'getSso',
    method: 'GET',
    path: '/api/v1/sso',
    summary: 'How members sign in through their own provider; its secret is never told',
    access: { role: 'admin' },
    response: ssoSettings,
    handle: ({ tenantId }) => sso.settings(tenantId),
  })
}

/** Whoever sets the provider can become any member, owners as well: so only owners may. */
const access = { role: 'owner' } as const

function putSso({ sso }: SsoRouteParts): AnyRoute {
  return tenantRoute({
    name: 'putSso',
    method: 'PUT',
    path: '/api/v1/sso',
    summary: 'Set the OpenID Connect provider through which members sign in',
    access,
    body: ssoRequest,
    response: ssoSettings,
    handle: ({ body, tenantId }) => sso.save(tenantId, body),
  })
}

function deleteSso({ sso }: SsoRouteParts): AnyRoute {
  return tenantRoute({
    name: 'deleteSso',
    method: 'DELETE',
    path: '/api/v1/sso',
    summary: 'Sign in without a provider again',
    access,
    handle: async ({ tenantId }) => {
      await sso.remove(tenantId)
      return undefined
    },
  })
}

function verifySsoDomain({ sso }: SsoRouteParts): AnyRoute {
  return tenantRoute({
    name: 'verifySsoDomain',
    method: 'POST',
    path: '/api/v1/sso/domains/verify',
    summary: 'Look for the TXT record that shows a mail domain to be yours',
    access,
    body: z.strictObject({ domain }),
    response: ssoDomain,
    handle: ({ body, tenantId }) => sso.verifyDomain(tenantId, body.domain),
  })
}

const startRequest = z.union([
  z.strictObject({ tenant_id: z.string().max(100) }),
  z.strictObject({ email: lineOfText(320).refine((text) => text.includes('@'), 'Not an e-mail address.') }),
]) satisfies z.ZodType<SsoStartRequest>

function startSso({ sso, publicUrl }: SsoRouteParts): AnyRoute {
  return publicRoute({
    name: 'startSso',
    method: 'POST',
    path: '/api/v1/auth/oidc/start',
    summary: 'Begin to sign in through the provider of a business, named by itself or by a mail address',
    limit: 'login',
    body: startRequest,
    response: z.object({ url: z.string() }) satisfies z.ZodType<SsoStartResponse>,
    answersSecret: true,
    handle: async ({ body, http }) => {
      if (!isOwnOrigin(http, publicUrl))
        throw new AppError('forbidden', { detail: 'This call is for pages of this server only.' })
      const { url, browserSecret } = await sso.start(body)
      http.setHeader('Set-Cookie', attemptCookie(browserSecret, attemptSeconds, publicUrl))
      return { url }
    },
  })
}

function finishSso({ sso, publicUrl }: SsoRouteParts): AnyRoute {
  return publicRoute({
    name: 'finishSso',
    method: 'GET',
    path: '/api/v1/auth/oidc/:tenant_id/callback',
    summary: 'Where the provider sends the browser back to; it ends in the portal',
    limit: 'login',
    params: z.strictObject({ tenant_id: z.string() }),
    // Providers add what they like.
    query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    redirects: true,
    handle: async ({ params, query, http }) => {
      http.setHeader('Set-Cookie', attemptCookie('', 0, publicUrl))
      const session = await sso
        .finish({
          tenantId: params.tenant_id,
          query: paramsOf(query),
          browserSecret: readAttemptCookie(http),
          userAgent: http.header('user-agent'),
          address: http.address,
        })
        .catch((cause: unknown) => {
          if (cause instanceof AppError && cause.status < 500) return null
          throw cause
        })
      if (session) setRefreshCookie(http, session, publicUrl)
      http.redirect(session ? '/app' : '/app/login?error=sso_failed')
      return undefined
    },
  })
}

function paramsOf(query: Record<string, string | string[]>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, values] of Object.entries(query))
    for (const value of [values].flat()) params.append(name, value)
  return params
}

const cookieName = 'deskbell_sso'

function readAttemptCookie(http: Pick<Exchange, 'header'>): string | undefined {
  return parseCookie(http.header('cookie') ?? '')[cookieName]
}

/** Lax: the provider's page sends the browser here. */
function attemptCookie(value: string, maxAge: number, publicUrl: string): string {
  return stringifySetCookie({
    name: cookieName,
    value,
    maxAge,
    path: '/api/v1/auth/oidc',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
  })
}
