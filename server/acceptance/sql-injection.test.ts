/** T07: SQL in what callers ask for is a text like any other, in every call that reads and every place it has. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answered, callApi } from './call-api.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

const root = { email: 'root@example.com', password: 'a password nobody guesses' }
const sleepSeconds = 8
const statements = [
  "' or 1=1--",
  "' or tenant_id is not null--",
  `'; select pg_sleep(${sleepSeconds})--`,
  `(select pg_sleep(${sleepSeconds}))`,
  "'; reset role; --",
  "x'::uuid or true--",
  '$1',
  '" desc, (select 1)--',
  '{"$ne":null}',
  "\\'; drop table messages; --",
]

/** A place in a reading call where a caller can say something. */
interface Place {
  path: string
  name: string
  in: 'path' | 'query'
}

let app: TestApp
let places: Place[]
let ours: TestBusiness
let operator: string
beforeAll(async () => {
  app = await openTestApp({ SUPERADMIN_EMAIL: root.email, SUPERADMIN_PASSWORD: root.password })
  const theirs = await app.signUp('Canary')
  await theirs.writesArticle('Canary?', 'Canary.')
  ours = await app.signUp('Ours')
  await ours.writesArticle('Do you sharpen scissors?', 'Yes.')
  operator = (await callApi(app.url, 'POST', '/api/v1/auth/login', { body: root })).body.token
  places = placesIn((await callApi(app.url, 'GET', '/openapi.json')).body.paths)
})
afterAll(() => app[Symbol.asyncDispose]())

function placesIn(paths: Record<string, { get?: { parameters?: Omit<Place, 'path'>[] } }>): Place[] {
  return Object.entries(paths)
    .flatMap(([path, { get }]) => (get?.parameters ?? []).map(({ name, in: at }) => ({ path, name, in: at })))
    .filter(({ in: at }) => at === 'path' || at === 'query')
}

/** The call with the words in that place, and with what cannot be there in the others. */
function say({ path, name, in: at }: Place, words: string): Promise<Answered> {
  const said = encodeURIComponent(words)
  const filled = path
    .replace(at === 'path' ? `{${name}}` : '\0', said)
    .replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000')
  const token = path.startsWith('/api/v1/admin') ? operator : ours.token
  return callApi(app.url, 'GET', at === 'query' ? `${filled}?${name}=${said}` : filled, { token })
}

test('SQL in any place of a reading call runs nowhere, breaks nothing and shows nothing of others', async () => {
  expect(places.length).toBeGreaterThan(20)
  let looked = 0
  for (const place of places) {
    for (const words of statements) {
      const began = performance.now()
      const { status, text } = await say(place, words)
      const where = `${place.path} ${place.name} ${words}`
      expect([where, status < 500]).toEqual([where, true])
      if (status === 200) looked += 1
      expect([where, text.toLowerCase().includes('canary')]).toEqual([where, false])
      expect([where, performance.now() - began < sleepSeconds * 1_000]).toEqual([where, true])
    }
  }
  // Many a place takes only what has its form; the others have looked for the words.
  expect(looked).toBeGreaterThanOrEqual(8 * statements.length)
  expect(app.failures()).toEqual([])
}, 120_000)

test('SQL in what is written is stored to the letter', async () => {
  for (const words of statements) {
    const article = await ours.writesArticle(words, words)
    const { body } = await ours.api('GET', `/api/v1/articles/${article.id}`)
    expect(body).toMatchObject({ question: words, answer: words })
    const name = { name: words.slice(0, 60) }
    expect((await ours.api('PATCH', '/api/v1/organisation', { body: name })).status).toBe(200)
    expect((await ours.api('GET', '/api/v1/organisation')).body.name).toBe(name.name)
  }
  expect(app.failures()).toEqual([])
}, 60_000)
