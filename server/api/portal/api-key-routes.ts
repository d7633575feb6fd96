/** API keys of a tenant: made (and shown once), listed, revoked. */
import { z } from 'zod'
import type { ApiKey, ApiKeyRequest, NewApiKey, Page } from '#wire'
import type { Accounts } from '../../business/accounts/open-accounts.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { type AnyRoute, scopes, tenantRoute } from '../../platform/http/route.ts'
import { memberOf } from './member-of.ts'
import { idParams, pageOf, pageQuery, toPage } from './schemas.ts'

export interface ApiKeyRouteParts {
  accounts: Pick<Accounts, 'createApiKey' | 'listApiKeys' | 'revokeApiKey'>
}

export function apiKeyRoutes(parts: ApiKeyRouteParts): AnyRoute[] {
  return [listApiKeys(parts), createApiKey(parts), revokeApiKey(parts)]
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

const apiKeyRequest = z.object({
  name: lineOfText(100),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length).exactOptional(),
  expires_at: z.iso
    .datetime({ offset: true })
    .refine((text) => Date.parse(text) > Date.now(), 'must lie in the future')
    .exactOptional(),
}) satisfies z.ZodType<ApiKeyRequest>

function createApiKey({ accounts }: ApiKeyRouteParts): AnyRoute {
  return tenantRoute({
    name: 'createApiKey',
    method: 'POST',
    path: '/api/v1/api-keys',
    summary: 'Make an API key; the answer is the only place that shows it',
    access,
    body: apiKeyRequest,
    response: apiKey.extend({ key: z.string() }) satisfies z.ZodType<NewApiKey>,
    status: 201,
    answersSecret: true,
    handle: ({ body, caller, tenantId }) => accounts.createApiKey(tenantId, body, memberOf(caller).userId),
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
