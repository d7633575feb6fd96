/** With an embedding model articles are found by what they mean; without it, or when it is gone, all is as before. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { ChatResponse, PlaygroundResponse } from '#wire'
import { createArticle } from '../brain/knowledge/articles.ts'
import {
  keepVectors,
  removeEnded,
  vectorsOfArticles,
  vectorsOfTexts,
} from '../brain/knowledge/embeddings/stored-vectors.ts'
import { tenantOpener } from '../platform/tenancy/tenant-db.ts'
import { type FakeEmbeddings, openFakeEmbeddings } from './fake-embeddings.ts'
import { makeTenant } from './make-tenant.ts'
import { openTestApp, sharedApp, type TestApp } from './open-test-app.ts'
import { testStore } from './open-test-store.ts'
import type { TestBusiness } from './test-business.ts'
import { withoutFirstWall } from './without-first-wall.ts'

let server: FakeEmbeddings
let app: TestApp
beforeAll(async () => {
  // Words that nobody else knows: only this server can tell that they mean the same.
  server = await openFakeEmbeddings(['zorbels', 'flimmets'], ['quandry', 'plorp'])
  app = await openTestApp({ OPENAI_BASE_URL: server.url, OPENAI_EMBEDDING_MODEL: 'small' })
})
beforeEach(() => server.answerWith({ kind: 'ok' }))
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  expect(server.violations).toEqual([])
  expect(app.failures()).toEqual([])
  await server.close()
})

/** It answers in its own words: the model behind the same address only knows meanings. */
async function openShop(at: TestApp, name: string): Promise<TestBusiness> {
  const shop = await at.signUp(name)
  await shop.sets({ model: { enabled: false } })
  await shop.writesArticle('Do you sell zorbels?', 'Zorbels cost five crowns a piece.')
  await shop.writesArticle('Who repairs a quandry?', 'Our workshop repairs each quandry within a week.')
  return shop
}

async function ask(shop: TestBusiness, message: string): Promise<NonNullable<ChatResponse['reply']>> {
  const token = await shop.makesKey('chat:write')
  const body = { session_id: randomUUID(), message }
  return (await shop.api('POST', '/api/v1/chat', { body, token })).body.reply
}

/** Asks without leaving a trace, until the vectors have come. */
async function untilFound(shop: TestBusiness, message: string): Promise<PlaygroundResponse> {
  return vi.waitFor(async () => {
    const tried = await tryOut(shop, message)
    expect(tried.reply.answered_by).toBe('article')
    return tried
  }, 8_000)
}

async function tryOut(shop: TestBusiness, message: string): Promise<PlaygroundResponse> {
  return (await shop.api('POST', '/api/v1/playground', { body: { message } })).body
}

const knowledgeMs = ({ trace }: PlaygroundResponse) =>
  trace.stages.find(({ name }) => name === 'knowledge')?.ms ?? Number.NaN

test('a question that shares no word with an article is answered from it', async () => {
  const shop = await openShop(app, 'Zorbel shop')
  await untilFound(shop, 'Got flimmets?')
  const zorbels = await ask(shop, 'Got flimmets?')
  expect(zorbels).toMatchObject({
    text: 'Zorbels cost five crowns a piece.',
    answered_by: 'article',
    sources: [{ title: 'Do you sell zorbels?' }],
  })
  expect((await ask(shop, 'My plorp is broken')).sources).toMatchObject([{ title: 'Who repairs a quandry?' }])
})

test('an article is found by its new words as soon as it has changed', async () => {
  const shop = await openShop(app, 'Changing shop')
  await untilFound(shop, 'Got flimmets?')
  const [article] = (await shop.api('GET', '/api/v1/articles?q=zorbels')).body.data
  await shop.api('PATCH', `/api/v1/articles/${article.id}`, {
    body: { question: 'Is there a garden?', answer: 'The garden is open.' },
  })
  expect((await tryOut(shop, 'Got flimmets?')).reply.answered_by).toBe('refusal')
})

test('without an embedding model the same question is not answered, and nothing is sent', async () => {
  const shop = await openShop(await sharedApp(), 'Plain shop')
  expect((await ask(shop, 'Got flimmets?')).answered_by).toBe('refusal')
  expect((await ask(shop, 'Zorbels for sale?')).answered_by).toBe('article')
  expect(server.texts()).not.toContain('Zorbels for sale?')
})

test('what means nothing to the business is still refused', async () => {
  const shop = await openShop(app, 'Honest shop')
  await untilFound(shop, 'Got flimmets?')
  expect((await ask(shop, 'Wibble wobble grumf?')).answered_by).toBe('refusal')
})

test('a server that is gone costs one visitor the budget, and the next one nothing', async () => {
  const shop = await openShop(app, 'Patient shop')
  await untilFound(shop, 'Got flimmets?')
  server.answerWith({ kind: 'silent' })
  const first = await tryOut(shop, 'Price of zorbels, do you sell?')
  expect(first.reply.sources).toMatchObject([{ title: 'Do you sell zorbels?' }])
  expect(knowledgeMs(first)).toBeGreaterThan(380)
  expect(knowledgeMs(first)).toBeLessThan(1_500)
  const second = await tryOut(shop, 'Do you sell some zorbels?')
  expect(second.reply.sources).toMatchObject([{ title: 'Do you sell zorbels?' }])
  expect(knowledgeMs(second)).toBeLessThan(380)
  const line = app.log.map((text) => JSON.parse(text)).find(({ failure }) => failure === 'too_slow')
  expect(line).toMatchObject({ level: 40, model: 'small' })
})

test('the vectors of a tenant are never read or removed by another, not even without the first wall', async () => {
  const store = await testStore()
  const [{ db }, theirs] = [await makeTenant(store), await makeTenant(store)]
  const article = await createArticle(db, { question: 'Secret?', answer: 'Ours.', phrasings: [] })
  const vector = Float32Array.of(0.6, 0.8)
  const key = { article_id: article.id, from_rev: 2 }
  await keepVectors(db, 'small', [{ ...key, text_hash: 'h', vector }])
  for (const plugins of [[], [withoutFirstWall]]) {
    const other = tenantOpener(store, plugins)(theirs.id)
    expect(await vectorsOfTexts(other, 'small', ['h'])).toEqual(new Map())
    expect(await vectorsOfArticles(other, 'small', [article.id])).toEqual([])
    await removeEnded(other, 'small')
    await expect(keepVectors(other, 'small', [{ ...key, text_hash: 'h', vector }])).rejects.toMatchObject({
      code: '23503',
    })
  }
  expect(await vectorsOfArticles(db, 'small', [article.id])).toEqual([{ ...key, vector }])
})
