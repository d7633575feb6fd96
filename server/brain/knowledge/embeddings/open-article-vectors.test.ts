/** Articles get their vectors in the background, questions theirs within a budget, and nothing ever waits longer. */
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FakeEmbeddings, openFakeEmbeddings } from '../../../acceptance/fake-embeddings.ts'
import { makeTenant } from '../../../acceptance/make-tenant.ts'
import { testStore } from '../../../acceptance/open-test-store.ts'
import { openMetrics } from '../../../platform/telemetry/open-metrics.ts'
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import { articlesAt, createArticle, createArticles, deleteArticle, updateArticle } from '../articles.ts'
import { buildIndex, type KnowledgeIndex } from '../knowledge-index.ts'
import {
  type ArticleVectors,
  type ArticleVectorsOptions,
  type ArticleVectorsRoom,
  openArticleVectors,
} from './open-article-vectors.ts'

let server: FakeEmbeddings
const open: ArticleVectorsRoom[] = []
beforeEach(async () => {
  server = await openFakeEmbeddings(['dogs', 'hounds'], ['parking', 'garage'])
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((room) => room.close()))
  expect(server.violations).toEqual([])
  await server.close()
})

/** A generous budget: what tests of waiting are about, they set themselves. */
function openRoom(more: Partial<ArticleVectorsOptions> = {}): ArticleVectorsRoom {
  const metrics = openMetrics()
  const log = pino({ level: 'silent' })
  const room = openArticleVectors({
    baseUrl: server.url,
    model: 'small',
    budgetMs: 5_000,
    metrics,
    log,
    ...more,
  })
  open.push(room)
  return room
}

async function inn(...articles: [question: string, answer: string][]): Promise<TenantDb> {
  const { db } = await makeTenant(await testStore())
  const texts = articles.map(([question, answer]) => ({ question, answer, phrasings: [] }))
  if (texts.length > 0) await createArticles(db, texts)
  return db
}

async function indexOf(db: TenantDb): Promise<KnowledgeIndex> {
  const { knowledge_rev } = await db.own().select('knowledge_rev').executeTakeFirstOrThrow()
  return buildIndex(await articlesAt(db, knowledge_rev))
}

const dogs = ['May I bring dogs?', 'Dogs sleep for free.'] as [string, string]
const parking = ['Is there parking?', 'Parking is behind the house.'] as [string, string]

/** Asks until every article is compared. */
function whole(vectors: ArticleVectors, question: string): Promise<Float32Array> {
  return vi.waitFor(async () => {
    const found = await vectors.similarity(question)
    expect(found?.every((value) => !Number.isNaN(value))).toBe(true)
    return found as Float32Array
  }, 5_000)
}

const stored = (db: TenantDb) =>
  db.select('article_vectors').select(['article_id', 'from_rev', 'model']).orderBy('from_rev').execute()

/** Sent to learn what articles mean, without questions. */
const sentArticles = () => server.texts().filter((text) => text.includes('\n'))

test('a question is compared with each article, without a word in common', async () => {
  const db = await inn(dogs, parking)
  const index = await indexOf(db)
  const vectors = openRoom().vectorsFor(db, index)
  const found = await whole(vectors, 'Hounds?')
  const at = index.articles.findIndex(({ article }) => article.question === dogs[0])
  expect(found[at]).toBeGreaterThan(0.9)
  expect(found[1 - at]).toBeLessThan(0.2)
  expect(vectors.bytes).toBeGreaterThan(2 * 3 * 4)
})

test('as long as no article has a vector, no question leaves the house', async () => {
  server.answerWith({ kind: 'silent' })
  const db = await inn(dogs)
  const vectors = openRoom().vectorsFor(db, await indexOf(db))
  expect(await vectors.similarity('Hounds?')).toBeNull()
  await server.sent(1)
  expect(await vectors.similarity('Hounds?')).toBeNull()
  expect(server.texts()).toEqual([dogs.join('\n')])
})

test('a tenant without articles asks for nothing', async () => {
  const db = await inn()
  const vectors = openRoom().vectorsFor(db, await indexOf(db))
  expect(await vectors.similarity('Hounds?')).toBeNull()
  expect(server.requests).toEqual([])
})

