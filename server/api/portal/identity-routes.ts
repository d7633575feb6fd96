/** How a business proves who its visitors are: mode, secrets, and a check of what its server makes with them. */
import { z } from 'zod'
import type {
  IdentityMode,
  IdentityRequest,
  IdentitySecret,
  IdentitySettings,
  IdentityVerdict,
  NewIdentitySecret,
} from '#wire'
import { AppError } from '../../errors.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import { identityShape } from '../../platform/identity/identity-schemas.ts'
import {
  addIdentitySecret,
  type IdentityKey,
  identityKeysOf,
  identityModeOf,
  listIdentitySecrets,
  revokeIdentitySecret,
  setIdentityMode,
} from '../../platform/identity/identity-secrets.ts'
import { proveIdentity } from '../../platform/identity/prove-identity.ts'
import type { Vault } from '../../platform/secrets/vault.ts'
import type { OpenTenant, TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { nothing } from './schemas.ts'

export interface IdentityRouteParts {
  openTenant: OpenTenant
  vault: Vault
}

export function identityRoutes(parts: IdentityRouteParts): AnyRoute[] {
  return [getIdentity, updateIdentity, createIdentitySecret, revokeSecret, checkIdentity].map((route) =>
    route(parts),
  )
}

const access = { role: 'admin' } as const

const identitySecret = z.object({
  kid: z.string(),
  last4: z.string(),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
}) satisfies z.ZodType<IdentitySecret>

const mode = z.enum(['off', 'optional', 'enforced']) satisfies z.ZodType<IdentityMode>

const settings = z.object({ mode, secrets: z.array(identitySecret) }) satisfies z.ZodType<IdentitySettings>

async function readSettings(db: TenantDb): Promise<IdentitySettings> {
  const [mode, secrets] = await Promise.all([identityModeOf(db), listIdentitySecrets(db)])
  return { mode, secrets }
}

function getIdentity({ openTenant }: IdentityRouteParts): AnyRoute {
  return tenantRoute({
    name: 'getIdentity',
    method: 'GET',
    path: '/api/v1/identity',
    summary: 'How it is proven who visitors are; the secrets themselves are never told',
    access,
    response: settings,
    handle: ({ tenantId }) => readSettings(openTenant(tenantId)),
  })
}

function updateIdentity({ openTenant }: IdentityRouteParts): AnyRoute {
  return tenantRoute({
    name: 'updateIdentity',
    method: 'PATCH',
    path: '/api/v1/identity',
    summary: 'Say whether visitors may, or must, be proven to be somebody',
    access,
    body: z.object({ mode }),
    response: settings,
    handle: async ({ body, tenantId }) => {
      const db = openTenant(tenantId)
      // Without a secret nobody could prove anything, and every visitor would be sent away.
      if (body.mode === 'enforced' && (await listIdentitySecrets(db)).length === 0) {
        throw new AppError('invalid_input', secretFirst)
      }
      await setIdentityMode(db, body.mode)
      return readSettings(db)
    },
  })
}

const secretFirst = {
  detail: 'Make an identity secret first: without one nobody could prove who they are.',
  errors: [{ pointer: '/mode', code: 'no_identity_secret', detail: 'There is no identity secret.' }],
}

const newSecret = identitySecret.extend({ secret: z.string() }) satisfies z.ZodType<NewIdentitySecret>

function createIdentitySecret({ openTenant, vault }: IdentityRouteParts): AnyRoute {
  return tenantRoute({
    name: 'createIdentitySecret',
    method: 'POST',
    path: '/api/v1/identity/secrets',
    summary: 'Make an identity secret, shown only here; two may be in use while one follows the other',
    access,
    body: nothing,
    response: newSecret,
    status: 201,
    answersSecret: true,
    handle: ({ tenantId }) => addIdentitySecret(openTenant(tenantId), vault),
  })
}

function revokeSecret({ openTenant }: IdentityRouteParts): AnyRoute {
  return tenantRoute({
    name: 'revokeIdentitySecret',
    method: 'DELETE',
    path: '/api/v1/identity/secrets/:id',
    summary: 'Revoke an identity secret, named by its `kid`: what it signed is refused from now on',
    access,
    params: z.strictObject({ id: z.string().max(50) }),
    handle: async ({ params, tenantId }) => {
      await revokeIdentitySecret(openTenant(tenantId), params.id)
      return undefined
    },
  })
}

const attributes = z.object({
  email: z.string().exactOptional(),
  name: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  company: z.string().exactOptional(),
  avatar: z.string().exactOptional(),
  custom: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).exactOptional(),
})
const verdict = z.union([
  z.object({
    valid: z.literal(true),
    external_id: z.string(),
    proof: z.enum(['token', 'hash']),
    attributes,
  }),
  z.object({ valid: z.literal(false), detail: z.string() }),
]) satisfies z.ZodType<IdentityVerdict>

function checkIdentity({ openTenant, vault }: IdentityRouteParts): AnyRoute {
  return tenantRoute({
    name: 'checkIdentity',
    method: 'POST',
    path: '/api/v1/identity/check',
    summary: 'Say whether a proof would be accepted, and else what is wrong with it; nothing is kept',
    access,
    audit: { not: 'It reads and changes nothing.' },
    body: z.object(identityShape),
    response: verdict,
    handle: async ({ body, tenantId }) => judge(body, await identityKeysOf(openTenant(tenantId), vault)),
  })
}

function judge(body: IdentityRequest, keys: readonly IdentityKey[]): IdentityVerdict {
  try {
    const given = proveIdentity(body, keys)
    if (!given || given.proof === 'none' || given.externalId === null) return noProof
    const { externalId: external_id, proof, attributes } = given
    return { valid: true, external_id, proof, attributes }
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'invalid_identity') throw cause
    return { valid: false, detail: cause.message }
  }
}

const noProof = {
  valid: false,
  detail: 'There is no proof: give `identity_token`, or `user_hash` with `user.id`.',
} as const
