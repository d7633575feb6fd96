/**
 * Refresh tokens: opaque to everybody else, made of the session's id, 256 bits of chance and an authentication code.
 * The successor of a token follows from it under a secret key: two tabs that refresh at once get the same one, though
 * only hashes are stored. The code tells a token of long ago from an invented one, which must not end a session.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'

const idBytes = 16
const chanceBytes = 32

export interface RefreshTokens {
  first(sessionId: string): string
  successor(sessionId: string, token: string): string
  /** Session that the token was made for, whether or not it is still good; null when it is not one of ours. */
  sessionOf(token: string): string | null
}

export function refreshTokens(secrets: Pick<Secrets, 'mac'>): RefreshTokens {
  const seal = (body: Buffer) =>
    Buffer.concat([body, secrets.mac('refresh', body.toString('hex'))]).toString('base64url')
  const make = (sessionId: string, chance: Buffer) =>
    seal(Buffer.concat([Buffer.from(sessionId.replaceAll('-', ''), 'hex'), chance]))
  return {
    first: (sessionId) => make(sessionId, randomBytes(chanceBytes)),
    successor: (sessionId, token) => make(sessionId, secrets.mac('refresh', `successor of ${token}`)),
    sessionOf: (token) => {
      const bytes = Buffer.from(token, 'base64url')
      const body = bytes.subarray(0, idBytes + chanceBytes)
      const code = bytes.subarray(body.length)
      const expected = secrets.mac('refresh', body.toString('hex'))
      if (code.length !== expected.length || !timingSafeEqual(code, expected)) return null
      const hex = body.toString('hex', 0, idBytes)
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}
