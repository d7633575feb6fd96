/** Who a visitor is: by the proof that the page gives, by the token of an earlier visit, or somebody new. */
import type { IdentityMode, IdentityRequest } from '#wire'
import { epochOf } from '../../brain/conversations/visitor-details.ts'
import { AppError } from '../../errors.ts'
import { contactId } from '../../platform/identity/contact-id.ts'
import { identityKeysOf } from '../../platform/identity/identity-secrets.ts'
import { type GivenIdentity, proveIdentity } from '../../platform/identity/prove-identity.ts'
import type { Vault } from '../../platform/secrets/vault.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import type { VisitorClaims } from './visitor-token.ts'

export interface Who extends VisitorClaims {
  /** What the page says of the visitor; null when it says nothing, or nothing is to be kept. */
  identity: GivenIdentity | null
  /** The visitor without a name that this one was until now; null when there was none. */
  formerId: string | null
}

/**
 * A token of somebody who was proven opens what they said only together with a proof: where the page has logged them out,
 * the next person at the same browser is somebody new.
 * @param claims of the visitor token, where there is a good one
 * @throws `invalid_identity`; `identity_required`; `invalid_visitor_token`
 */
export async function whoVisits(
  db: TenantDb,
  mode: IdentityMode,
  given: IdentityRequest & { claims: VisitorClaims | undefined },
  vault: Vault,
): Promise<Who> {
  const { claims } = given
  const identity = mode === 'off' ? null : await identityOf(db, given, vault)
  const isProven = identity !== null && identity.proof !== 'none'
  if (isProven && identity.externalId !== null) {
    const visitorId = contactId(db.tenantId, identity.externalId)
    const formerId = claims && !claims.verified ? claims.visitorId : null
    return { visitorId, epoch: await epochOf(db, visitorId), verified: true, identity, formerId }
  }
  if (mode === 'enforced') throw new AppError('identity_required')
  if (claims?.verified) throw new AppError('invalid_visitor_token')
  const known = claims ?? { visitorId: newId(), epoch: 0, verified: false }
  return { ...known, identity, formerId: null }
}

async function identityOf(db: TenantDb, given: IdentityRequest, vault: Vault): Promise<GivenIdentity | null> {
  const isProof = given.identity_token !== undefined || given.user_hash !== undefined
  return proveIdentity(given, isProof ? await identityKeysOf(db, vault) : [])
}
