/** Checks the proof of who a visitor is: a token, or the hash of an id, made with a secret of the business. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import jwt from 'jsonwebtoken'
import type { IdentityProof, IdentityRequest, VisitorAttributes } from '#wire'
import { AppError } from '../../errors.ts'
import { identityClaims } from './identity-schemas.ts'
import type { IdentityKey } from './identity-secrets.ts'

/** Who the visitor is said to be, and what of it is proven. */
export interface GivenIdentity {
  externalId: string | null
  proof: IdentityProof
  attributes: VisitorAttributes
  /** Names of the attributes that no proof covers. */
  unproven: string[]
  /** Of the secret that the proof was made with. */
  kid: string | null
}

const audience = 'deskbell'
const longestLifeSeconds = 24 * 3600
/** Clocks of two servers. */
const skewSeconds = 60

/**
 * @returns null when nothing is said
 * @throws `invalid_identity` for a proof that is not good: it never counts as none
 */
export function proveIdentity(
  { identity_token, user, user_hash }: IdentityRequest,
  keys: readonly IdentityKey[],
): GivenIdentity | null {
  if (identity_token !== undefined) return byToken(identity_token, user ?? {}, keys)
  if (user_hash !== undefined) return byHash(user_hash, user ?? {}, keys)
  if (!user) return null
  const { id = null, ...attributes } = user
  return { externalId: id, proof: 'none', attributes, unproven: Object.keys(attributes), kid: null }
}

function byToken(
  token: string,
  { id, ...claimed }: NonNullable<IdentityRequest['user']>,
  keys: readonly IdentityKey[],
): GivenIdentity {
  const { kid, payload } = openToken(token, keys)
  checkTimes(payload)
  if (payload.aud !== undefined && ![payload.aud].flat().includes(audience)) {
    throw refusal(`The token is for another audience: leave \`aud\` out, or say "${audience}".`)
  }
  const parsed = identityClaims.safeParse(payload)
  if (!parsed.success) throw refusal(flawOf(parsed.error))
  const { sub, ...proven } = parsed.data
  if (id !== undefined && id !== sub) throw refusal('`sub` of the token and `user.id` are not the same.')
  const unproven = Object.keys(claimed).filter((name) => !(name in proven))
  return { externalId: sub, proof: 'token', attributes: { ...claimed, ...proven }, unproven, kid }
}

function byHash(
  hash: string,
  { id, ...attributes }: NonNullable<IdentityRequest['user']>,
  keys: readonly IdentityKey[],
): GivenIdentity {
  if (id === undefined) throw refusal('`user_hash` needs `user.id`, whose hash it is.')
  const given = Buffer.from(hash, 'hex')
  // All of them are tried, so that the time tells nothing of which one it was.
  const fitting = keys.filter(({ secret }) => {
    const expected = createHmac('sha256', secret).update(id).digest()
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
  const [key] = fitting
  if (!key) throw refusal('`user_hash` is not the HMAC-SHA256 of `user.id` under an identity secret in use.')
  return { externalId: id, proof: 'hash', attributes, unproven: Object.keys(attributes), kid: key.kid }
}

interface Opened {
  kid: string
  payload: jwt.JwtPayload
}

/** Whose signature it is, by the one algorithm there is and a secret of the business alone. */
function openToken(token: string, keys: readonly IdentityKey[]): Opened {
  const header = jwt.decode(token, { complete: true })?.header
  if (!header) throw refusal('The token is not a JWT.')
  if (header.alg !== 'HS256') throw refusal('The token must be signed with HS256.')
  const named = header.kid === undefined ? keys : keys.filter(({ kid }) => kid === header.kid)
  if (named.length === 0) throw refusal('`kid` of the token names no identity secret in use.')
  for (const { kid, secret } of named) {
    try {
      const payload = jwt.verify(token, secret, { algorithms: ['HS256'], ignoreNotBefore: true })
      if (typeof payload === 'object') return { kid, payload }
    } catch (cause) {
      if (cause instanceof jwt.TokenExpiredError) throw refusal('The token has expired.')
    }
  }
  throw refusal('The signature of the token is not of an identity secret in use.')
}

function checkTimes({ exp, nbf }: jwt.JwtPayload): void {
  const now = Date.now() / 1000
  if (typeof exp !== 'number') throw refusal('The token needs `exp`.')
  if (exp > now + longestLifeSeconds + skewSeconds)
    throw refusal('`exp` of the token is more than 24 hours away.')
  if (nbf !== undefined && nbf > now + skewSeconds) throw refusal('The token is not good yet: see `nbf`.')
}

function flawOf(error: { issues: { path: PropertyKey[]; message: string }[] }): string {
  const [issue] = error.issues
  return `\`${issue?.path.map(String).join('.')}\` of the token: ${issue?.message}`
}

function refusal(detail: string): AppError {
  return new AppError('invalid_identity', { detail })
}
