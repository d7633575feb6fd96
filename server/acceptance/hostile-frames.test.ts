/** No frame of a stranger ends the process, disturbs another visitor, or is told more than that it is wrong. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Ack } from '#wire'
import { agentEvents } from '../api/agent/agent-events.ts'
import { visitorEvents } from '../channels/web/visitor-events.ts'
import { type Hearing, refused } from './hear-socket.ts'
import { sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import type { TestVisitor } from './test-visitor.ts'

let app: TestApp
let bob: TestBusiness
let bystander: TestVisitor
beforeAll(async () => {
  app = await sharedApp()
  bob = await app.signUp()
  bystander = await bob.website.opensChat()
  await bystander.asks('Hello')
})

const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
const wide = (keys: number) =>
  Object.fromEntries(Array.from({ length: keys }, (_, index) => [`k${index}`, index]))
const hostile: Record<string, unknown[]> = {
  nothing: [],
  null: [null],
  undefined: [undefined],
  'a list': [[]],
  zero: [0],
  'an empty text': [''],
  true: [true],
  'something deep': [deep(500)],
  'something deep in a field': [{ text: deep(500), after: deep(100), cmid: {} }],
  bytes: [Buffer.from([0, 1, 2, 255])],
  'bytes in a field': [{ text: Buffer.from('hello'), cmid: Buffer.from('12345678'), after: Buffer.alloc(3) }],
  'many keys': [wide(900)],
  'more arguments': [{}, {}, null, 'x', 7],
  'a polluted prototype': [
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  ],
  'numbers beyond reason': [{ after: 1e308, limit: -1, seq: 2 ** 60, value: 0.5 }],
  'texts for ids': [{ conversation_id: "' or 1=1--", turn: '../../etc', message_id: '\0', after: '0' }],
}

/** All but the one that ends the connection, and that takes whatever comes with it. */
const events = Object.values(visitorEvents).flatMap(({ name }) => (name === 'forget' ? [] : name))
const agentNames = Object.values(agentEvents).map(({ name }) => name)

/** Sends every hostile payload with and without an acknowledgement. @returns the acknowledgements */
async function bombard({ socket, emit }: Hearing, names: readonly string[]): Promise<Ack[]> {
  const acks: Promise<Ack>[] = []
  for (const name of names) {
    for (const payload of Object.values(hostile)) {
      socket.emit(name, ...payload)
      acks.push(emit(name, ...payload))
    }
  }
  return Promise.all(acks)
}

async function allIsWell(): Promise<void> {
  expect((await bystander.emit('typing', { on: true })).ok).toBe(true)
  const { body } = await bob.api('GET', '/healthz')
  expect(body).toEqual({ ok: true })
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
  expect(app.failures()).toEqual([])
}

