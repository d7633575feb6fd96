/** The one way out for addresses that a tenant can set: no door into the network that the server stands in. */

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
  /** The whole answer, whatever its status. @throws EgressError, whose message never tells what was found there */
  fetch(url: string, request?: EgressRequest): Promise<Response>
}
