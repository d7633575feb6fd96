/** Codes of the moment: HOTP (RFC 4226) over time steps (RFC 6238), as authenticator apps make them. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30
const digits = 6
/** Steps before and after the present one whose codes are good, too: clocks differ, and people type slowly. */
const drift = 1

/** A new secret of 160 bits (RFC 4226, section 4), in base 32. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(20))
}

/** The code of a time step. @param key the secret's bytes @param length RFC 6238 has examples of eight digits */
export function hotp(key: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** length).padStart(length, '0')
}

/** The step whose code this is; null when it is none around `now`. @param secret in base 32 */
export function matchTotp(secret: string, code: string, now = Date.now()): number | null {
  const key = fromBase32(secret)
  const present = Math.floor(now / 1000 / stepSeconds)
  const given = Buffer.from(code)
  let match: number | null = null
  for (let step = present - drift; step <= present + drift; step += 1) {
    const expected = Buffer.from(hotp(key, step))
    if (given.length === expected.length && timingSafeEqual(given, expected)) match = step
  }
  return match
}

/** What an authenticator app reads from a QR code. */
export function otpauthUri(secret: string, account: string): string {
  const issuer = 'Deskbell'
  const label = `${issuer}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`
}

/** RFC 4648, section 6, without padding. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** @param bytes a multiple of five */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.replace(/.{5}/g, (five) => alphabet.charAt(Number.parseInt(five, 2)))
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
