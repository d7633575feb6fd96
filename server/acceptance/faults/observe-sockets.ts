/**
 * Sees everything that crosses the wire of Socket.IO clients, whoever opened them: the product's own realtime client
 * hides its socket, so the maker of sockets is watched. Connections are told apart by the port they go to.
 */
import { Manager, type Socket } from 'socket.io-client'
import type { Ack } from '#wire'
import type { Deed } from './history.ts'

export interface Watch {
  /** As a browser would send it. */
  origin: string
  note(connection: number, deed: Deed): void
}

/** Refusals and answers of one request, as the client's code gets them. */
type Answered = ((...answer: unknown[]) => void) & { withError?: boolean }

let connections = 0
let calls = 0

/** @param watchAt who watches what goes to this port @returns a function that ends the watching */
export function observeSockets(watchAt: (port: number) => Watch | undefined): () => void {
  const { socket: open } = Manager.prototype
  Manager.prototype.socket = function (...args) {
    const socket = open.apply(this, args)
    const { uri } = this as unknown as { uri: string }
    const watch = watchAt(Number(new URL(uri).port))
    if (watch) {
      this.opts.extraHeaders = { Origin: watch.origin }
      observe(socket, watch)
    }
    return socket
  }
  return () => {
    Manager.prototype.socket = open
  }
}

function observe(socket: Socket, watch: Watch): void {
  let connection = 0
  socket.on('connect', () => {
    connections += 1
    connection = connections
    watch.note(connection, { kind: 'connected' })
  })
  socket.on('disconnect', (reason) => watch.note(connection, { kind: 'disconnected', reason }))
  socket.on('connect_error', ({ message }) => watch.note(0, { kind: 'refused', reason: message }))
  socket.onAny((event: string, payload) => {
    const deed = heard(event, payload)
    if (deed) watch.note(connection, deed)
  })
  const { emit } = socket
  socket.emit = (event: string, ...args: unknown[]) => {
    const answered = args.at(-1)
    if (typeof answered === 'function') {
      calls += 1
      const call = calls
      const [request] = args as [{ cmid: string; text: string }]
      const asked = connection
      if (event === 'send') {
        const { cmid, text } = request
        watch.note(asked, { kind: 'send', call, cmid, text })
      }
      args[args.length - 1] = overhear(answered as Answered, (ack) => {
        const deed = answerOf(event, call, request, ack)
        if (deed) watch.note(asked, deed)
      })
    }
    return emit.call(socket, event, ...args)
  }
}

/** The same callback, heard by us first. */
function overhear(answered: Answered, hear: (ack: Ack | null) => void): Answered {
  const both: Answered = (...answer) => {
    const failed = both.withError && answer[0]
    hear(failed ? null : (answer.at(-1) as Ack))
    answered(...answer)
  }
  // Socket.IO looks at this mark to tell whether an error comes first.
  both.withError = answered.withError === true
  return both
}

// biome-ignore lint/suspicious/noExplicitAny: what the server sends is what is being recorded
function heard(event: string, payload: any): Deed | undefined {
  if (event === 'message') return { kind: 'message', message: payload }
  if (event === 'delta') return { kind: 'delta', delta: payload }
  if (event === 'turn') return { kind: 'turn', update: payload }
  if (event === 'head') return { kind: 'head', ...payload }
  if (event === 'synced') return { kind: 'synced', head: payload.head }
  if (event === 'goodbye') return { kind: 'goodbye', code: payload.code }
  return undefined
}

function answerOf(event: string, call: number, request: { cmid: string }, ack: Ack | null): Deed | undefined {
  const given = ack as never
  if (event === 'send') return { kind: 'sent', call, cmid: request.cmid, ack: given }
  if (event === 'join') return { kind: 'joined', ack: given }
  if (event === 'pull') return { kind: 'pulled', ack: given }
  return undefined
}
