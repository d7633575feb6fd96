/** One request to one address that was judged before: on a connection of its own, past every proxy, up to so many bytes. */
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'

export interface OneRequest {
  url: URL
  /** Where to connect; the name in the URL is not resolved again. */
  address: string
  method: string
  headers: Record<string, string>
  body: string | Uint8Array | undefined
  maxBytes: number
  signal: AbortSignal
}

export function requestOnce(request: OneRequest): Promise<Response> {
  const { url, address, method, body, signal } = request
  const isSecure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Agents of its own: those that all share may be told by the environment to go through a proxy.
  const agent = isSecure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false })
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? https : http).request({
      host: address,
      port: url.port || (isSecure ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      method,
      agent,
      signal,
      ...(isSecure && isIP(host) === 0 && { servername: host }),
      headers: headersOf(request),
    })
    sent.on('error', reject)
    sent.on('response', (answer) => resolve(responseOf(answer, request)))
    sent.end(body)
  })
}

/** Not packed: a small answer could unpack into any number of bytes. */
function headersOf({ url, headers, body }: OneRequest): Record<string, string> {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return { ...Object.fromEntries(own), host: url.host, 'accept-encoding': 'identity', ...length }
}

async function responseOf(answer: IncomingMessage, { maxBytes, method }: OneRequest): Promise<Response> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    length += piece.length
    // Leaving the loop ends the connection.
    if (length > maxBytes) throw new Error(`an answer of more than ${maxBytes} bytes`)
    pieces.push(piece)
  }
  const { statusCode: status = 0, rawHeaders } = answer
  const headers = new Headers()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  if (!/^(identity)?$/i.test(headers.get('content-encoding') ?? '')) throw new Error('a packed answer')
  const isEmpty = method === 'HEAD' || [204, 205, 304].includes(status)
  return new Response(isEmpty ? null : Buffer.concat(pieces), { status, headers })
}
