/**
 * The one way out for addresses that a tenant can set: no door into the network that the server stands in. A name is
 * resolved once, every address of it is judged, and the connection goes to one of just these.
 */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPublicAddress } from './is-public-address.ts'
import { requestOnce } from './request-once.ts'

export interface EgressRequest {
  /** @default 'GET' */
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** At most 3. @default 0: a redirect is the answer */
  redirects?: number
  /** @default 1 MB; a longer answer is a failure */
  maxBytes?: number
  /** For everything, redirects included. @default 10 s */
  timeoutMs?: number
  signal?: AbortSignal
}

export interface Egress {
  /** The whole answer, whatever its status. @throws EgressError */
  fetch(url: string, request?: EgressRequest): Promise<Response>
  /** Whether the operator exempts this address (`EGRESS_ALLOW`): then it may be private, and plain HTTP. */
  isExempt(url: string): boolean
}

/** Something went wrong on the way; which is told to the operator alone (`cause`), since it would map the network. */
export class EgressError extends Error {
  constructor(cause: unknown) {
    super('The address could not be reached.', { cause })
  }
}

export interface EgressOptions {
  /** `host:port` of addresses that may be private. */
  allow: readonly string[]
  /** @default the system's resolver */
  resolve?: (host: string) => Promise<string[]>
}

const ports = new Set(['80', '443', '8080', '8443'])
const mostRedirects = 3
const defaultBytes = 1024 * 1024
const defaultMs = 10_000

export function openEgress({ allow, resolve = resolveBySystem }: EgressOptions): Egress {
  const allowed = new Set(allow.map((entry) => entry.toLowerCase()))
  const guard = { allowed, resolve }
  return {
    isExempt: (text) => {
      const url = URL.parse(text)
      return url !== null && allowed.has(placeOf(url.hostname, url))
    },
    fetch: async (url, request = {}) => {
      const { timeoutMs = defaultMs, signal } = request
      const timeout = AbortSignal.timeout(timeoutMs)
      const ending = signal ? AbortSignal.any([signal, timeout]) : timeout
      try {
        return await follow(url, { ...request, signal: ending }, guard)
      } catch (cause) {
        signal?.throwIfAborted()
        throw new EgressError(cause)
      }
    },
  }
}

interface Guard {
  allowed: ReadonlySet<string>
  resolve: (host: string) => Promise<string[]>
}
type Bound = EgressRequest & { signal: AbortSignal }

async function follow(first: string, request: Bound, guard: Guard): Promise<Response> {
  let [url, current] = [new URL(first), request]
  for (let left = Math.min(request.redirects ?? 0, mostRedirects); ; left--) {
    const response = await ask(url, current, guard)
    const location = response.headers.get('location')
    if (!request.redirects || !isRedirect(response.status) || location === null) return response
    if (left === 0) throw new Error('too many redirects')
    const next = new URL(location, url)
    current = redirected(current, response.status, next.origin === url.origin)
    url = next
  }
}

async function ask(url: URL, request: Bound, guard: Guard): Promise<Response> {
  const address = await admit(url, request.signal, guard)
  const { method = 'GET', headers = {}, body, maxBytes = defaultBytes, signal } = request
  return requestOnce({ url, address, method, headers, body, maxBytes, signal })
}

/** The address to connect to. @throws when the URL is not one to go to */
async function admit(url: URL, signal: AbortSignal, { allowed, resolve }: Guard): Promise<string> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error(`no way out by ${url.protocol}`)
  if (url.username || url.password) throw new Error('an address with credentials in it')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await within(signal, resolve(host))
  const isExempt = (name: string) => allowed.has(placeOf(name, url))
  if (!isExempt(host) && !addresses.every((address) => isPublicAddress(address) || isExempt(address)))
    throw new Error(`${host} is not of the public internet`)
  const [address] = addresses
  if (address === undefined) throw new Error(`${host} has no address`)
  if (!ports.has(portOf(url)) && !isExempt(host) && !isExempt(address))
    throw new Error(`port ${url.port} is none to go to`)
  return address
}

/** As the operator writes it: `host:port`, IPv6 in brackets. */
function placeOf(host: string, url: URL): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${portOf(url)}`
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80')
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

/** What was meant for one server is not told to another; what is answered by "see there" is only read there. */
function redirected(request: Bound, status: number, sameOrigin: boolean): Bound {
  const { body, method = 'GET', headers = {}, ...rest } = request
  const isKept = status === 307 || status === 308 || method === 'GET' || method === 'HEAD'
  const own = isKept ? { method, ...(body !== undefined && { body }) } : { method: 'GET' }
  const secret = /^(authorization|cookie|proxy-authorization)$/i
  const names = Object.entries(headers).filter(([name]) => sameOrigin || !secret.test(name))
  return { ...rest, ...own, headers: Object.fromEntries(names) }
}

async function resolveBySystem(host: string): Promise<string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)
}

/** A resolver cannot be stopped, but need not be waited for. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason as Error)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  return Promise.race([work, stopped])
}
