/** Account tokens: public, printed in web pages. They name a tenant and grant nothing else. */
import { randomInt } from 'node:crypto'

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export function newAccountToken(): string {
  return `acct_${randomBase62(24)}`
}

export function isAccountToken(text: string): boolean {
  return /^acct_[0-9A-Za-z]{24}$/.test(text)
}

/** Random text of `length` characters, about 5.95 bits each. */
export function randomBase62(length: number): string {
  return Array.from({ length }, () => base62[randomInt(62)]).join('')
}
