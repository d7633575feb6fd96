/**
 * The addresses that requests come from, and the keys under which limits count them. Forwarded headers count only behind
 * declared proxies. A proxy that nobody declared would make one client of a whole site: it is told of at once, and when
 * nearly all that comes from an address has been forwarded for a while, the limits of that address are widened.
 */
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { type AddressOf, addressKey, isForwarded } from './client-address.ts'

export interface Addresses {
  /** Address of the client. */
  readonly of: AddressOf
  /** What limits count. */
  keyOf(request: IncomingMessage): string
  /** How many clients an address may stand for. */
  widthOf(request: IncomingMessage): number
}

export interface AddressOptions {
  /** Whether any proxy is declared. */
  declared: boolean
  trust: (address: string, hop: number) => boolean
  /** Told once when a request was forwarded by a proxy that nobody declared. */
  noticed?: (peer: string) => void
  /** Milliseconds. @default performance.now */
  clock?: () => number
}

/** Longer than somebody would try headers of their own making; what is seen in one span holds for the next. */
const spanMs = 10 * 60_000
/** So many requests of a span must have been forwarded, and nine of ten. */
const fewestForwarded = 20
/** A whole site shares so many clients' limits: enough to work, and no way around them for one. */
const siteWidth = 20
const mostPeers = 10_000

interface Seen {
  since: number
  forwarded: number
  all: number
  /** What the span before has shown. */
  isProxy: boolean
}

export function openAddresses({
  declared,
  trust,
  noticed,
  clock = () => performance.now(),
}: AddressOptions): Addresses {
  const peers = new Map<string, Seen>()
  let isNoticed = false
  let turn = 0
  const isProxy = (request: IncomingMessage): boolean => {
    if (declared) return false
    const peer = request.socket.remoteAddress ?? ''
    const forwarded = isForwarded(request)
    if (forwarded && !isNoticed) {
      isNoticed = true
      noticed?.(peer)
    }
    const seen = span(peers, addressKey(peer), clock())
    seen.all += 1
    if (forwarded) seen.forwarded += 1
    return seen.isProxy
  }
  const of: AddressOf = (request) =>
    clientAddress(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for'], trust)
  return {
    of,
    keyOf: (request) => {
      const key = addressKey(of(request))
      if (!isProxy(request)) return key
      turn = (turn + 1) % siteWidth
      return `${key}#${turn}`
    },
    widthOf: (request) => (isProxy(request) ? siteWidth : 1),
  }
}

function span(peers: Map<string, Seen>, peer: string, now: number): Seen {
  const known = peers.get(peer)
  if (known && now - known.since < spanMs) return known
  // A span that is long over says nothing of the present one.
  const isRecent = known !== undefined && now - known.since < 2 * spanMs
  const begun = { since: now, forwarded: 0, all: 0, isProxy: isRecent && isMostlyForwarded(known) }
  peers.delete(peer)
  peers.set(peer, begun)
  const [oldest] = peers.keys()
  if (peers.size > mostPeers && oldest !== undefined) peers.delete(oldest)
  return begun
}

function isMostlyForwarded({ forwarded, all }: Seen): boolean {
  return forwarded >= fewestForwarded && forwarded >= all * 0.9
}

/**
 * Walks the forwarded addresses from the nearest proxy outward and stops at the first that is not trusted. What is no
 * address ends the walk: whoever wrote it is the last that is known.
 */
function clientAddress(
  peer: string,
  header: string | string[] | undefined,
  trust: (address: string, hop: number) => boolean,
): string {
  const forwarded = String(header ?? '')
    .split(',')
    .map((part) => withoutPort(part.trim()))
    .filter(Boolean)
    .reverse()
  let client = peer
  for (const [hop, address] of [peer, ...forwarded].entries()) {
    if (hop > 0 && isIP(address) === 0) return client
    client = address
    if (!trust(address, hop)) return client
  }
  return client
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  return text.match(/^\[([^\]]+)\](?::\d+)?$/)?.[1] ?? text.match(/^([\d.]+):\d+$/)?.[1] ?? text
}
