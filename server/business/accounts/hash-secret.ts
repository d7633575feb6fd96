/** What is stored of a token or key. They are long and random, so that a plain hash keeps them. */
import { createHash } from 'node:crypto'

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
