/** The address a request comes from, and the key under which limits count it. */
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/** Address of the client; forwarded headers count only behind trusted proxies. */
export type AddressOf = (request: IncomingMessage) => string

/** An IPv6 host owns at least a /64, so that is what is counted; IPv4 in IPv6 counts as IPv4. */
export function addressKey(address: string): string {
  const mapped = address.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1]
  if (mapped) return mapped
  return isIPv6(address) ? `${expandIpv6(address).slice(0, 4).join(':')}::/64` : address
}

function expandIpv6(address: string): string[] {
  const [left = '', right] = (address.split('%')[0] ?? '').split('::')
  const head = left.split(':').filter(Boolean)
  const tail = right?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
}

/** Whether a proxy, or somebody who plays one, speaks for somebody else. */
export function isForwarded({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return ['x-forwarded-for', 'forwarded', 'x-real-ip', 'true-client-ip', 'cf-connecting-ip'].some(
    (name) => name in headers,
  )
}

/** Whether the peer is this machine itself and no proxy speaks for somebody else. */
export function isDirectLoopback(request: IncomingMessage): boolean {
  const peer = request.socket.remoteAddress ?? ''
  return !isForwarded(request) && /^(127\.|::1$|::ffff:127\.)/.test(peer)
}
