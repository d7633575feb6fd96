/** `POST /api/v1/chat`: a program talks to a bot, and gets the answer whole or piece by piece. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import type { ChatEvent, ChatResponse } from '#wire'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

let shop: TestBusiness
let key: string
beforeAll(async () => {
  shop = await (await sharedApp()).signUp('Shop')
  key = await shop.makesKey('chat:write')
  await shop.writesArticle('Do you wrap presents?', 'We wrap presents for free, with a ribbon.')
})

const question = 'Do you wrap presents?'
const chat = (body: object, headers: Record<string, string> = {}) =>
  shop.api('POST', '/api/v1/chat', { body, token: key, headers })
const inPieces = { Accept: 'text/event-stream' }

/** The events of a stream, each with its name checked. */
function eventsOf(text: string): ChatEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block !== '' && !block.startsWith(':'))
    .map((block, index) => {
      const [, id, event, data] = /^id: (\d+)\nevent: (\S+)\ndata: (.*)$/.exec(block) ?? []
      const parsed = JSON.parse(data ?? 'null')
      expect([Number(id), event]).toEqual([index + 1, parsed.type])
      return parsed
    })
}

test('an answer comes whole, with its intent, its sources and its place', async () => {
  const session_id = randomUUID()
  const { status, body } = await chat({ session_id, message: question, metadata: { page: 1 } })
  expect(status).toBe(200)
  expect(body).toEqual({
    conversation_id: expect.any(String),
    message_id: expect.any(String),
    seq: 1,
    reply: {
      id: expect.any(String),
      seq: 2,
      text: 'We wrap presents for free, with a ribbon.',
      intent: body.reply.intent,
      sources: [{ title: question, article_id: expect.any(String), quote: expect.any(String) }],
      answered_by: 'article',
      handoff: false,
    },
    handoff: false,
  })
  const { body: again } = await chat({ session_id, message: question })
  expect(again).toMatchObject({ conversation_id: body.conversation_id, seq: 3, reply: { seq: 4 } })
  const other = await chat({ session_id: randomUUID(), message: question })
  expect(other.body.conversation_id).not.toBe(body.conversation_id)
})

test('what is said and answered is stored as it was told', async () => {
  const message = '  Do you wrap presents? 🎁\n'
  const { body } = await chat({ session_id: randomUUID(), message })
  const path = `/api/v1/conversations/${body.conversation_id}`
  const { data } = (await shop.api('GET', `${path}/messages`)).body
  expect(data).toMatchObject([
    { id: body.message_id, seq: 1, role: 'visitor', text: message },
    { id: body.reply.id, seq: 2, role: 'bot', text: body.reply.text, turn: body.message_id },
  ])
  expect((await shop.api('GET', path)).body).toMatchObject({ channel: 'api', status: 'open' })
})

test('messages of a program are answered one by one, also when they come at once', async () => {
  const session_id = randomUUID()
  const answers: ChatResponse[] = await Promise.all(
    [1, 2, 3, 4].map(async () => (await chat({ session_id, message: question })).body),
  )
  const places = answers.flatMap(({ seq, reply }) => [seq, reply?.seq ?? 0])
  expect([...places].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  for (const { reply } of answers) expect(reply?.answered_by).toBe('article')
})

test('an answer comes piece by piece: intent, text, sources, and at last the whole', async () => {
  const answered = await chat({ session_id: randomUUID(), message: question }, inPieces)
  expect(answered.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(answered.headers.get('cache-control')).toBe('no-store')
  const events = eventsOf(answered.text)
  const kinds = events.map(({ type }) => type)
  expect([kinds[0], ...new Set(kinds.slice(1))]).toEqual(['intent', 'text.delta', 'sources', 'done'])
  const done = events.at(-1) as Extract<ChatEvent, { type: 'done' }>
  const pieces = events.map((event) => (event.type === 'text.delta' ? event.delta : '')).join('')
  expect(pieces).toBe(done.reply?.text)
  expect(done).toMatchObject({ type: 'done', seq: 1, handoff: false, reply: { seq: 2 } })
  const path = `/api/v1/conversations/${done.conversation_id}/messages`
  expect((await shop.api('GET', path)).body.head).toBe(2)
})

test('what cannot be said is refused as a plain problem, also where a stream was wanted', async () => {
  for (const headers of [{}, inPieces]) {
    const tooLong = await chat({ session_id: randomUUID(), message: 'x'.repeat(4_001) }, headers)
    expect(tooLong).toMatchObject({ status: 422, body: { status: 422 } })
    const noText = await chat({ session_id: randomUUID(), message: 'a\0b' }, headers)
    expect(noText).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
    const noBot = await chat({ session_id: randomUUID(), message: 'Hello', bot: 'nobody' }, headers)
    expect(noBot).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(noBot.headers.get('content-type')).toContain('application/problem+json')
  }
})

test('a message that is repeated with its Idempotency-Key is said once', async () => {
  const call = { session_id: randomUUID(), message: question }
  const headers = { 'Idempotency-Key': randomUUID() }
  const first = await chat(call, headers)
  const again = await chat(call, headers)
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  const path = `/api/v1/conversations/${first.body.conversation_id}/messages`
  expect((await shop.api('GET', path)).body.head).toBe(2)
})

test('a stream that is repeated with its Idempotency-Key is answered as the first one ended', async () => {
  const call = { session_id: randomUUID(), message: question }
  const headers = { 'Idempotency-Key': randomUUID(), ...inPieces }
  const done = eventsOf((await chat(call, headers)).text).at(-1)
  // The end of a stream may be read before it is remembered.
  const again = await vi.waitFor(async () => {
    const answered = await chat(call, headers)
    expect([answered.status, answered.body.code]).toEqual([200, undefined])
    return answered
  })
  expect({ type: 'done', ...again.body }).toEqual(done)
})

test('a session of one business is not that of another', async () => {
  const other = await (await sharedApp()).signUp('Other')
  const body = { session_id: 'user-42', message: 'Hello' }
  const ours = await chat(body)
  const theirs = await other.api('POST', '/api/v1/chat', { body, token: await other.makesKey() })
  expect(theirs.body).toMatchObject({ seq: 1 })
  expect(theirs.body.conversation_id).not.toBe(ours.body.conversation_id)
})
