import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Namespace, Server, type Socket } from 'socket.io'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Message, SendRequest, VisitorHandshake } from '#wire'
import { connectVisitor } from './connect-visitor.ts'
import { newCmid } from './new-cmid.ts'
import type { ConnectionState, VisitorConnection } from './visitor-connection.ts'
import { createVisitorStore, type VisitorStore } from './visitor-store.ts'

let server: Server
let visitors: Namespace
let rows: Message[]
let handshakes: VisitorHandshake[]
let sends: SendRequest[]
let client: VisitorConnection | undefined
/** What the server does with each try of a send: answers, or only stores. */
let onSend: (tries: number) => 'ack' | 'silence' | 'refuse'

function store(row: Partial<Message>): Message {
  const fixed = {
    conversation_id: 'c',
    kind: 'message',
    rev: 1,
    created_at: '2026-11-21T09:30:00.000Z',
  } as const
  const message: Message = {
    ...fixed,
    id: `m${rows.length + 1}`,
    seq: rows.length + 1,
    role: 'bot',
    text: '',
    ...row,
  }
  rows.push(message)
  return message
}

beforeEach(async () => {
  ;[rows, handshakes, sends, onSend] = [[], [], [], () => 'ack']
  const http = createServer()
  server = new Server(http)
  visitors = server.of('/visitor')
  visitors.use((socket, next) => {
    handshakes.push(socket.handshake.auth as VisitorHandshake)
    const code = problemOf(socket.handshake.auth as VisitorHandshake)
    next(code ? Object.assign(new Error(code), { data: { code, detail: 'No.' } }) : undefined)
  })
  visitors.on('connection', serve)
  await new Promise<void>((resolve) => http.listen(0, resolve))
})

afterEach(async () => {
  client?.close()
  await server.close()
})

function problemOf({ account_token, visitor_token }: VisitorHandshake) {
  if (account_token !== 'acct_1') return 'unknown_account_token'
  return visitor_token === 'stale' ? 'invalid_visitor_token' : undefined
}

function serve(socket: Socket) {
  socket.on('join', ({ after }, ack) => {
    for (const row of rows.slice(after)) socket.emit('message', row)
    const conversation_id = rows.length > 0 ? 'c' : null
    ack({ ok: true, conversation_id, head: rows.length, visitor_token: 'fresh', visitor_id: 'v' })
    socket.emit('synced', { head: rows.length })
  })
  socket.on('send', (request: SendRequest, ack) => {
    sends.push(request)
    const plan = onSend(sends.length)
    if (plan === 'refuse')
      return ack({ ok: false, code: 'message_too_long', detail: 'No.', retryable: false })
    const known = rows.find(({ cmid }) => cmid === request.cmid)
    const row = known ?? store({ role: 'visitor', text: request.text, cmid: request.cmid })
    if (plan === 'silence') return socket.conn.close()
    ack({ ok: true, conversation_id: 'c', id: row.id, seq: row.seq, dup: known !== undefined })
    socket.emit('message', row)
  })
  socket.on('pull', ({ after }, ack) => ack({ ok: true, messages: rows.slice(after), head: rows.length }))
}

function open(options: { accountToken?: string; store?: VisitorStore } = {}) {
  const seen = { texts: [] as string[], states: [] as ConnectionState[], failed: '', code: '' }
  client = connectVisitor({
    url: `http://localhost:${(server.httpServer.address() as AddressInfo).port}`,
    accountToken: 'acct_1',
    store: createVisitorStore(undefined, ''),
    ...options,
    on: {
      message: ({ text }) => void seen.texts.push(text),
      state(state, refused) {
        seen.states.push(state)
        seen.code = refused?.code ?? ''
      },
      outbox(entries) {
        seen.failed = entries.find(({ state }) => state === 'failed')?.code ?? ''
      },
    },
  })
  return { seen, client }
}
const waitFor = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })

test('a message is delivered and shown once', async () => {
  const { seen, client } = open()
  const cmid = newCmid()
  client.send('Hello', cmid)
  await waitFor(() => expect(seen.texts).toEqual(['Hello']))

  expect(sends).toEqual([{ cmid, text: 'Hello' }])
  expect(seen.states).toEqual(['connecting', 'online'])
})

test('a message whose acknowledgement is lost is sent again with the same id and stored once', async () => {
  onSend = (tries) => (tries === 1 ? 'silence' : 'ack')
  const { seen, client } = open()
  client.send('Hello', newCmid())
  await waitFor(() => expect(seen.states.filter((state) => state === 'online')).toHaveLength(2))
  await waitFor(() => expect(seen.texts).toEqual(['Hello']))

  expect(new Set(sends.map(({ cmid }) => cmid)).size).toBe(1)
  expect(rows).toHaveLength(1)
})

test('a refused message fails with its code and goes when it is tried again', async () => {
  onSend = (tries) => (tries === 1 ? 'refuse' : 'ack')
  const { seen, client } = open()
  const cmid = newCmid()
  client.send('Hello', cmid)
  await waitFor(() => expect(seen.failed).toBe('message_too_long'))

  client.retry(cmid)
  await waitFor(() => expect(seen.texts).toEqual(['Hello']))
  expect(seen.failed).toBe('')
})

test('it comes back by itself after the server has ended the connection, and misses nothing', async () => {
  const { seen } = open()
  await waitFor(() => expect(seen.states).toContain('online'))
  visitors.emit('message', store({ text: 'one' }))
  await waitFor(() => expect(seen.texts).toEqual(['one']))

  visitors.emit('goodbye', { code: 'restarting', reconnect_ms: 50 })
  visitors.disconnectSockets(true)
  store({ text: 'two' })
  await waitFor(() => expect(seen.texts).toEqual(['one', 'two']))
  expect(seen.states).toEqual(['connecting', 'online', 'offline', 'online'])
})

test('a row that was lost on the way is pulled before the next one is shown', async () => {
  const { seen } = open()
  await waitFor(() => expect(seen.states).toContain('online'))
  store({ text: 'lost' })
  visitors.emit('message', store({ text: 'next' }))

  await waitFor(() => expect(seen.texts).toEqual(['lost', 'next']))
})

test('a visitor token that is no longer good is forgotten, with its conversation', async () => {
  const store = createVisitorStore(undefined, '')
  store.write('visitor', 'stale')
  store.write('conversation', 'gone')
  const { seen } = open({ store })
  await waitFor(() => expect(seen.states).toContain('online'))

  expect(handshakes.map(({ visitor_token }) => visitor_token)).toEqual(['stale', undefined])
  expect([store.read('visitor'), store.read('conversation')]).toEqual(['fresh', null])
})

test('an unknown account token is refused for good', async () => {
  const { seen } = open({ accountToken: 'acct_2' })
  await waitFor(() => expect(seen.states).toContain('refused'))

  expect(seen.code).toBe('unknown_account_token')
  expect(handshakes).toHaveLength(1)
})
