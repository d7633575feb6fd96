/** What a visitor says is stored once, to the letter, in its place, before it is acknowledged. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Message, Sent } from '#wire'
import { agreed, refused } from './hear-socket.ts'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

beforeAll(() => sharedApp())

/** All messages of a conversation as a member of the business reads them. */
async function storedIn(business: TestBusiness, conversationId: string): Promise<Message[]> {
  const path = `/api/v1/conversations/${conversationId}/messages?limit=200`
  return (await business.api('GET', path)).body.data
}

test('an acknowledged message can be read at once, under the id and place of the acknowledgement', async () => {
  const bob = await (await sharedApp()).signUp()
  const visitor = await bob.website.opensChat()
  const cmid = randomUUID()
  const sent = agreed(await visitor.sends('Do you clean chimneys?', cmid))
  const stored = await storedIn(bob, sent.conversation_id)
  expect(sent).toMatchObject({ seq: 1, dup: false })
  expect(stored[0]).toMatchObject({
    id: sent.id,
    conversation_id: sent.conversation_id,
    seq: 1,
    kind: 'message',
    role: 'visitor',
    text: 'Do you clean chimneys?',
    cmid,
    rev: 1,
  })
})

test('nothing is stored of a visitor who only looks', async () => {
  const bob = await (await sharedApp()).signUp()
  const visitor = bob.website.connects()
  await visitor.isConnected()
  const joined = await visitor.join()
  expect(joined).toMatchObject({ conversation_id: null, head: 0 })
  expect(joined.visitor_token.split('.')).toHaveLength(3)
  expect(visitor.all('synced')).toEqual([{ head: 0 }])
  expect((await bob.api('GET', '/api/v1/conversations')).body.data).toEqual([])
})

test('the places of a conversation are 1, 2, 3 with no hole, and keep the order of one who waits', async () => {
  const bob = await (await sharedApp()).signUp()
  const visitor = await bob.website.opensChat()
  for (const word of ['one', 'two', 'three']) await visitor.asks(`word ${word}`)
  const { conversation_id } = await visitor.says('thanks')
  await visitor.hears('message', ({ seq }) => seq === 8)
  const stored = await storedIn(bob, conversation_id)
  expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  const said = stored.filter(({ role }) => role === 'visitor').map(({ text }) => text)
  expect(said).toEqual(['word one', 'word two', 'word three', 'thanks'])
  for (const answer of stored.filter(({ role }) => role === 'bot')) {
    const asked = stored.find(({ id }) => id === answer.turn)
    expect(answer.seq).toBeGreaterThan(asked?.seq ?? Number.POSITIVE_INFINITY)
  }
})

test('messages that are sent without waiting keep their order', async () => {
  const bob = await (await sharedApp()).signUp()
  const visitor = await bob.website.opensChat()
  const numbers = Array.from({ length: 10 }, (_, index) => `number ${index}`)
  const acks = await Promise.all(numbers.map((text) => visitor.sends(text)))
  const places = acks.map((ack) => agreed(ack).seq)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(new Set(places).size).toBe(numbers.length)
  expect(new Set(acks.map((ack) => agreed(ack).conversation_id)).size).toBe(1)
})

test('a repeated message gets the first acknowledgement again and is not stored twice', async () => {
  const bob = await (await sharedApp()).signUp()
  const visitor = await bob.website.opensChat()
  const cmid = randomUUID()
  const first = agreed(await visitor.sends('Are you open?', cmid))
  await visitor.hears('message', ({ role }) => role === 'bot')
  const again = agreed(await visitor.sends('Are you open?', cmid))
  expect(again).toEqual({ ...first, dup: true })
  const stored = await storedIn(bob, first.conversation_id)
  expect(stored.filter((message) => message.cmid === cmid)).toHaveLength(1)
  expect(stored).toHaveLength(2)
})

test('the same client id with other words is refused', async () => {
  const visitor = await (await (await sharedApp()).signUp()).website.opensChat()
  const cmid = randomUUID()
  await visitor.sends('Are you open?', cmid)
  expect(refused(await visitor.sends('Are you closed?', cmid))).toMatchObject({
    code: 'cmid_conflict',
    retryable: false,
  })
})

test('the same client id of another visitor is another message', async () => {
  const bob = await (await sharedApp()).signUp()
  const cmid = randomUUID()
  const [ann, ben] = [await bob.website.opensChat(), await bob.website.opensChat()]
  const [one, two] = [agreed(await ann.sends('Hello', cmid)), agreed(await ben.sends('Goodbye', cmid))]
  expect(two).toMatchObject({ seq: 1, dup: false })
  expect(two.conversation_id).not.toBe(one.conversation_id)
})

