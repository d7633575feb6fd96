/** The network of an address: what the audit log keeps of where somebody called from, since it can never be shortened later. */
import { isIP, isIPv6 } from 'node:net'

/** IPv4 without its last byte, IPv6 without all but its first 48 bits; null for what is no address. */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? ''
  if (isIPv6(plain)) return ipv6Network(plain)
  return isIP(plain) === 4 ? plain.replace(/\.\d+$/, '.0/24') : null
}

function ipv6Network(address: string): string {
  // As the URL parser writes it: lower case, hexadecimal throughout.
  const whole = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [left = '', right] = whole.split('::')
  const head = left.split(':').filter(Boolean)
  const tail = right?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return `${[...head, ...zeros, ...tail].slice(0, 3).join(':')}::/48`
}
