/** Two hundred messages in a second from three tabs: what is over the limit is told so, what is taken has its place. */
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Ack, Message, Sent } from '#wire'
import { openFakeModel } from './fake-model.ts'
import { generousLimits, openTestApp } from './open-test-app.ts'

const texts = [
  'plain',
  'ümläut, ﬁ, Ⅷ, e\u0301 and é',
  '👩‍👩‍👧‍👦 🏳️‍🌈 𝒳 \u{10ffff}',
  '\u202eright to left\u202c مرحبا שלום',
  'zero\u200bwidth \ufeff byte order',
  ' spaces  and\ttabs\nand lines \r\n ',
  'w'.repeat(4_000),
]

test('what is taken of a burst has dense places in every tab, and the model is asked a few times only', async () => {
  const model = await openFakeModel()
  onTestFinished(() => model.close())
  const app = await openTestApp({ OPENAI_BASE_URL: model.url })
  onTestFinished(async () => void (await app[Symbol.asyncDispose]()))
  const shop = await app.signUp()
  await shop.writesArticle('Do you sell lamps?', 'We sell lamps of all sizes.')
  const first = await shop.website.opensChat()
  await first.asks('Hello')
  const { visitor_token } = await first.join(2)
  const tabs = [
    first,
    await shop.website.opensChat({ visitor_token }),
    await shop.website.opensChat({ visitor_token }),
  ]
  const sends = Array.from({ length: 200 }, (_, at) => tabs[at % 3]?.sends('Do you sell lamps?'))
  const acks = (await Promise.all(sends)) as Ack<Sent>[]
  const taken = acks.filter((ack) => ack.ok)
  for (const ack of acks) {
    if (!ack.ok)
      expect(ack).toMatchObject({ code: 'rate_limited', retryable: true, retry_after_ms: expect.any(Number) })
  }
  expect(taken.length).toBeGreaterThan(5)
  expect(taken.length).toBeLessThanOrEqual(20)
  const last = Math.max(...taken.map(({ seq }) => seq))
  for (const tab of tabs) await tab.hears('message', ({ seq }: Message) => seq > last)
  const { messages, head } = await first.pulls(taken[0]?.conversation_id ?? '', 0)
  expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, at) => at + 1))
  expect(model.requests.length).toBeLessThanOrEqual(10)
  expect(app.failures()).toEqual([])
})

let chat: (text: string) => Promise<string | undefined>
beforeAll(async () => {
  const app = await openTestApp({ LIMITS: JSON.stringify(generousLimits) })
  const shop = await app.signUp()
  const visitor = await shop.website.opensChat()
  chat = async (text) => {
    const { seq, conversation_id } = await visitor.says(text)
    const { messages } = await visitor.pulls(conversation_id, seq - 1, 1)
    return messages[0]?.text
  }
  return async () => void (await app[Symbol.asyncDispose]())
})

test.each(texts)('%j comes back to the letter', async (text) => {
  expect(await chat(text)).toBe(text)
})