test('what is stored is not fetched again by the next process', async () => {
  const db = await inn(dogs, parking)
  const first = openRoom()
  await whole(first.vectorsFor(db, await indexOf(db)), 'Hounds?')
  await first.close()
  expect(await whole(openRoom().vectorsFor(db, await indexOf(db)), 'A garage?')).toHaveLength(2)
  expect(sentArticles()).toHaveLength(2)
})

test('the same text is sent once: for twins, for a new version, for an article that came back', async () => {
  const db = await inn(dogs, dogs)
  const room = openRoom()
  let vectors = room.vectorsFor(db, await indexOf(db))
  await whole(vectors, 'Hounds?')
  const [twin] = (await indexOf(db)).articles
  await updateArticle(db, twin?.article.id ?? '', { url: 'https://inn.example/dogs' })
  vectors = room.vectorsFor(db, await indexOf(db), vectors)
  await whole(vectors, 'Hounds?')
  await createArticle(db, { question: dogs[0], answer: dogs[1], phrasings: [] })
  vectors = room.vectorsFor(db, await indexOf(db), vectors)
  expect(await whole(vectors, 'Hounds?')).toHaveLength(3)
  expect(sentArticles()).toEqual([dogs.join('\n')])
})

test('the vectors of versions that have ended are removed', async () => {
  const db = await inn(dogs, parking)
  const room = openRoom()
  const before = room.vectorsFor(db, await indexOf(db))
  await whole(before, 'Hounds?')
  const [changed, gone] = (await indexOf(db)).articles.map(({ article }) => article)
  await updateArticle(db, changed?.id ?? '', { answer: 'Not any more.' })
  await deleteArticle(db, gone?.id ?? '')
  await whole(room.vectorsFor(db, await indexOf(db), before), 'Hounds?')
  await vi.waitFor(async () =>
    expect(await stored(db)).toEqual([{ article_id: changed?.id, from_rev: 3, model: 'small' }]),
  )
})

test('vectors of articles that stayed are taken over, and the same index keeps its own', async () => {
  const db = await inn(dogs)
  const room = openRoom()
  const index = await indexOf(db)
  const before = room.vectorsFor(db, index)
  await whole(before, 'Hounds?')
  expect(room.vectorsFor(db, index, before)).toBe(before)
  await createArticle(db, { question: parking[0], answer: parking[1], phrasings: [] })
  server.answerWith({ kind: 'ok' }, { kind: 'silent' })
  const after = room.vectorsFor(db, await indexOf(db), before)
  const known = await after.similarity('Hounds?')
  expect([...(known ?? [])].map(Number.isNaN)).toEqual([false, true])
})

test('a change is filled before anybody asks', async () => {
  const db = await inn(dogs)
  openRoom().articlesChanged(db)
  await vi.waitFor(async () => expect(await stored(db)).toHaveLength(1))
})

test('a text that the server refuses keeps no other from its vector, and is not sent again', async () => {
  server.answerWith({ kind: 'refuses_text', text: 'dogs' })
  const many = Array.from({ length: 70 }, (_, at): [string, string] => [`Room ${at}?`, 'With parking.'])
  const db = await inn(dogs, ...many)
  const room = openRoom()
  room.vectorsFor(db, await indexOf(db))
  await vi.waitFor(async () => expect(await stored(db)).toHaveLength(70))
  const sent = sentArticles().length
  const vectors = room.vectorsFor(db, await indexOf(db))
  const found = await vi.waitFor(async () => {
    const some = await vectors.similarity('A garage?')
    expect(some).not.toBeNull()
    return some as Float32Array
  })
  expect(found.filter(Number.isNaN)).toHaveLength(1)
  room.articlesChanged(db)
  const other = await inn(parking)
  await whole(room.vectorsFor(other, await indexOf(other)), 'A garage?')
  expect(sentArticles()).toHaveLength(sent + 1)
})

test('a text that is too long for the model is sent shorter', async () => {
  const long: [string, string] = [dogs[0], `${'Dogs are welcome. '.repeat(1_000)}The end.`]
  server.answerWith({ kind: 'refuses_text', text: 'Dogs' }, { kind: 'ok' }, { kind: 'ok' })
  const db = await inn(long)
  await whole(openRoom().vectorsFor(db, await indexOf(db)), 'Hounds?')
  expect(sentArticles().map((text) => text.length)).toEqual([8_000, 1_500])
})

