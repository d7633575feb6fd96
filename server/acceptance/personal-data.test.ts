/** Personal data of visitors: a model outside gets placeholders, the visitor gets answers, the log gets nothing. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FakeModel, openFakeModel } from './fake-model.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

const mail = 'canary.bird@example.net'
const phone = '+49 170 1234567'
const card = '4111 1111 1111 1111'
const iban = 'DE89 3704 0044 0532 0130 00'
const canaries = [mail, phone, card, iban]

let model: FakeModel
let app: TestApp
let shop: TestBusiness
beforeAll(async () => {
  model = await openFakeModel()
  app = await openTestApp({ OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'key', OPENAI_MODEL: 'fake' })
  shop = await app.signUp('Shop')
  await shop.writesArticle('Do you wrap presents?', 'We wrap presents for free, with a ribbon.')
})
beforeEach(() => {
  model.requests.length = 0
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await model.close()
  expect(model.violations).toEqual([])
  for (const canary of canaries) expect(app.log.join('')).not.toContain(canary)
})

const sent = () => JSON.stringify(model.requests.map(({ body }) => body))

test('the model gets placeholders, the visitor an answer, the trace what was sent', async () => {
  model.answerWith({ kind: 'ok', text: 'We write to [email_1] [1].', chunkSize: 3 })
  const key = await shop.makesKey('chat:write')
  const chat = (message: string, session_id: string) =>
    shop.api('POST', '/api/v1/chat', { token: key, body: { session_id, message } })
  const session = randomUUID()
  await chat(`My card is ${card}, my account ${iban}, my phone ${phone}.`, session)
  const { body } = await chat(`Do you wrap presents? ${mail}`, session)
  expect(body.reply).toMatchObject({ text: `We write to ${mail}.`, answered_by: 'model' })
  const messages = model.requests.at(-1)?.messages ?? []
  expect(messages.at(-1)?.content).toBe('Do you wrap presents? [email_1]')
  expect(messages[1]?.content).toBe('My card is [card_1], my account [iban_1], my phone [phone_1].')
  for (const canary of canaries) expect(sent()).not.toContain(canary)
  const { body: trace } = await shop.api('GET', `/api/v1/conversations/${body.conversation_id}/trace`)
  expect(trace.question).toContain(mail)
  expect(trace.model.messages).toEqual(messages)
})

test('a business can have everything sent as it was said', async () => {
  model.answerWith({ kind: 'ok', text: 'Yes.' })
  const open = await app.signUp('Open shop')
  await open.writesArticle('Do you wrap presents?', 'We wrap presents for free, with a ribbon.')
  await open.sets({ model: { enabled: true, redact: false } })
  const message = `Do you wrap presents? ${mail}`
  await open.api('POST', '/api/v1/playground', { body: { message } })
  expect(model.requests.at(-1)?.messages.at(-1)?.content).toBe(message)
  const { body: config } = await open.api('GET', '/api/v1/customer/config')
  expect(config.model).toEqual({ enabled: true, redact: false })
})

test('errors and log lines repeat nothing of what was sent', async () => {
  const bodies = [`{"message": "${canaries.join(' ')}`, { message: 7, note: canaries }, { message: [mail] }]
  for (const body of bodies) {
    const { text, status } = await shop.api('POST', '/api/v1/playground', { body })
    expect(status).toBeGreaterThanOrEqual(400)
    for (const canary of canaries) expect(text).not.toContain(canary)
  }
  const metrics = await shop.api('GET', '/metrics')
  for (const canary of canaries) expect(metrics.text).not.toContain(canary)
})

test('how to reach the visitor does not stand in the way of the answer', async () => {
  const { body } = await shop.api('POST', '/api/v1/playground', {
    body: { message: `Do you wrap presents? Tell me by ${mail} or ${phone}.` },
  })
  expect(body.trace.passages[0]).toMatchObject({ used: true })
})
