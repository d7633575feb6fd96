/** Texts become vectors of length 1, and whatever a server answers that is not exactly that is refused. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeEmbeddings, openFakeEmbeddings } from '../../../acceptance/fake-embeddings.ts'
import { openMetrics } from '../../../platform/telemetry/open-metrics.ts'
import { type EmbeddingCall, openEmbeddingClient } from './embedding-client.ts'

let server: FakeEmbeddings
beforeEach(async () => {
  server = await openFakeEmbeddings(['dog', 'hound'], ['price', 'cost'])
})
afterEach(async () => {
  expect(server.violations).toEqual([])
  await server.close()
})

const calm: EmbeddingCall = { purpose: 'articles', attemptMs: 8_000, totalMs: 15_000, retries: 0 }
const hasty: EmbeddingCall = { ...calm, attemptMs: 300, totalMs: 300 }

function open(model = 'small') {
  const metrics = openMetrics()
  const client = openEmbeddingClient({ apiKey: 'sk-test', baseUrl: server.url, model, metrics })
  const figures = async () =>
    (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('deskbell_embedding_'))
  return { client, figures }
}

const length = (vector: Float32Array) => Math.hypot(...vector)
const texts = ['A dog.', 'What does it cost?', 'Dog or hound']

test('each text gets a vector of length 1, in its place', async () => {
  const { client } = open()
  const [dog, cost, both] = await client.embed(texts, calm)
  for (const vector of [dog, cost, both]) expect(length(vector as Float32Array)).toBeCloseTo(1, 6)
  expect(dog?.[0]).toBeCloseTo(1 / Math.hypot(1, 0.2), 6)
  expect(cost?.[0]).toBe(0)
  expect(cost?.[1]).toBeCloseTo(1 / Math.hypot(1, 0.2), 6)
  expect(both?.[0]).toBeCloseTo(2 / Math.hypot(2, 0.2), 6)
  expect(client.dimensions).toBe(3)
  expect(server.requests).toMatchObject([
    { model: 'small', input: texts, body: { encoding_format: 'base64' } },
  ])
  expect(server.requests[0]?.body).not.toHaveProperty('dimensions')
})

test.each([
  ['numbers where base64 was asked for, without places', { kind: 'plain' }],
  ['vectors in another order, each with its place', { kind: 'mixed' }],
  ['no word of what it counted', { kind: 'ok', usage: false }],
] as const)('a server that answers %s is understood', async (_what, answer) => {
  const { client } = open()
  const expected = await client.embed(texts, calm)
  server.answerWith(answer)
  expect(await client.embed(texts, calm)).toEqual(expected)
})

test('a server that does not know base64 is asked for numbers from then on', async () => {
  server.answerWith({ kind: 'refuses_field', field: 'encoding_format', value: 'base64' })
  const { client } = open()
  expect(await client.embed(texts, calm)).toHaveLength(3)
  expect(await client.embed(texts, calm)).toHaveLength(3)
  expect(server.requests.map(({ body }) => body.encoding_format)).toEqual(['base64', 'float', 'float'])
})

test("the vendor's own models are asked for fewer numbers, unless the server refuses", async () => {
  const { client } = open('text-embedding-3-small')
  await client.embed(texts, calm)
  server.answerWith({ kind: 'refuses_field', field: 'dimensions', value: 512 })
  await client.embed(texts, calm)
  await client.embed(texts, calm)
  expect(server.requests.map(({ body }) => body.dimensions)).toEqual([512, 512, undefined, undefined])
})

const base64 = (...numbers: number[]) => Buffer.from(Float32Array.from(numbers).buffer).toString('base64')

test.each([
  ['a vector less than texts', { kind: 'count', less: 1 }],
  ['a vector more than texts', { kind: 'count', less: -1 }],
  ['no vectors', { kind: 'raw', body: '{"object":"list","data":[]}' }],
  ['something else', { kind: 'raw', body: '{"ok":true}' }],
  ['a page', { kind: 'raw', body: '<!doctype html><title>Log in</title>' }],
  ['nothing', { kind: 'raw', body: '' }],
  ['half a body', { kind: 'raw', body: '{"data":[{"embedding":[1,2' }],
  [
    'the same place twice',
    {
      kind: 'raw',
      body: JSON.stringify({ data: [0, 1, 1].map((index) => ({ index, embedding: [1, 0, 0] })) }),
    },
  ],
  [
    'vectors of different sizes',
    { kind: 'raw', body: '{"data":[{"embedding":[1]},{"embedding":[1,2]},{"embedding":[1]}]}' },
  ],
  ['words', { kind: 'vectors', vector: ['1', '2', '3'] }],
  ['nulls', { kind: 'vectors', vector: [null, 1, 2] }],
  ['empty vectors', { kind: 'vectors', vector: [] }],
  ['zeros', { kind: 'vectors', vector: [0, 0, 0] }],
  ['numbers that are none', { kind: 'vectors', vector: base64(1, Number.NaN, 0) }],
  ['numbers without end', { kind: 'vectors', vector: base64(1, Number.POSITIVE_INFINITY, 0) }],
  ['half a number', { kind: 'vectors', vector: Buffer.alloc(7, 1).toString('base64') }],
  ['what only looks like base64', { kind: 'vectors', vector: 'not base64 at all' }],
  ['more numbers than any model has', { kind: 'vectors', vector: Array.from({ length: 9_000 }, () => 1) }],
  ['a body without end', { kind: 'endless' }],
] as const)('a server that answers %s is refused', async (_what, answer) => {
  server.answerWith(answer)
  const { client, figures } = open()
  await expect(client.embed(texts, calm)).rejects.toMatchObject({ message: 'wrong_answer' })
  expect(client.dimensions).toBeNull()
  expect(await figures()).toContain('deskbell_embedding_calls_total{purpose="articles",outcome="failed"} 1')
})

test('a server whose vectors change their size is refused', async () => {
  const { client } = open()
  await client.embed(texts, calm)
  server.answerWith({ kind: 'shorter', dimensions: 2 })
  await expect(client.embed(texts, calm)).rejects.toMatchObject({ message: 'wrong_answer' })
  expect(client.dimensions).toBe(3)
})

test.each([
  [{ kind: 'error', status: 401 }, 'http 401', false],
  [{ kind: 'error', status: 404 }, 'http 404', false],
  [{ kind: 'error', status: 400, message: 'Too many tokens.' }, 'http 400', true],
  [{ kind: 'error', status: 422 }, 'http 422', true],
  [{ kind: 'error', status: 429 }, 'http 429', false],
  [{ kind: 'error', status: 500 }, 'http 500', false],
  [{ kind: 'error', status: 500, message: 'input is too large to process' }, 'http 500', true],
] as const)('%o is told as %s', async (answer, message, isRefusal) => {
  server.answerWith(answer)
  await expect(open().client.embed(texts, calm)).rejects.toMatchObject({ message, isRefusal })
  expect(server.requests).toHaveLength(1)
})

test.each([{ kind: 'silent' }, { kind: 'stall' }] as const)(
  'a server with %o is given up in time',
  async (answer) => {
    server.answerWith(answer)
    await expect(open().client.embed(texts, hasty)).rejects.toMatchObject({ message: 'too_slow' })
  },
)

test('a server that nobody listens for is unreachable', async () => {
  const { client } = open()
  await server.close()
  await expect(client.embed(texts, calm)).rejects.toMatchObject({ message: 'unreachable' })
})

test('what may pass by itself is tried again, as often as the call allows', async () => {
  const busy = { kind: 'error', status: 429, retryAfter: '0.01' } as const
  server.answerWith(busy, { ...busy, status: 503 }, { kind: 'ok' })
  const { client, figures } = open()
  expect(await client.embed(texts, { ...calm, retries: 2 })).toHaveLength(3)
  expect(server.requests).toHaveLength(3)
  server.answerWith(busy)
  await expect(client.embed(texts, { ...calm, purpose: 'question', retries: 1 })).rejects.toThrow('http 429')
  expect(server.requests).toHaveLength(5)
  expect(await figures()).toEqual([
    'deskbell_embedding_calls_total{purpose="articles",outcome="ok"} 1',
    'deskbell_embedding_calls_total{purpose="question",outcome="failed"} 1',
    'deskbell_embedding_tokens_total{purpose="articles"} 21',
  ])
})

test('closing breaks off what is under way', async () => {
  server.answerWith({ kind: 'silent' })
  const { client } = open()
  const call = client.embed(texts, calm)
  await server.sent(3)
  client.close()
  await expect(call).rejects.toMatchObject({ reason: 'too_slow' })
})
