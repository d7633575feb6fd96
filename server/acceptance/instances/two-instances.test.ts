/** Two instances on one database, with a Redis between them that comes and goes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '#wire'
import { type FakeModel, openFakeModel } from '../fake-model.ts'
import { freshDatabase } from '../fresh-database.ts'
import { agreed } from '../hear-socket.ts'
import { generousLimits, openTestApp, type TestApp, type Variables } from '../open-test-app.ts'
import { startRedis, type TestRedis } from '../start-redis.ts'
import { openTcpProxy, type TcpProxy } from '../tcp-proxy.ts'
import { connectMember } from '../test-member.ts'
import { connectVisitor, type TestVisitor } from '../test-visitor.ts'

let redis: TestRedis
/** Between the first instance and Redis. */
let link: TcpProxy
let model: FakeModel
let [here, there]: TestApp[] = []
const apps = () => {
  if (!here || !there) throw new Error('the instances did not start')
  return { here, there }
}
beforeAll(async () => {
  redis = await startRedis()
  model = await openFakeModel()
  const place = await freshDatabase()
  const limits = { ...generousLimits, visitor_burst: { points: 6, seconds: 30 } }
  const variables: Variables = {
    REDIS_URL: redis.url,
    LIMITS: JSON.stringify(limits),
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'small',
  }
  link = await openTcpProxy(Number(new URL(redis.url).port))
  here = await openTestApp({ ...variables, REDIS_URL: link.through(redis.url) }, place)
  there = await openTestApp(variables, place)
})
afterAll(async () => {
  await Promise.all([here?.[Symbol.asyncDispose](), there?.[Symbol.asyncDispose]()])
  await link.close()
  await redis[Symbol.asyncDispose]()
  await model.close()
})

/** A visitor with two tabs, one on each instance; what one says, the other shows. */
async function openTwoTabs() {
  const { here, there } = apps()
  const garage = await here.signUp('Garage')
  const first = await garage.website.opensChat()
  const { visitor_token } = await first.join()
  const { origin } = garage.website
  const second = connectVisitor(there.url, { account_token: garage.accountToken, origin, visitor_token })
  await second.isConnected()
  await second.join()
  return { garage, first, second }
}

const shows = (tab: TestVisitor, text: string) =>
  tab.hears('message', (message: Message) => message.text === text)

test('what a visitor says on one instance, the other tab and the inbox on the other instance show', async () => {
  const { garage, first, second } = await openTwoTabs()
  const inbox = connectMember(apps().there.url, garage.token)
  await inbox.isConnected()
  agreed(await inbox.emit('inbox.subscribe', {}))
  const { conversation_id } = await first.says('Is anyone there?')
  expect(await shows(second, 'Is anyone there?')).toMatchObject({ seq: 1, conversation_id })
  expect(await inbox.hears('conversation', ({ id }) => id === conversation_id)).toMatchObject({
    id: conversation_id,
  })
  await second.hears('message', ({ role }: Message) => role === 'bot')
  await expect.poll(() => second.messages().map(({ seq }) => seq)).toEqual([1, 2])
})

test('a turn is stopped from the other instance', async () => {
  model.answerWith({ kind: 'stall', after: 2 })
  const { garage, first, second } = await openTwoTabs()
  await garage.writesArticle('Do you change tyres?', 'We change tyres on weekdays, a set takes an hour.')
  const { id } = await first.says('Do you change tyres?')
  await second.hears('delta', ({ turn }) => turn === id)
  agreed(await second.emit('stop', { turn: id }))
  expect(await first.hears('turn', ({ turn, state }) => turn === id && state === 'done')).toMatchObject({
    reason: 'stopped',
  })
})

test("a visitor's budget is one for all instances", async () => {
  const { first, second } = await openTwoTabs()
  const acks = []
  for (let at = 0; at < 4; at++)
    acks.push(await first.sends(`first ${at}`), await second.sends(`second ${at}`))
  expect(acks.filter(({ ok }) => ok)).toHaveLength(6)
  expect(acks.at(-1)).toMatchObject({ ok: false, code: 'rate_limited' })
})

test('what is said while one instance alone has lost Redis, the other tab and the inbox show within twenty seconds', async () => {
  const { garage, first, second } = await openTwoTabs()
  const inbox = connectMember(apps().there.url, garage.token)
  await inbox.isConnected()
  await inbox.subscribes()
  const { conversation_id } = await first.asks('Before.')
  await shows(second, 'Before.')
  link.freeze()
  try {
    await first.says('Said here.')
    await second.says('Said there.')
    const isAllShown = ({ messages }: TestVisitor) =>
      ['Said here.', 'Said there.'].every((said) => messages().some(({ text }) => text === said))
    await expect.poll(() => [first, second].map(isAllShown), { timeout: 20_000 }).toEqual([true, true])
    const heads = () => inbox.all('conversation').filter(({ id }) => id === conversation_id)
    const stored = async () => (await second.pulls(conversation_id, 0)).head
    await expect.poll(async () => heads().at(-1)?.head === (await stored()), { timeout: 20_000 }).toBe(true)
  } finally {
    link.thaw()
  }
}, 60_000)

test('a Redis that forgets everything is noticed by nobody', async () => {
  const { first, second } = await openTwoTabs()
  await first.asks('Before.')
  await redis.flush()
  await first.says('Afterwards.')
  expect(await shows(second, 'Afterwards.')).toMatchObject({ seq: 3 })
})

test('what was told while Redis was dead is shown within twenty seconds', async () => {
  const { first, second } = await openTwoTabs()
  await first.asks('Before.')
  await shows(second, 'Before.')
  await redis.kill()
  await first.says('While it was away.')
  const seqs = () => second.messages().map(({ seq }) => seq)
  await expect.poll(seqs, { timeout: 20_000 }).toEqual([1, 2, 3, 4])
  await redis.restart()
}, 60_000)

test('a Redis that stands still holds up nobody', async () => {
  const { first } = await openTwoTabs()
  await first.says('Before.')
  redis.pause()
  try {
    const began = performance.now()
    await first.says('While it stands still.')
    expect(performance.now() - began).toBeLessThan(5_000)
  } finally {
    redis.resume()
  }
}, 30_000)

test('while Redis is away each instance counts by itself', async () => {
  const { first } = await openTwoTabs()
  await redis.kill()
  const acks = []
  for (let at = 0; at < 10; at++) acks.push(await first.sends(`message ${at}`))
  expect(acks.filter(({ ok }) => ok)).toHaveLength(6)
  await redis.restart()
}, 60_000)