test.each(events)(
  'whatever comes as %s from a visitor is acknowledged with a code, or taken',
  async (name) => {
    const visitor = bob.website.connects()
    await visitor.isConnected()
    for (const ack of await bombard(visitor, [name])) {
      if (ack.ok) continue
      expect(ack.code).toMatch(/^(invalid_payload|not_found|rate_limited|message_too_long)$/)
      expect(ack.detail).not.toMatch(/Error:|\bat \w+ \(|\.ts\b/)
    }
    expect(visitor.all('disconnect')).toEqual([])
    await allIsWell()
  },
)

test('whatever comes from a member is acknowledged with a code, or taken', async () => {
  const inbox = bob.opensInbox()
  await inbox.isConnected()
  for (const ack of await bombard(inbox, agentNames)) {
    if (!ack.ok) expect(ack.code).toMatch(/^(invalid_payload|not_found)$/)
  }
  expect(inbox.all('disconnect')).toEqual([])
  await allIsWell()
})

test.each([
  ['deeper than a stack', `2/visitor,1["join",${'['.repeat(7_000)}${']'.repeat(7_000)}]`],
  ['broken JSON', '2/visitor,1["join",{'],
  ['no event', '2/visitor,1[]'],
  ['an event that is no text', '2/visitor,1[null,{}]'],
  ['a reserved event', '2/visitor,1["disconnect","x"]'],
  ['another reserved event', '2/visitor,1["connect_error",{}]'],
  ['a billion attachments', '51000000000-/visitor,["send",{"_placeholder":true,"num":0}]'],
  ['an acknowledgement that nobody waits for', '3/visitor,99[1]'],
  ['an unknown kind of packet', '9/visitor,["join"]'],
  ['a second connect', '0/visitor,{}'],
])('%s, past the client library, harms no one', async (_what, packet) => {
  const visitor = bob.website.connects()
  await visitor.isConnected()
  ;(visitor.socket.io.engine as unknown as { write(packet: string): void }).write(packet)
  // Whatever it did to its own connection: an answer to this, or the end, says that it was taken in.
  visitor.socket.emit('typing', { on: true }, () => visitor.leaves())
  await visitor.ends()
  await allIsWell()
})

test.each([
  'message',
  'delta',
  'turn',
  'synced',
  'agent',
  'agent_message',
  'conversation',
  'inbox.subscribe',
])('a visitor who sends %s is not heard by anyone', async (name) => {
  const before = bystander.heard.length
  const visitor = await bob.website.opensChat()
  visitor.socket.emit(name, { text: 'I am the agent', role: 'agent', room: `tenant:${bob.id}` })
  await visitor.emit('typing', { on: true })
  await bystander.emit('typing', { on: true })
  expect(bystander.heard).toHaveLength(before)
})

test('an author, place, time or owner that a visitor names is not taken over', async () => {
  const visitor = await bob.website.opensChat()
  const claims = {
    role: 'agent',
    seq: 99,
    id: randomUUID(),
    tenant_id: randomUUID(),
    created_at: '2000-01-01',
  }
  const ack = await visitor.emit('send', { cmid: randomUUID(), text: 'Hello', ...claims })
  const message = await visitor.hears('message', ({ seq }) => seq === 1)
  expect(ack).toMatchObject({ ok: true, seq: 1 })
  expect(message).toMatchObject({ role: 'visitor', text: 'Hello' })
  expect(message.id).not.toBe(claims.id)
  expect(message.created_at > '2020').toBe(true)
})

test.each([
  ['a little too large', 17_000],
  ['far too large', 100_000],
])('a frame that is %s ends the connection it came on, and no other', async (_what, size) => {
  const visitor = await bob.website.opensChat()
  visitor.socket.emit('send', { cmid: randomUUID(), text: 'x'.repeat(size) })
  expect(await visitor.ends()).toMatch(/^transport (close|error)$/)
  if (size < 64 * 1024) expect(visitor.all('goodbye')).toMatchObject([{ code: 'frame_too_large' }])
  await allIsWell()
})

test('the longest message, in the largest characters, is no frame that is too large', async () => {
  const visitor = await bob.website.opensChat()
  const { seq } = await visitor.says('漢'.repeat(4_000))
  expect(seq).toBe(1)
})

test('ten thousand keys end the connection they came on, and no other', async () => {
  const visitor = await bob.website.opensChat()
  visitor.socket.emit('join', wide(10_000))
  expect(await visitor.ends()).toMatch(/^transport (close|error)$/)
  await allIsWell()
})

test.each([
  ['no namespace', '/', {}],
  ['an unknown namespace', '/admin', {}],
])('a client in %s gets nowhere', async (_what, namespace) => {
  const { io } = await import('socket.io-client')
  const { hearSocket } = await import('./hear-socket.ts')
  const stranger = hearSocket(
    io(`${app.url}${namespace}`, { transports: ['websocket'], forceNew: true, reconnection: false }),
  )
  expect(await stranger.outcome()).not.toBe('connected')
  stranger.leaves()
  await allIsWell()
})

test('events beyond the budget are refused with the time to wait', async () => {
  const visitor = await bob.website.opensChat()
  const acks = await Promise.all(Array.from({ length: 310 }, () => visitor.emit('typing', { on: true })))
  const stopped = acks.filter((ack) => !ack.ok).map(refused)
  expect(stopped.length).toBeGreaterThanOrEqual(10)
  expect(stopped[0]).toMatchObject({ code: 'rate_limited', retryable: true })
  expect(stopped[0]?.retry_after_ms).toBeGreaterThan(0)
  await allIsWell()
})

test.each(['locale', 'page', 'bot'])('a handshake whose %s is no text is refused at once', async (name) => {
  for (const value of ['a\0b', 'half \ud800', 7, [], {}, 'x'.repeat(3_000)]) {
    const visitor = bob.website.connects({ [name]: value })
    expect(await visitor.outcome()).toBe('invalid_payload')
    visitor.leaves()
  }
  await allIsWell()
})
