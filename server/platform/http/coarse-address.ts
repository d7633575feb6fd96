/** An address as it is kept for people to recognise: without the part that names one machine. */
import { networkOf } from '../audit/network-of.ts'

/** IPv4 without its last number, IPv6 without all behind the first 48 bits; null for what is no address. */
export function coarseAddress(address: string | undefined): string | null {
  return networkOf(address ?? '')?.replace(/\/\d+$/, '') ?? null
}
