/** The socket of one visitor: opens it, says what it refuses for good, and opens it again whenever it is lost. */

import { io, type Socket } from 'socket.io-client'
import type { Ack, Goodbye, ServerToVisitor, VisitorHandshake, VisitorToServer } from '#wire'
import { retryDelayMs } from './retry-delay.ts'

const ACK_TIMEOUT_MS = 5_000
const OPEN_TIMEOUT_MS = 8_000
/** Refusals of the handshake that the same one would meet again. */
const FINAL_CODES = [
  'origin_not_allowed',
  'unknown_account_token',
  'invalid_payload',
  'invalid_identity',
  'identity_required',
]

type EventName = keyof VisitorToServer
type Request<E extends EventName> = Parameters<VisitorToServer[E]>[0]
type Answer<E extends EventName> = Parameters<Parameters<VisitorToServer[E]>[1]>[0]

export interface Refused {
  code: string
  detail: string
}

export interface LinkParts {
  url: string
  /** Where it rejects, the connection is tried again later. */
  handshake(): Promise<VisitorHandshake>
  listeners: Omit<ServerToVisitor, 'goodbye'>
  onUp(): void
  onDown(): void
  /** The visitor token is no longer good; after this the link comes back without it. */
  onStaleToken(): void
  onRefused(refused: Refused): void
  /** See `VisitorOptions`. */
  polling?: (() => Promise<unknown>) | undefined
}

export interface VisitorLink {
  open(): void
  /** Resolves always; with the retryable refusal `no_answer` when nothing came back in time. */
  call<E extends EventName>(event: E, request: Request<E>): Promise<Answer<E>>
  /** The connection is in order: the next loss starts with the shortest wait again. */
  steady(): void
  /** Connect now rather than when the wait is over. */
  wake(): void
  /** Disconnects without a word, until it is woken. */
  rest(): void
  /** Connect afresh, with a new handshake. */
  restart(): void
  close(): void
}

export function openLink(parts: LinkParts): VisitorLink {
  const socket = openSocket(parts)
  let failures = 0
  let notBefore = 0
  let [ended, refused, forgotten, resting] = [false, false, false, false]
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect() {
    clearTimeout(timer)
    timer = undefined
    resting = false
    if (!ended && !refused) socket.connect()
  }
  function connectLater() {
    if (ended || refused || timer !== undefined) return
    failures += 1
    timer = setTimeout(connect, Math.max(notBefore - Date.now(), retryDelayMs(failures)))
  }
  function restart() {
    // Another handshake may say what this one lacked; one that is still being opened says it when it is open.
    refused = false
    if (socket.connected) socket.disconnect()
    connect()
  }
  socket.on('goodbye', (goodbye: Goodbye) => {
    notBefore = Date.now() + goodbye.reconnect_ms
  })
  socket.on('disconnect', (reason) => {
    if (!resting) parts.onDown()
    if (reason !== 'io client disconnect') connectLater()
  })
  socket.on('connect_error', (error) => {
    const problem = problemOf(error)
    parts.onDown()
    refused = FINAL_CODES.includes(problem.code)
    if (problem.code === 'invalid_visitor_token' && !forgotten) {
      forgotten = true
      parts.onStaleToken()
      restart()
    } else if (refused) parts.onRefused(problem)
    else connectLater()
  })

  return {
    open: connect,
    call: (event, request) => call(socket, event, request),
    restart,
    steady() {
      failures = notBefore = 0
      forgotten = false
    },
    wake() {
      if (resting || (timer !== undefined && Date.now() >= notBefore)) connect()
    },
    rest() {
      resting = true
      socket.disconnect()
    },
    close() {
      ended = true
      clearTimeout(timer)
      socket.disconnect()
    },
  }
}

type VisitorSocket = Socket<ServerToVisitor, VisitorToServer>

function openSocket({ url, handshake, listeners, onUp, polling }: LinkParts): VisitorSocket {
  const socket: VisitorSocket = io(`${url}/visitor`, {
    transports: polling ? ['websocket'] : ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: OPEN_TIMEOUT_MS,
    // The client's own reconnection gives up when the server ends the connection; ours never does.
    reconnection: false,
    forceNew: true,
    autoConnect: false,
    // Without a handshake there is no connection: it is tried again as one that was lost.
    auth: (done) =>
      void handshake().then(
        (said) => done({ ...said }),
        () => socket.io.engine.close(),
      ),
  })
  // The client's own writer asks a `toJSON` that old libraries give to arrays.
  Object.assign((socket.io as unknown as { encoder: object }).encoder, { replacer: asItIs })
  socket.on('connect', onUp)
  socket.on('connect_error', ({ message }) => {
    // A proxy that swallows WebSockets without a word is got round by polling.
    if (message === 'timeout' && !polling) socket.io.opts.transports = ['polling', 'websocket']
  })
  if (polling) bringPolling(socket, polling)
  socket.on('message', listeners.message)
  socket.on('delta', listeners.delta)
  socket.on('turn', listeners.turn)
  socket.on('synced', listeners.synced)
  socket.on('head', listeners.head)
  socket.on('typing', listeners.typing)
  socket.on('seen', listeners.seen)
  return socket
}

/** Some networks let no WebSocket through: until one has, every second try polls. */
function bringPolling(socket: VisitorSocket, polling: () => Promise<unknown>) {
  const { opts } = socket.io
  let isReached = false
  socket.on('connect', () => {
    isReached = true
  })
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    // With data it was the server that said no.
    if (isReached || error.data !== undefined) return
    const back = { transports: ['websocket'], transportImplementations: undefined }
    if (!opts.transports) return void Object.assign(opts, back)
    polling().then(
      (transport) => Object.assign(opts, { transports: undefined, transportImplementations: [transport] }),
      () => undefined,
    )
  })
}

/** What a replacer returns is written as it is, whatever `toJSON` says. */
function asItIs(this: Record<string, unknown>, key: string): unknown {
  return this[key]
}

async function call<E extends EventName>(
  socket: VisitorSocket,
  event: E,
  request: Request<E>,
): Promise<Answer<E>> {
  // A socket that is down would queue the event and send it after the next join, out of turn.
  if (!socket.connected) return unanswered as Answer<E>
  const untyped = socket.timeout(ACK_TIMEOUT_MS) as unknown as {
    emitWithAck(event: string, request: object): Promise<Answer<E>>
  }
  return untyped.emitWithAck(event, request).catch(() => unanswered as Answer<E>)
}

const unanswered: Ack = {
  ok: false,
  code: 'no_answer',
  detail: 'The server did not answer.',
  retryable: true,
}

function problemOf(error: Error & { data?: unknown }): Refused {
  const problem = (error.data ?? {}) as Partial<Refused>
  return { code: String(problem.code ?? 'unreachable'), detail: String(problem.detail ?? error.message) }
}
