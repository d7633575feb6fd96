/** Articles over the API: answerable at once, edited, forgotten, listed page by page, safe to repeat. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Article } from '#wire'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

beforeAll(() => sharedApp())
const open = async () => (await sharedApp()).signUp('Garage')

/** What the bot says to a program that asks. */
async function ask(business: TestBusiness, message: string) {
  const body = { session_id: randomUUID(), message }
  const { body: answered } = await business.api('POST', '/api/v1/chat', { body })
  return answered.reply
}

test('an article is answerable within a second, from its own words and with itself as the source', async () => {
  const garage = await open()
  expect((await ask(garage, 'Do you repair scooters?')).text).not.toContain('Thursdays')
  const began = performance.now()
  const article = await garage.writesArticle('Do you repair scooters?', 'We repair scooters on Thursdays.')
  const reply = await ask(garage, 'Do you repair scooters?')
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(reply).toMatchObject({ text: 'We repair scooters on Thursdays.', answered_by: 'article' })
  expect(reply.sources).toEqual([
    {
      title: 'Do you repair scooters?',
      article_id: article.id,
      quote: 'We repair scooters on Thursdays.',
    },
  ])
})

test('an edited article answers with its new words at once, and keeps what was not edited', async () => {
  const garage = await open()
  const more = { url: 'https://garage.example/scooters', phrasings: ['Can you fix my moped?'] }
  const made = await garage.writesArticle('Do you repair scooters?', 'On Thursdays.', more)
  const changes = { answer: 'We repair scooters on Mondays.' }
  const { status, body } = await garage.api('PATCH', `/api/v1/articles/${made.id}`, { body: changes })
  expect(status).toBe(200)
  expect(body).toEqual({ ...made, ...changes, updated_at: body.updated_at })
  expect(made.updated_at).toBe(made.created_at)
  expect(body.updated_at > made.updated_at).toBe(true)
  expect((await ask(garage, 'Can you fix my moped?')).text).toBe('We repair scooters on Mondays.')
  expect((await garage.api('GET', `/api/v1/articles/${made.id}`)).body).toEqual(body)
})

test('a forgotten article does not answer and is gone for good', async () => {
  const garage = await open()
  const { id } = await garage.writesArticle('Do you repair scooters?', 'We repair scooters on Thursdays.')
  const path = `/api/v1/articles/${id}`
  expect(await garage.api('DELETE', path)).toMatchObject({ status: 204, text: '' })
  expect((await ask(garage, 'Do you repair scooters?')).text).not.toContain('Thursdays')
  for (const [method, body] of [['GET'], ['DELETE'], ['PATCH', { answer: 'x' }]] as const) {
    expect((await garage.api(method, path, { body })).status).toBe(404)
  }
  expect((await garage.api('GET', '/api/v1/articles')).body.data).toEqual([])
})

test('an article for one bot is not that of another, and an unknown bot is refused', async () => {
  const garage = await open()
  const [bot] = (await garage.api('GET', '/api/v1/bots')).body.data
  const made = await garage.writesArticle('Do you repair scooters?', 'Yes.', { bot: bot.slug })
  expect(made.bot_id).toBe(bot.id)
  const body = { question: 'Q', answer: 'A', bot: randomUUID() }
  expect(await garage.api('POST', '/api/v1/articles', { body })).toMatchObject({ status: 404 })
})

test('pages of a list fit together while articles are added and forgotten', async () => {
  const garage = await open()
  const made: Article[] = []
  for (let index = 0; index < 7; index += 1) made.push(await garage.writesArticle(`Question ${index}`, 'A'))
  const first = (await garage.api('GET', '/api/v1/articles?limit=3')).body
  expect(first).toMatchObject({ has_more: true })
  await garage.writesArticle('A new one', 'A')
  await garage.api('DELETE', `/api/v1/articles/${made[6]?.id}`)
  const path = `/api/v1/articles?limit=3&cursor=${first.next_cursor}`
  const second = (await garage.api('GET', path)).body
  const third = (await garage.api('GET', `/api/v1/articles?limit=3&cursor=${second.next_cursor}`)).body
  const questions = [first, second, third].flatMap(({ data }) => data.map((one: Article) => one.question))
  expect(questions).toEqual(made.map(({ question }) => question).reverse())
  expect(third).toMatchObject({ has_more: false, next_cursor: null })
})