test('a server that refuses everything rests, and is not asked text by text', async () => {
  server.answerWith({ kind: 'error', status: 400 })
  const many = Array.from({ length: 40 }, (_, at): [string, string] => [`Room ${at}?`, 'With parking.'])
  const db = await inn(...many)
  const vectors = openRoom().vectorsFor(db, await indexOf(db))
  await server.sent(41)
  await server.answered()
  expect(await vectors.similarity('A garage?')).toBeNull()
  expect(server.requests).toHaveLength(2)
})

test('tenants take turns: one article does not wait for hundreds of another', async () => {
  const many = Array.from({ length: 300 }, (_, at): [string, string] => [`Room ${at}?`, 'With parking.'])
  const [big, bigger, small] = [await inn(...many), await inn(...many), await inn(dogs)]
  const room = openRoom()
  for (const db of [big, bigger, small]) room.articlesChanged(db)
  await vi.waitFor(async () => expect(await stored(small)).toHaveLength(1), 5_000)
  expect(server.requests.findIndex(({ input }) => input.includes(dogs.join('\n')))).toBeLessThan(4)
  await room.close()
})

test('what a tenant has stored is of no use to another', async () => {
  const [ours, theirs] = [await inn(dogs), await inn(dogs)]
  const room = openRoom()
  await whole(room.vectorsFor(ours, await indexOf(ours)), 'Hounds?')
  await whole(room.vectorsFor(theirs, await indexOf(theirs)), 'Hounds?')
  expect(server.texts()).toEqual([dogs.join('\n'), 'Hounds?', dogs.join('\n'), 'Hounds?'])
  expect(await stored(ours)).toHaveLength(1)
})

test('another model begins anew', async () => {
  const db = await inn(dogs)
  await whole(openRoom().vectorsFor(db, await indexOf(db)), 'Hounds?')
  await whole(openRoom({ model: 'large' }).vectorsFor(db, await indexOf(db)), 'Hounds?')
  expect((await stored(db)).map(({ model }) => model).sort()).toEqual(['large', 'small'])
})

test('a server that has another model behind the same name makes the old vectors worthless', async () => {
  const db = await inn(dogs, parking)
  await whole(openRoom().vectorsFor(db, await indexOf(db)), 'Hounds?')
  server.answerWith({ kind: 'shorter', dimensions: 2 })
  const found = await whole(openRoom().vectorsFor(db, await indexOf(db)), 'Hounds?')
  expect(found).toHaveLength(2)
  expect(sentArticles()).toHaveLength(4)
})

test('a question is asked once, and without personal data', async () => {
  const db = await inn(dogs)
  const redact = (text: string) => text.replace('ann@example.com', '[email]')
  const vectors = openRoom({ redact }).vectorsFor(db, await indexOf(db))
  await whole(vectors, 'Hounds? ann@example.com')
  await vectors.similarity('  Hounds? ann@example.com ')
  expect(server.texts()).toEqual([dogs.join('\n'), 'Hounds? [email]'])
})

test('a question that leans on an earlier one carries it along', async () => {
  const db = await inn(dogs, parking)
  const vectors = openRoom().vectorsFor(db, await indexOf(db))
  await whole(vectors, 'Hounds?')
  const history = [
    { role: 'visitor', text: 'Is there a garage?' },
    { role: 'bot', text: 'Yes.' },
  ]
  await vectors.similarity('And how much is it?', history)
  await vectors.similarity('May my hounds sleep in the room?', history)
  expect(server.texts().slice(-2)).toEqual([
    'Is there a garage?\nAnd how much is it?',
    'May my hounds sleep in the room?',
  ])
})

test.each([
  ['nothing', ' \n\t'],
  ['ten thousand letters', 'hounds '.repeat(1_500)],
  ['emoji', '🐕🐕🐕'],
  ['half a character', 'hounds \ud83d'],
  ['control characters', '\u0000\u0007hounds'],
  ['right to left', 'كلاب'],
])('%s as a question gives a clear result', async (_what, question) => {
  const db = await inn(dogs)
  const vectors = openRoom().vectorsFor(db, await indexOf(db))
  await whole(vectors, 'Hounds?')
  const found = await vectors.similarity(question)
  if (question.trim() === '') expect(found).toBeNull()
  else expect(found?.every(Number.isFinite)).toBe(true)
})
