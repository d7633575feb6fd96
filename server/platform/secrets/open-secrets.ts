/** Keys derived from SECRET_KEY, one per purpose, and the signed tokens made with them. */
import {
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import jwt from 'jsonwebtoken'
import { openBytes, sealBytes } from './seal-bytes.ts'

/** What a token is for. Each has its own key, audience and life, so that none passes for another. */
const purposes = {
  visitor: { audience: 'widget', lifeSeconds: 30 * 24 * 3600 },
  access: { audience: 'portal', lifeSeconds: 15 * 60 },
  mfa: { audience: 'mfa', lifeSeconds: 5 * 60 },
  file: { audience: 'file', lifeSeconds: 3600 },
} as const
export type Purpose = keyof typeof purposes
/** What a plain authentication code is for. */
export type MacPurpose = 'refresh' | 'audit' | 'domain' | 'guess'

export interface Secrets {
  /** Signs the claims with the current key (HS256). */
  sign(purpose: Purpose, claims: Record<string, string | number>): string
  /** The claims, or null when the token is foreign, altered, expired or for another purpose. */
  verify(purpose: Purpose, token: string): (Record<string, unknown> & { iat: number; exp: number }) | null
  /** HMAC-SHA256 of `text` under the current key of `purpose`: nobody else can make or foretell it. */
  mac(purpose: MacPurpose, text: string): Buffer
  /** Whether `code` is the code of `text` under any of the keys: what was signed before a rotation stays signed. */
  verifyMac(purpose: MacPurpose, text: string, code: Buffer): boolean
  /** The key, sealed under the current root for this one use. */
  wrap(key: Buffer, use: string): { wrapped: string; by: string }
  /** @param by fingerprint of the root that wrapped it @throws when it was altered, made for another use, or its root is gone */
  unwrap(wrapped: string, use: string, by: string): Buffer
  /** Names the root keys without telling them, the current one first. */
  readonly fingerprints: readonly string[]
}

/** @param roots root keys, the first signs, all verify */
export function openSecrets(roots: readonly string[]): Secrets {
  const [current] = roots
  if (!current) throw new Error('SECRET_KEY holds no key')
  return {
    sign: (purpose, claims) => {
      const { audience, lifeSeconds } = purposes[purpose]
      return jwt.sign({ typ: purpose, ...claims }, tokenKey(current, purpose), {
        algorithm: 'HS256',
        audience,
        expiresIn: lifeSeconds,
      })
    },
    verify: (purpose, token) => {
      for (const root of roots) {
        const claims = verifyWith(tokenKey(root, purpose), purpose, token)
        if (claims) return claims
      }
      return null
    },
    mac: (purpose, text) => createHmac('sha256', deriveKey(current, purpose)).update(text).digest(),
    verifyMac: (purpose, text, code) =>
      roots.some((root) => {
        const expected = createHmac('sha256', deriveKey(root, purpose)).update(text).digest()
        return expected.length === code.length && timingSafeEqual(expected, code)
      }),
    wrap: (key, use) => ({
      wrapped: sealBytes(deriveKey(current, 'wrap'), key, use),
      by: fingerprintOf(current),
    }),
    unwrap: (wrapped, use, by) => {
      const root = roots.find((each) => fingerprintOf(each) === by)
      if (!root) throw new Error('The key that wrapped a data key is not in SECRET_KEY.')
      return openBytes(deriveKey(root, 'wrap'), wrapped, use)
    },
    fingerprints: roots.map(fingerprintOf),
  }
}

function fingerprintOf(root: string): string {
  return createHash('sha256').update(deriveKey(root, 'fingerprint')).digest('hex').slice(0, 16)
}

/** Reads the key that this data directory was given at its first start, or gives it one. */
export async function generatedSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret-key')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  }
  return (await readFile(file, 'utf8')).trim()
}

function verifyWith(key: KeyObject, purpose: Purpose, token: string) {
  try {
    const claims = jwt.verify(token, key, { algorithms: ['HS256'], audience: purposes[purpose].audience })
    if (typeof claims === 'string' || claims.typ !== purpose || !claims.exp) return null
    return claims as Record<string, unknown> & { iat: number; exp: number }
  } catch {
    return null
  }
}

const tokenKeys = new Map<string, KeyObject>()

/** Bytes would be tried as a public key first, with every token. */
function tokenKey(root: string, purpose: Purpose): KeyObject {
  const name = `${purpose}/${root}`
  const known = tokenKeys.get(name)
  if (known) return known
  const key = createSecretKey(deriveKey(root, purpose))
  tokenKeys.set(name, key)
  return key
}

const derived = new Map<string, Buffer>()

function deriveKey(root: string, purpose: string): Buffer {
  const name = `${purpose}/${root}`
  const known = derived.get(name)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', root, 'deskbell', purpose, 32))
  derived.set(name, key)
  return key
}
