/** An address as it is kept for people to recognise: without the part that names one machine. */
import { isIPv4 } from 'node:net'
import { addressKey } from './client-address.ts'

/** IPv4 without its last number, IPv6 without all behind the first 48 bits. */
export function coarseAddress(address: string): string {
  const key = addressKey(address)
  if (isIPv4(key)) return key.replace(/\d+$/, '0')
  return `${key.split(':').slice(0, 3).join(':')}::`
}
