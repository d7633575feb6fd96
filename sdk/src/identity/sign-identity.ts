/** Proves to the chat who a person is that is logged in on your website; runs on your server. */
import type { VisitorAttributes } from '#wire'

/** The person, as your own system knows them. */
export interface IdentifiedUser extends VisitorAttributes {
  id: string
}

export interface SignIdentityOptions {
  /** Seconds, at most 86,400. @default 3600 */
  expiresIn?: number
  /** The `kid` of the secret: needed by nobody, but it tells which of two secrets in use it is. */
  keyId?: string
}

const longestLife = 86_400
const encoder = new TextEncoder()

/**
 * Signs an identity token: a JSON Web Token (RFC 7519) in compact form (RFC 7515), with HMAC-SHA256 (RFC 7518, HS256).
 * Needs Web Crypto, which Node 20, Deno, Bun and edge runtimes have. Never sign in a browser: whoever holds the secret
 * can be anybody.
 *
 * ```ts
 * const userToken = await signIdentity({ id: user.id, email: user.email }, process.env.DESKBELL_IDENTITY_SECRET)
 * ```
 * @param secret an identity secret from the portal: `ids_…`
 * @throws RangeError for a life that the server would not accept
 */
export async function signIdentity(
  user: IdentifiedUser,
  secret: string,
  { expiresIn = 3600, keyId }: SignIdentityOptions = {},
): Promise<string> {
  if (!(expiresIn > 0 && expiresIn <= longestLife)) {
    throw new RangeError(`expiresIn must be between 1 and ${longestLife} seconds`)
  }
  if (!user.id) throw new RangeError('user.id must not be empty')
  const { id, ...claims } = user
  const now = Math.floor(Date.now() / 1000)
  const header = { alg: 'HS256', typ: 'JWT', ...(keyId && { kid: keyId }) }
  const payload = { ...claims, sub: id, aud: 'deskbell', iat: now, exp: now + Math.floor(expiresIn) }
  const signed = `${encodeJson(header)}.${encodeJson(payload)}`
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(signed))
  return `${signed}.${encodeBytes(new Uint8Array(signature))}`
}

function encodeJson(value: object): string {
  return encodeBytes(encoder.encode(JSON.stringify(value)))
}

/** Base64url without padding (RFC 4648, section 5). */
function encodeBytes(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