test('twenty copies of one message at once, over two tabs, become one row and one acknowledgement', async () => {
  const bob = await (await sharedApp()).signUp()
  const first = await bob.website.opensChat()
  const { visitor_token } = await first.join()
  const second = await bob.website.opensChat({ visitor_token })
  const cmid = randomUUID()
  const tabs = Array.from({ length: 20 }, (_, index) => (index % 2 ? first : second))
  const acks = (await Promise.all(tabs.map((tab) => tab.sends('Only once, please', cmid)))).map(agreed)
  expect(new Set(acks.map(({ id, seq }) => `${id} ${seq}`)).size).toBe(1)
  expect(acks.filter(({ dup }) => !dup)).toHaveLength(1)
  await first.hears('message', ({ role }) => role === 'bot')
  const stored = await storedIn(bob, acks[0]?.conversation_id ?? '')
  expect(stored.map(({ role, seq }) => [seq, role])).toEqual([
    [1, 'visitor'],
    [2, 'bot'],
  ])
})

test.each([
  ['emoji with joiners and skin', '👩🏽‍🚒 needs 🇩🇪 help 🏳️‍🌈'],
  ['right to left with marks', 'שָׁלוֹם \u202Bמה שלומך?\u202C مرحبا'],
  ['combining characters that are not normalised', 'e\u0301 \u00e9 a\u030a\u0323 n\u0303'],
  ['spaces and line ends at both ends', '  \n\t two lines\r\nand more \u00a0\u200b '],
  ['markup', "<script>alert(1)</script> & \\u0041 %00 '; drop table messages; --"],
  ['as long as a message may be', '😀'.repeat(2_000)],
])('%s come back as they were sent', async (_what, text) => {
  const bob = await (await sharedApp()).signUp()
  const visitor = await bob.website.opensChat()
  const { conversation_id } = await visitor.says(text)
  const heard = await visitor.hears('message', ({ role }) => role === 'visitor')
  const [stored] = await storedIn(bob, conversation_id)
  expect(Buffer.from(heard.text).equals(Buffer.from(text))).toBe(true)
  expect(Buffer.from(stored?.text ?? '').equals(Buffer.from(text))).toBe(true)
})

test.each([
  ['one character too many', 'x'.repeat(4_001), 'message_too_long'],
  ['a NUL', 'a\0b', 'invalid_payload'],
  ['half a surrogate pair', 'a\ud800b', 'invalid_payload'],
  ['no text', '', 'invalid_payload'],
  ['only spaces', ' \n\t ', 'invalid_payload'],
  ['a number', 7, 'invalid_payload'],
  ['an object', { $ne: null }, 'invalid_payload'],
])('%s is refused with a clear code and stores nothing', async (_what, text, code) => {
  const bob = await (await sharedApp()).signUp()
  const visitor = await bob.website.opensChat()
  const refusal = refused(await visitor.sends(text))
  expect(refusal).toMatchObject({ ok: false, code, retryable: false })
  expect(refusal.detail).toMatch(/\w/)
  expect((await bob.api('GET', '/api/v1/conversations')).body.data).toEqual([])
})

test('who says too much too fast is told when to come back, and what was refused is not stored', async () => {
  const bob = await (await sharedApp()).signUp()
  const visitor = await bob.website.opensChat()
  const acks = await Promise.all(Array.from({ length: 25 }, (_, index) => visitor.sends(`${index} words`)))
  const stopped = acks.filter((ack) => !ack.ok).map(refused)
  expect(stopped).toHaveLength(5)
  for (const refusal of stopped) {
    expect(refusal).toMatchObject({ code: 'rate_limited', retryable: true })
    expect(refusal.retry_after_ms).toBeGreaterThan(0)
    expect(refusal.retry_after_ms).toBeLessThanOrEqual(10_000)
  }
  const [first] = acks.flatMap((ack) => (ack.ok ? [ack as Sent] : []))
  const stored = await storedIn(bob, first?.conversation_id ?? '')
  const said = stored.filter(({ role }) => role === 'visitor').map(({ text }) => text)
  expect(said).toEqual(Array.from({ length: 20 }, (_, index) => `${index} words`))
  const other = await bob.website.opensChat()
  expect((await other.sends('Am I heard?')).ok).toBe(true)
})

test('a website that is only being learned has a quarter of the budget', async () => {
  const bob = await (await sharedApp()).signUp('Bob', { website: undefined })
  const visitor = await bob.website.opensChat()
  const acks = await Promise.all(Array.from({ length: 6 }, (_, index) => visitor.sends(`${index} words`)))
  expect(acks.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false])
})
