/** API keys of a tenant: made (and shown once), listed, renamed, limited, rotated, revoked. */
import { z } from 'zod'
import type { ApiKey, ApiKeyChange, ApiKeyRequest, ApiKeyRotation, NewApiKey, Page } from '#wire'
import type { Accounts } from '../../business/accounts/open-accounts.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { type AnyRoute, scopes, tenantRoute } from '../../platform/http/route.ts'
import { memberOf } from './member-of.ts'
import { idParams, pageOf, pageQuery, toPage } from './schemas.ts'

export interface ApiKeyRouteParts {
  accounts: Pick<Accounts, 'createApiKey' | 'listApiKeys' | 'changeApiKey' | 'rotateApiKey' | 'revokeApiKey'>
}

export function apiKeyRoutes(parts: ApiKeyRouteParts): AnyRoute[] {
  return [listApiKeys, createApiKey, updateApiKey, rotateApiKey, revokeApiKey].map((route) => route(parts))
}

const access = { role: 'admin' } as const

const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  last4: z.string(),
  scopes: z.array(z.string()),
  expires_at: z.string().nullable(),
  last_used_at: z.string().nullable(),
  per_minute: z.int().nullable(),
  previous_until: z.string().nullable(),
  created_at: z.string(),
}) satisfies z.ZodType<ApiKey>

function listApiKeys({ accounts }: ApiKeyRouteParts): AnyRoute {
  return tenantRoute({
    name: 'listApiKeys',
    method: 'GET',
    path: '/api/v1/api-keys',
    summary: 'List the API keys that were not revoked, the latest first',
    access,
    query: z.strictObject(pageQuery),
    response: pageOf(apiKey) satisfies z.ZodType<Page<ApiKey>>,
    handle: async ({ query: { limit, cursor }, tenantId }) =>
      toPage(await accounts.listApiKeys(tenantId, limit + 1, cursor), limit),
  })
}

const newApiKey = apiKey.extend({ key: z.string() }) satisfies z.ZodType<NewApiKey>

/** What the installation allows is the most, whatever stands here. */
const perMinute = z.int().min(1).max(1_000_000)

const apiKeyRequest = z.object({
  name: lineOfText(100),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length).exactOptional(),
  expires_at: z.iso
    .datetime({ offset: true })
    .refine((text) => Date.parse(text) > Date.now(), 'must lie in the future')
    .exactOptional(),
  per_minute: perMinute.exactOptional(),
}) satisfies z.ZodType<ApiKeyRequest>

function createApiKey({ accounts }: ApiKeyRouteParts): AnyRoute {
  return tenantRoute({
    name: 'createApiKey',
    method: 'POST',
    path: '/api/v1/api-keys',
    summary: 'Make an API key; the answer is the only place that shows it',
    access,
    body: apiKeyRequest,
    response: newApiKey,
    status: 201,
    answersSecret: true,
    handle: ({ body, caller, tenantId }) => accounts.createApiKey(tenantId, body, memberOf(caller).userId),
  })
}

const apiKeyChange = z.object({
  name: lineOfText(100).exactOptional(),
  per_minute: perMinute.nullable().exactOptional(),
}) satisfies z.ZodType<ApiKeyChange>

function updateApiKey({ accounts }: ApiKeyRouteParts): AnyRoute {
  return tenantRoute({
    name: 'updateApiKey',
    method: 'PATCH',
    path: '/api/v1/api-keys/:id',
    summary: 'Change the name of an API key or how many requests a minute it may make',
    access,
    params: idParams,
    body: apiKeyChange,
    response: apiKey,
    handle: ({ params, body, tenantId }) => accounts.changeApiKey(tenantId, params.id, body),
  })
}

const monthSeconds = 30 * 24 * 3600
const apiKeyRotation = z.object({
  grace_seconds: z
    .int()
    .min(0)
    .max(monthSeconds)
    .default(24 * 3600),
}) satisfies z.ZodType<ApiKeyRotation>

function rotateApiKey({ accounts }: ApiKeyRouteParts): AnyRoute {
  return tenantRoute({
    name: 'rotateApiKey',
    method: 'POST',
    path: '/api/v1/api-keys/:id/rotate',
    summary: 'Give an API key another secret, shown only here; the one before stays good for `grace_seconds`',
    access,
    params: idParams,
    body: apiKeyRotation,
    response: newApiKey,
    answersSecret: true,
    handle: ({ params, body, tenantId }) => accounts.rotateApiKey(tenantId, params.id, body.grace_seconds),
  })
}

function revokeApiKey({ accounts }: ApiKeyRouteParts): AnyRoute {
  return tenantRoute({
    name: 'revokeApiKey',
    method: 'DELETE',
    path: '/api/v1/api-keys/:id',
    summary: 'Revoke an API key',
    access,
    params: idParams,
    handle: async ({ params, tenantId }) => {
      await accounts.revokeApiKey(tenantId, params.id)
      return undefined
    },
  })
}
