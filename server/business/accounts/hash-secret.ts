/** Tokens and what is stored of them. They are long and random, so that a plain hash keeps them. */
import { createHash, randomBytes } from 'node:crypto'

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** 256 bits of chance, to be put into a link. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
