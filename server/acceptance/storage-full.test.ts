/** A disk that fills up: what is new is refused, what is there is read, and everything goes on when there is room. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Message } from '#wire'
import { freshDatabase } from './fresh-database.ts'
import { openTestApp } from './open-test-app.ts'

const place = await freshDatabase()

if (place.databaseUrl)
  test('the disk of the data directory says nothing about a Postgres server', takesAsEver)
else test('a message is refused while the disk is full, and taken when there is room again', refusesWhileFull)

async function refusesWhileFull() {
  let free = 1e12
  await using app = await openTestApp({}, { ...place, freeBytes: async () => free })
  const garage = await app.signUp('Garage')
  const visitor = await garage.website.opensChat()
  const { conversation_id } = await visitor.says('hello')
  await visitor.hears('message', ({ role }: Message) => role === 'bot')
  free = 1e6
  const writes = () => garage.api('POST', '/api/v1/articles', { body: { question: 'Q?', answer: 'A.' } })
  await expect.poll(async () => (await writes()).status, { timeout: 10_000 }).toBe(507)
  expect((await writes()).body).toMatchObject({ code: 'storage_full' })
  const cmid = randomUUID()
  const refusal = { ok: false, code: 'storage_full', retryable: true, retry_after_ms: 10_000 }
  expect(await visitor.sends('is there room?', cmid)).toMatchObject(refusal)
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  expect((await garage.api('GET', '/api/v1/articles')).status).toBe(200)
  expect((await visitor.pulls(conversation_id, 0)).messages).toHaveLength(2)
  free = 1e12
  await expect
    .poll(async () => (await visitor.sends('is there room?', cmid)).ok, { timeout: 10_000 })
    .toBe(true)
  const { messages } = await visitor.pulls(conversation_id, 0)
  expect(messages.filter(({ text }) => text === 'is there room?')).toHaveLength(1)
}

async function takesAsEver() {
  await using app = await openTestApp({}, { ...place, freeBytes: async () => 0 })
  const garage = await app.signUp('Garage')
  expect((await garage.writesArticle('Q?', 'A.')).question).toBe('Q?')
}
