/** The HTTP server: Express with the house's headers, a request id on every answer, problems as JSON. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { AppError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { newId } from '../store/new-id.ts'
import type { AddressOf } from './client-address.ts'
import { problemHandler } from './problem.ts'

export interface HttpServer {
  readonly app: Express
  readonly server: Server
  /** Address of a client, behind the trusted proxies. */
  readonly addressOf: AddressOf
  /** Takes the port, and resolves to it; requests are told to wait until `open`. */
  listen(port: number, host: string): Promise<number>
  /** Begins to serve what was mounted. */
  open(): void
  close(): Promise<void>
}

/** @param trustProxy hop count or list of proxies, as Express takes it; false: forwarded headers are ignored */
export function openHttp(options: { log: Log; trustProxy: number | string[] | false }): HttpServer {
  const app = express()
  app.set('trust proxy', options.trustProxy)
  app.set('query parser', 'simple')
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(identify, secureHeaders())
  let isOpen = false
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 },
    (req, res) => {
      if (isOpen) app(req, res)
      else res.writeHead(503, { 'Retry-After': '1' }).end()
    },
  )
  const trust = app.get('trust proxy fn') as (address: string, hop: number) => boolean
  return {
    app,
    server,
    addressOf: (request) =>
      clientAddress(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for'], trust),
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
      }),
    open: () => {
      app.use(() => {
        throw new AppError('not_found')
      })
      app.use(problemHandler(options.log))
      isOpen = true
    },
    close: () =>
      new Promise((resolve) => {
        // A connection whose last answer goes out now would stay open for a next request, which never comes.
        const sweep = setInterval(() => server.closeIdleConnections(), 100)
        server.once('close', () => {
          clearInterval(sweep)
          resolve()
        })
        server.close()
      }),
  }
}

/** A client may name its request; anything unusual in the name is not repeated. */
const identify: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id')
  res.locals.requestId = given && /^[\w.-]{1,80}$/.test(given) ? given : newId()
  res.set('X-Request-Id', res.locals.requestId)
  next()
}

/** Nothing may be framed, sniffed or loaded unless a route says otherwise. */
function secureHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
}

/** Walks the forwarded addresses from the nearest proxy outward and stops at the first that is not trusted. */
function clientAddress(
  peer: string,
  header: string | string[] | undefined,
  trust: (address: string, hop: number) => boolean,
): string {
  const forwarded = String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .reverse()
  const chain = [peer, ...forwarded]
  const hop = chain.findIndex((address, index) => !trust(address, index))
  return chain[hop === -1 ? chain.length - 1 : hop] ?? peer
}
