/** The HTTP server: Express with the house's headers, a request id on every answer, problems as JSON. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type RequestHandler } from 'express'
import { AppError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { newId } from '../store/new-id.ts'
import type { LoadWatch } from '../telemetry/watch-load.ts'
import { type Addresses, openAddresses } from './open-addresses.ts'
import { problemHandler } from './problem.ts'
import { refuseSecrets } from './refuse-secrets.ts'
import { secureHeaders } from './secure-headers.ts'

export interface HttpServer {
  readonly app: Express
  readonly server: Server
  readonly addresses: Addresses
  /** Takes the port, and resolves to it; requests are told to wait until `open`. */
  listen(port: number, host: string): Promise<number>
  /** Begins to serve what was mounted. */
  open(): void
  close(): Promise<void>
}

export interface HttpOptions {
  log: Log
  /** Hop count or list of proxies, as Express takes it; false: forwarded headers are ignored. */
  trustProxy: number | string[] | false
  /** Whether people reach this server by https alone. */
  isHttps: boolean
  load: Pick<LoadWatch, 'begin'>
  /** Told once when a request was forwarded though no proxy is declared. */
  forwarded?: (peer: string) => void
}

/** Much more than browsers and programs send; each costs memory. */
const mostHeaders = 100

export function openHttp(options: HttpOptions): HttpServer {
  const app = express()
  app.set('trust proxy', options.trustProxy)
  app.set('query parser', 'simple')
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(identify, secureHeaders(options), refuseSecrets)
  let isOpen = false
  const server = createServer(
    // Node looks at its time limits only now and then: as often as they are to be kept.
    {
      headersTimeout: 10_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
    },
    (req, res) => {
      res.once('close', options.load.begin('request'))
      if (isOpen) app(req, res)
      else res.writeHead(503, { 'Retry-After': '1' }).end()
    },
  )
  server.maxHeadersCount = mostHeaders
  const trust = app.get('trust proxy fn') as (address: string, hop: number) => boolean
  const { trustProxy, forwarded } = options
  return {
    app,
    server,
    addresses: openAddresses({
      trust,
      declared: trustProxy !== false && trustProxy !== 0,
      ...(forwarded && { noticed: forwarded }),
    }),
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
