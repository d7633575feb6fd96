/** The Socket.IO server, and the one way in which its events are heard. */
import type { Server as HttpServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Namespace, Server, type Socket } from 'socket.io'
import { type Log, logFailure } from '../../log.ts'
import type { Metrics } from '../telemetry/open-metrics.ts'
import type { LoadWatch } from '../telemetry/watch-load.ts'

export type { Namespace, Socket }

export interface Sockets {
  namespace(name: `/${string}`): Namespace
  /** Begins to serve. Before, a client is told to try again: of a namespace that is not there yet it would despair. */
  open(): void
  /** Tells every client to come back and closes the connections at engine level, so that stock clients reconnect. */
  close(): Promise<void>
}

export interface SocketsParts {
  log: Log
  metrics: Metrics
  load: LoadWatch
}

/** Frames of members; visitors get less, see `limitFrames`. */
const largestFrame = 64 * 1024
/** Time for a connection to say who it is. */
const connectTimeoutMs = 5_000

export function openSockets(server: HttpServer, parts: SocketsParts): Sockets {
  let isOpen = false
  server.on('upgrade', (_request, connection) => gatherWrites(connection))
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: largestFrame,
    connectTimeout: connectTimeoutMs,
    // Any site may try: whose site it is is checked in the namespace, where the tenant is known.
    cors: { origin: true, credentials: false },
    // Told below Socket.IO's handshake, since only then a stock client comes back by itself.
    allowRequest: (request, decide) => {
      const isBusy = parts.load.isOverloaded()
      if (isBusy) parts.metrics.shed.inc({ what: 'handshake' })
      decide(isBusy ? 'busy' : null, !isBusy && isOpen && isOrigin(request.headers.origin))
    },
  })
  io.engine.on('connection', (conn: Socket['conn']) => void conn.once('close', parts.load.begin('socket')))
  io.of('/').use((_socket, next) => next(new Error('use a namespace')))
  return {
    namespace: (name) => {
      const namespace = io.of(name)
      namespace.on('connection', (socket) => {
        parts.metrics.sockets.inc({ namespace: name })
        socket.on('disconnect', () => parts.metrics.sockets.dec({ namespace: name }))
        socket.on('error', (error) => parts.log.warn({ err: error }, 'socket error'))
      })
      return namespace
    },
    open: () => {
      isOpen = true
    },
    close: async () => {
      isOpen = false
      const closing: Promise<void>[] = []
      for (const [, namespace] of io._nsps) {
        namespace.emit('goodbye', { code: 'restart', reconnect_ms: 500 })
        // Not socket.disconnect(): a stock client would take that for good-bye forever.
        for (const { conn } of namespace.sockets.values())
          closing.push(closeSoon(conn, io.engine.clientsCount))
      }
      const lines = [...io._nsps.values()].flatMap(({ sockets }) => [...sockets.values()].map(lineOf))
      await Promise.all(closing)
      // The first waits for the last connection to be gone.
      await Promise.all([io.close(), cutOff(lines)])
    },
  }
}

/** What is sent to a client together leaves in one write: an acknowledgement with the message, or pieces of an answer. */
function gatherWrites(connection: Duplex): void {
  let isGathering = false
  const { cork, uncork } = connection
  connection.cork = () => {
    cork.call(connection)
    if (isGathering) return
    isGathering = true
    cork.call(connection)
    process.nextTick(() => {
      isGathering = false
      uncork.call(connection)
    })
  }
}

/** Spreads the closing of many connections, so that they do not all come back at the same moment. */
function closeSoon(connection: Socket['conn'], count: number): Promise<void> {
  const spreadMs = Math.min(4_000, count * 4)
  return new Promise((resolve) => {
    setTimeout(() => {
      connection.close()
      resolve()
    }, Math.random() * spreadMs)
  })
}

/** The WebSocket below, where it is one. */
function lineOf({ conn }: Socket): WebSocketLine | undefined {
  return (conn.transport as unknown as { socket?: WebSocketLine }).socket
}

interface WebSocketLine {
  readyState: number
  terminate(): void
}

/** A client that reads nothing does not answer the end either, and would keep the server open for half a minute. */
async function cutOff(lines: (WebSocketLine | undefined)[]): Promise<void> {
  const isOpen = (line: WebSocketLine | undefined) => line && line.readyState !== 3
  for (let looks = 0; looks < 20 && lines.some(isOpen); looks += 1) await sleep(50)
  for (const line of lines) if (isOpen(line)) line?.terminate()
}

/** A refusal of the handshake, with a code for programs in `data`. */
export function refuseConnection(code: string, detail: string): Error {
  return Object.assign(new Error(detail), { data: { code, detail } })
}

/**
 * Admits or ends a handshake. A refusal is told; after a failure on our side the connection is closed, since a stock
 * client comes back by itself from that, and from a refusal never.
 */
export function settleHandshake(
  socket: Socket,
  admission: Promise<void>,
  next: (refusal?: Error) => void,
  log: Log,
): void {
  admission.then(
    () => next(),
    (cause: Error) => {
      if ('data' in cause) return next(cause)
      logFailure(log, 'a handshake')(cause)
      socket.conn.close()
    },
  )
}

/** Ends connections that send frames beyond `bytes`. */
export function limitFrames(socket: Socket, bytes: number): void {
  socket.conn.on('packet', (packet: { data?: string | Buffer }) => {
    if ((packet.data?.length ?? 0) > bytes) {
      socket.emit('goodbye', { code: 'frame_too_large', reconnect_ms: 1000 })
      setImmediate(() => socket.conn.close())
    }
  })
}

function isOrigin(origin: string | undefined): boolean {
  return origin === undefined || origin === 'null' || URL.canParse(origin)
}