test('a list of exactly one page says that there is no more', async () => {
  const garage = await open()
  for (const question of ['One?', 'Two?']) await garage.writesArticle(question, 'A')
  const page = (await garage.api('GET', '/api/v1/articles?limit=2')).body
  expect([page.data.length, page.has_more, page.next_cursor]).toEqual([2, false, null])
})

test('a list is searched for words, to the letter', async () => {
  const garage = await open()
  await garage.writesArticle('Is 100% cotton used?', 'Yes')
  await garage.writesArticle('Is 100 euros enough?', 'No')
  const search = async (q: string) =>
    (await garage.api('GET', `/api/v1/articles?q=${encodeURIComponent(q)}`)).body.data.map(
      ({ question }: Article) => question,
    )
  expect(await search('100%')).toEqual(['Is 100% cotton used?'])
  expect(await search('EUROS')).toEqual(['Is 100 euros enough?'])
  expect(await search("' or 1=1--")).toEqual([])
  expect(await search('_')).toEqual([])
})

test('a request that is repeated with its Idempotency-Key is done once and answered the same', async () => {
  const garage = await open()
  const call = {
    body: { question: 'Do you repair scooters?', answer: 'Yes.' },
    headers: { 'Idempotency-Key': randomUUID() },
  }
  const first = await garage.api('POST', '/api/v1/articles', call)
  const again = await garage.api('POST', '/api/v1/articles', call)
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(first.headers.get('idempotency-replayed')).toBeNull()
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  const other = { ...call, body: { ...call.body, answer: 'No.' } }
  expect(await garage.api('POST', '/api/v1/articles', other)).toMatchObject({
    status: 422,
    body: { code: 'idempotency_conflict' },
  })
  expect((await garage.api('GET', '/api/v1/articles')).body.data).toHaveLength(1)
})

test('ten copies of one request at once are done once', async () => {
  const garage = await open()
  const call = { body: { question: 'Q?', answer: 'A.' }, headers: { 'Idempotency-Key': randomUUID() } }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => garage.api('POST', '/api/v1/articles', call)),
  )
  for (const { status, body } of answers) {
    if (status !== 201) expect([status, body.code]).toEqual([409, 'idempotency_in_progress'])
  }
  expect(answers.some(({ status }) => status === 201)).toBe(true)
  expect((await garage.api('GET', '/api/v1/articles')).body.data).toHaveLength(1)
})

test('a refused request leaves its Idempotency-Key free', async () => {
  const garage = await open()
  const headers = { 'Idempotency-Key': randomUUID() }
  const wrong = { question: 'Q?', answer: 'A.', bot: 'no-such-bot' }
  expect((await garage.api('POST', '/api/v1/articles', { body: wrong, headers })).status).toBe(404)
  const right = { question: 'Q?', answer: 'A.' }
  expect((await garage.api('POST', '/api/v1/articles', { body: right, headers })).status).toBe(201)
})

test('the same Idempotency-Key of another business is another request', async () => {
  const [garage, other] = [await open(), await open()]
  const call = { body: { question: 'Q?', answer: 'A.' }, headers: { 'Idempotency-Key': 'order-1' } }
  const [one, two] = [
    await garage.api('POST', '/api/v1/articles', call),
    await other.api('POST', '/api/v1/articles', call),
  ]
  expect([one.status, two.status]).toEqual([201, 201])
  expect(two.body.id).not.toBe(one.body.id)
  expect(two.headers.get('idempotency-replayed')).toBeNull()
})
