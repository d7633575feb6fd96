/** What models may cost: never more than the cap, whoever asks and however many; and everybody is still answered. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callApi } from './call-api.ts'
import { type FakeModel, openFakeModel } from './fake-model.ts'
import { generousLimits, openTestApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

const question = 'Do you sharpen scissors?'
/** What the fake counts for each of its answers. */
const perAnswer = 52
/** Booked for a call before it is made: what an answer may take at most, and the prompt. */
const mostPerCall = 6_000
const cap = 20_000

let model: FakeModel
let app: TestApp
beforeAll(async () => {
  model = await openFakeModel()
  const day = 86_400
  const limits = {
    ...generousLimits,
    open_connections: { points: 1_000, seconds: 1 },
    tenant_tokens: { points: cap, seconds: day },
  }
  app = await openTestApp({
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'fake',
    LIMITS: JSON.stringify(limits),
    SUPERADMIN_EMAIL: 'root@example.com',
    SUPERADMIN_PASSWORD: 'a password nobody guesses',
  })
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await model.close()
})

async function openShop(): Promise<TestBusiness> {
  const shop = await app.signUp()
  await shop.writesArticle(question, 'Yes, we sharpen scissors for $9 a pair.')
  await shop.sets({ model: { enabled: true, model: shop.id } })
  return shop
}
const callsOf = ({ id }: TestBusiness) => model.requests.filter((request) => request.model === id).length
const chat = (token: string, session: number | string) =>
  callApi(app.url, 'POST', '/api/v1/chat', {
    token,
    body: { session_id: `session ${session}`, message: question },
  })

async function spentOf({ id }: TestBusiness): Promise<number> {
  const body = { email: 'root@example.com', password: 'a password nobody guesses' }
  const { token } = (await callApi(app.url, 'POST', '/api/v1/auth/login', { body })).body
  const { body: tenant } = await callApi(app.url, 'GET', `/api/v1/admin/tenants/${id}`, { token })
  return tenant.usage.model_tokens_today
}

test('T36: five hundred visitors who come at once cost no more than the cap, and each is answered', async () => {
  const [shop, other] = [await openShop(), await openShop()]
  const key = await shop.makesKey()
  const answeredBy: string[] = []
  const ask = async (from: number, to: number) => {
    for (let visitor = from; visitor < to; visitor += 1) {
      const { status, body } = await chat(key, visitor)
      expect(status).toBe(200)
      expect(body.reply.text).not.toBe('')
      answeredBy.push(body.reply.answered_by)
    }
  }
  await Promise.all(Array.from({ length: 10 }, (_, line) => ask(line * 50, line * 50 + 50)))
  expect(answeredBy).toHaveLength(500)
  expect(callsOf(shop) * perAnswer).toBeLessThanOrEqual(cap)
  expect(answeredBy.filter((by) => by === 'model')).toHaveLength(callsOf(shop))
  expect(new Set(answeredBy)).toEqual(new Set(['model', 'article']))
  // What was booked and not taken comes back a moment later.
  await expect.poll(() => spentOf(shop), { timeout: 5_000 }).toBe(callsOf(shop) * perAnswer)
  expect((await chat(await other.makesKey(), 'one')).body.reply.answered_by).toBe('model')
}, 120_000)

test('what calls in hand may still take counts: beside them no further call is made', async () => {
  const shop = await openShop()
  const key = await shop.makesKey()
  model.answerWith({ kind: 'ok', text: 'Gladly. [1]', delayMs: 300 })
  const answers = await Promise.all(Array.from({ length: 12 }, (_, visitor) => chat(key, visitor)))
  model.answerWith({ kind: 'ok', text: 'Gladly. [1]' })
  const byModel = answers.filter(({ body }) => body.reply.answered_by === 'model').length
  expect(byModel).toBe(Math.floor(cap / mostPerCall) + 1)
  expect(answers.every(({ body }) => body.reply.text.length > 0)).toBe(true)
})

test('an owner may set a lower cap; the trace says why no model answered', async () => {
  const shop = await openShop()
  await shop.sets({ model: { enabled: true, model: shop.id, daily_token_cap: 0 } })
  const key = await shop.makesKey()
  const { body } = await chat(key, 'one')
  expect(body.reply).toMatchObject({ answered_by: 'article', text: expect.stringContaining('$9') })
  expect(callsOf(shop)).toBe(0)
  const path = `/api/v1/conversations/${body.conversation_id}/trace?turn=${body.message_id}`
  expect((await shop.api('GET', path)).body.model).toMatchObject({ name: shop.id, error: 'over_budget' })
})

test('a stream that breaks off is counted by its length, a refusal of the server costs nothing', async () => {
  const [broken, refused] = [await openShop(), await openShop()]
  model.answerWith({ kind: 'cut', after: 30 })
  const answer = (await chat(await broken.makesKey(), 'one')).body.reply
  expect(answer.answered_by).toBe('article')
  model.answerWith({ kind: 'error', status: 401 })
  expect((await chat(await refused.makesKey(), 'one')).body.reply.answered_by).toBe('article')
  model.answerWith({ kind: 'ok', text: 'Gladly. [1]' })
  await expect.poll(() => spentOf(refused), { timeout: 5_000 }).toBe(0)
  const spent = await spentOf(broken)
  expect(spent).toBeGreaterThan(100)
  expect(spent).toBeLessThan(mostPerCall / 2)
})

test('the figures tell what models took and how often a limit was reached', async () => {
  const { text } = await callApi(app.url, 'GET', '/metrics')
  expect(text).toMatch(/deskbell_model_tokens_total\{kind="completion"\} [1-9]/)
  expect(text).toMatch(/deskbell_model_refusals_total\{by="tenant"\} [1-9]/)
})
