/** The business as an account: settings, account tokens, one more business, the end. */
import { z } from 'zod'
import type {
  AccountToken,
  NewTenant,
  Organisation,
  OrganisationChange,
  OrganisationDeletion,
  TenantRequest,
} from '#wire'
import { businessFields } from '../../business/accounts/business-fields.ts'
import type { OrganisationDesk } from '../../business/accounts/open-organisation.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import { isAccountToken } from '../../platform/tenancy/account-token.ts'
import { memberOf } from './member-of.ts'
import { nothing, ownPassword } from './schemas.ts'

export interface OrganisationRouteParts {
  organisation: OrganisationDesk
}

export function organisationRoutes(parts: OrganisationRouteParts): AnyRoute[] {
  return [
    getOrganisation,
    updateOrganisation,
    deleteOrganisation,
    createTenant,
    listAccountTokens,
    createAccountToken,
    revokeAccountToken,
  ].map((route) => route(parts))
}

const organisationShape = z.object({
  id: z.string(),
  name: z.string(),
  industry: z.string().nullable(),
  plan: z.string(),
  status: z.string(),
  trial_ends_at: z.string().nullable(),
  created_at: z.string(),
}) satisfies z.ZodType<Organisation>

function getOrganisation({ organisation }: OrganisationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'getOrganisation',
    method: 'GET',
    path: '/api/v1/organisation',
    summary: 'The business as an account',
    access: { role: 'viewer' },
    response: organisationShape,
    handle: ({ tenantId }) => organisation.read(tenantId),
  })
}

function updateOrganisation({ organisation }: OrganisationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'updateOrganisation',
    method: 'PATCH',
    path: '/api/v1/organisation',
    summary: 'Change the name of the business, which visitors are told, or its line of business',
    access: { role: 'admin' },
    body: z.object({
      name: lineOfText(120).exactOptional(),
      industry: lineOfText(60).nullable().exactOptional(),
    }) satisfies z.ZodType<OrganisationChange>,
    response: organisationShape,
    handle: ({ body, tenantId }) => organisation.change(tenantId, body),
  })
}

function deleteOrganisation({ organisation }: OrganisationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'deleteOrganisation',
    method: 'POST',
    path: '/api/v1/organisation/delete',
    summary: 'End the business at once and erase all it has; asks for its name and the password',
    access: { role: 'owner' },
    audit: { not: 'The log is erased with the business, perhaps before an entry could be written.' },
    body: z.object({
      name: z.string().max(200),
      password: ownPassword,
    }) satisfies z.ZodType<OrganisationDeletion>,
    answersSecret: true,
    handle: async ({ body, caller, tenantId }) => {
      await organisation.end(tenantId, memberOf(caller).userId, body)
      return undefined
    },
  })
}

const tenantRequest = z
  .object({ name: lineOfText(120).exactOptional(), ...businessFields })
  .refine(({ name, website }) => name !== undefined || website !== undefined, {
    path: ['name'],
    message: 'name or website is needed',
  }) satisfies z.ZodType<TenantRequest>

function createTenant({ organisation }: OrganisationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'createTenant',
    method: 'POST',
    path: '/api/v1/tenants',
    summary: 'Make one more business of the signed-in person, on trial for 14 days; `switchTenant` opens it',
    access: { role: 'viewer' },
    body: tenantRequest,
    response: z.object({
      id: z.string(),
      name: z.string(),
      role: z.enum(['owner', 'admin', 'agent', 'viewer']),
      trial_ends_at: z.string().nullable(),
      account_token: z.string(),
    }) satisfies z.ZodType<NewTenant>,
    status: 201,
    handle: ({ body, caller }) => organisation.add(memberOf(caller).userId, body),
  })
}

const accountToken = z.object({ id: z.string(), created_at: z.string() }) satisfies z.ZodType<AccountToken>

function listAccountTokens({ organisation }: OrganisationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'listAccountTokens',
    method: 'GET',
    path: '/api/v1/account-tokens',
    summary: 'List the account tokens that are good, the oldest first',
    access: { role: 'viewer' },
    response: z.object({ data: z.array(accountToken) }),
    handle: async ({ tenantId }) => ({ data: await organisation.listTokens(tenantId) }),
  })
}

function createAccountToken({ organisation }: OrganisationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'createAccountToken',
    method: 'POST',
    path: '/api/v1/account-tokens',
    summary: 'Add an account token beside those there are, to change websites from one to the next',
    access: { role: 'admin' },
    body: nothing,
    response: accountToken,
    status: 201,
    handle: ({ tenantId }) => organisation.addToken(tenantId),
  })
}

function revokeAccountToken({ organisation }: OrganisationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'revokeAccountToken',
    method: 'DELETE',
    path: '/api/v1/account-tokens/:id',
    summary: 'Revoke an account token; the last one stays',
    access: { role: 'admin' },
    params: z.strictObject({ id: z.string().refine(isAccountToken) }),
    handle: async ({ params, tenantId }) => {
      await organisation.revokeToken(tenantId, params.id)
      return undefined
    },
  })
}
