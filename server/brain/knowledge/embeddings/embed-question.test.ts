/** Whatever the server does, a question waits no longer than its budget, and hardly ever twice for nothing. */
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FakeEmbeddings, openFakeEmbeddings } from '../../../acceptance/fake-embeddings.ts'
import { openMetrics } from '../../../platform/telemetry/open-metrics.ts'
import { openQuestions } from './embed-question.ts'
import { openEmbeddingClient } from './embedding-client.ts'

let server: FakeEmbeddings
beforeEach(async () => {
  server = await openFakeEmbeddings(['dogs', 'hounds'])
})
afterEach(async () => {
  expect(server.violations).toEqual([])
  await server.close()
})

function open(baseUrl = server.url) {
  const clock = { now: 0 }
  const warnings: object[] = []
  const log = pino({ level: 'warn' }, { write: (line) => void warnings.push(JSON.parse(line)) })
  const client = openEmbeddingClient({ baseUrl, model: 'small', metrics: openMetrics() })
  const embed = openQuestions({ client, log, clock: () => clock.now, redact: (text) => text })
  const ask = async (question: string, budgetMs = 5_000, tenant = 'inn') => {
    const began = performance.now()
    const vector = await embed(tenant, question, budgetMs)
    return { vector, ms: performance.now() - began }
  }
  return { ask, clock, warnings }
}

const budget = 400
/** Timers of a busy machine come late. */
const waited = (ms: number) => expect(ms).toBeGreaterThan(budget - 5)
const didNotWait = (ms: number) => expect(ms).toBeLessThan(budget / 2)

test('a question gets its vector, and the next time without a call', async () => {
  const { ask } = open()
  const { vector } = await ask('Hounds?')
  expect(vector?.[0]).toBeGreaterThan(0.9)
  expect((await ask('Hounds?')).vector).toBe(vector)
  expect((await ask(' Hounds? ')).vector).toBe(vector)
  expect(server.requests).toHaveLength(1)
})

test('what one tenant was asked is not remembered for another', async () => {
  const { ask } = open()
  await ask('Hounds?', 5_000, 'inn')
  await ask('Hounds?', 5_000, 'shop')
  expect(server.texts()).toEqual(['Hounds?', 'Hounds?'])
})

test('the same question of many at once is one call', async () => {
  const { ask } = open()
  const all = await Promise.all(Array.from({ length: 20 }, () => ask('Hounds?')))
  expect(all.every(({ vector }) => vector !== null)).toBe(true)
  expect(server.requests).toHaveLength(1)
})

test('more questions at once than a server should get are searched without', async () => {
  const { ask } = open()
  const all = await Promise.all(Array.from({ length: 50 }, (_, at) => ask(`Hounds ${at}?`)))
  expect(all.filter(({ vector }) => vector !== null)).toHaveLength(32)
  expect(server.requests).toHaveLength(32)
})

test('a server that does not answer costs the budget once; then nobody waits, until it is back', async () => {
  server.answerWith({ kind: 'silent' })
  const { ask, clock, warnings } = open()
  const first = await ask('Hounds?', budget)
  expect(first.vector).toBeNull()
  waited(first.ms)
  expect(warnings).toMatchObject([{ model: 'small', failure: 'too_slow', open_ms: 5_000 }])

  const second = await ask('Dogs?', budget)
  expect(second.vector).toBeNull()
  didNotWait(second.ms)
  expect(server.texts()).toEqual(['Hounds?'])

  // One question in a while is sent, and its visitor does not wait either.
  server.answerWith({ kind: 'ok' })
  clock.now = 5_000
  const probe = await ask('My dogs?', budget)
  expect(probe.vector).toBeNull()
  didNotWait(probe.ms)
  await vi.waitFor(async () => expect((await ask('Her dogs?', 5_000)).vector).not.toBeNull())
  expect((await ask('My dogs?', budget)).vector).not.toBeNull()
  expect(server.texts()).toEqual(['Hounds?', 'My dogs?', 'Her dogs?'])
})

test('a server that is still slow keeps nobody waiting again', async () => {
  server.answerWith({ kind: 'silent' })
  const { ask, clock } = open()
  await ask('Hounds?', budget)
  for (const times of [1, 2, 3]) {
    await vi.waitFor(async () => {
      clock.now += 5_000
      didNotWait((await ask(`Dogs ${times}?`, budget)).ms)
      expect(server.requests).toHaveLength(times + 1)
    }, 5_000)
  }
})

test.each([
  { kind: 'error', status: 500 },
  { kind: 'error', status: 401 },
  { kind: 'error', status: 429, retryAfter: '30' },
  { kind: 'raw', body: 'Bad gateway' },
] as const)('after one %o nobody asks for a while', async (answer) => {
  server.answerWith(answer)
  const { ask, warnings } = open()
  expect((await ask('Hounds?')).vector).toBeNull()
  expect((await ask('Dogs?')).vector).toBeNull()
  expect(server.requests).toHaveLength(1)
  expect(warnings).toHaveLength(1)
})

test('a server that is not there costs nothing but the search by meaning', async () => {
  const { ask } = open('http://127.0.0.1:1/v1')
  const { vector, ms } = await ask('Hounds?')
  expect(vector).toBeNull()
  expect(ms).toBeLessThan(2_000)
})

test('a text that is refused says nothing about the next one', async () => {
  server.answerWith({ kind: 'refuses_text', text: 'Hounds' })
  const { ask } = open()
  expect((await ask('Hounds?')).vector).toBeNull()
  expect((await ask('Dogs?')).vector).not.toBeNull()
})
