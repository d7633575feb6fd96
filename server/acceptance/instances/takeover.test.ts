/** Two processes on one database, one of which is killed or stands still in the middle of an answer. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Message } from '#wire'
import type { StoreOptions } from '../../platform/store/open-store.ts'
import { type FakeModel, openFakeModel } from '../fake-model.ts'
import { freshDatabase } from '../fresh-database.ts'
import { testVariables } from '../open-test-app.ts'
import { startRedis, type TestRedis } from '../start-redis.ts'
import { startServer } from '../start-server.ts'
import { openTcpProxy } from '../tcp-proxy.ts'
import { signUp } from '../test-business.ts'
import { connectVisitor } from '../test-visitor.ts'

let redis: TestRedis
let model: FakeModel
let place: StoreOptions
beforeAll(async () => {
  redis = await startRedis()
  model = await openFakeModel()
  place = await freshDatabase()
})
afterAll(async () => {
  await redis[Symbol.asyncDispose]()
  await model.close()
})

const local = (url: string) => url.replace('//localhost', '//127.0.0.1')
/** Slow enough that the other instance has long answered when the first one comes back to the end of it. */
const slowly = { kind: 'ok', text: 'We change tyres on weekdays. [1]', chunkSize: 2, delayMs: 300 } as const
const quickly = { kind: 'ok', text: 'On weekdays, tyres are changed. [1]' } as const

/** A visitor's answer is being streamed by the first instance; a second tab is on the other one. */
async function whileItSpeaks() {
  const { databaseUrl = '' } = place
  const variables = {
    ...testVariables(place),
    REDIS_URL: redis.url,
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'small',
  }
  const link = await openTcpProxy(Number(new URL(databaseUrl).port))
  onTestFinished(() => link.close())
  const here = startServer({ ...variables, DATABASE_URL: link.through(databaseUrl) })
  const there = startServer(variables)
  const [{ url }, other] = await Promise.all([here.ready, there.ready])
  const garage = await signUp(local(url))
  await garage.writesArticle('Do you change tyres?', 'We change tyres on weekdays, a set takes an hour.')
  const first = await garage.website.opensChat()
  const { visitor_token } = await first.join()
  const { origin } = garage.website
  const second = connectVisitor(local(other.url), {
    account_token: garage.accountToken,
    origin,
    visitor_token,
  })
  await second.isConnected()
  await second.join()
  model.answerWith(slowly, quickly)
  const asked = await first.says('Do you change tyres?')
  await second.hears('delta', ({ turn }) => turn === asked.id)
  return { here, there, link, first, second, asked, at: performance.now() }
}

/** What the database has of a turn. */
async function storedOf(turn: string) {
  const client = new pg.Client({ connectionString: place.migrateUrl })
  await client.connect()
  await client.query('set role deskbell_directory')
  const { rows } = await client.query('select state, attempt, fence from turns where id = $1', [turn])
  await client.end()
  return rows
}

const answersOf = (messages: Message[], turn: string) =>
  messages.filter((message) => message.role === 'bot' && message.turn === turn)

test('an answer whose process is killed is given by the other one within fifteen seconds', async () => {
  const { here, second, asked, at } = await whileItSpeaks()
  here.kill('SIGKILL')
  const answers = () => answersOf(second.messages(), asked.id)
  await expect.poll(answers, { timeout: 20_000, interval: 50 }).toHaveLength(1)
  expect(performance.now() - at).toBeLessThan(15_000)
  const [answer] = answers()
  expect(answer?.text).toContain('On weekdays')
  expect(second.textOfDeltas(asked.id)).toBe(answer?.text)
  expect(await storedOf(asked.id)).toEqual([{ state: 'done', attempt: 2, fence: 2 }])
}, 40_000)

/** The first instance falls behind, the other one answers in its place, and then the first one is back. */
async function isOvertaken(
  { first, second, asked, at }: Awaited<ReturnType<typeof whileItSpeaks>>,
  comesBack: () => void,
) {
  const answers = () => answersOf(second.messages(), asked.id)
  await expect.poll(answers, { timeout: 20_000, interval: 50 }).toHaveLength(1)
  expect(performance.now() - at).toBeLessThan(15_000)
  comesBack()
  const { conversation_id } = asked
  const both = () => [first, second].map((tab) => answersOf(tab.messages(), asked.id).map(({ id }) => id))
  const [answer] = answers()
  await expect.poll(both, { timeout: 20_000, interval: 50 }).toEqual([[answer?.id], [answer?.id]])
  // A question after it: whatever the first process still had in hand has ended by then.
  const cmid = randomUUID()
  const thanks = () => first.sends('Thank you', cmid)
  await expect.poll(thanks, { timeout: 10_000, interval: 200 }).toMatchObject({ ok: true, seq: 3 })
  const { messages } = await second.pulls(conversation_id, 0)
  expect(answersOf(messages, asked.id)).toHaveLength(1)
  expect(await storedOf(asked.id)).toEqual([{ state: 'done', attempt: 2, fence: 2 }])
}

test('a process that stood still meanwhile is refused when it comes back, and shows the same answer', async () => {
  const run = await whileItSpeaks()
  run.here.kill('SIGSTOP')
  await isOvertaken(run, () => run.here.kill('SIGCONT'))
}, 60_000)

test('a process that could not reach its database meanwhile is refused as well', async () => {
  const run = await whileItSpeaks()
  run.link.freeze()
  await isOvertaken(run, run.link.thaw)
}, 60_000)

test('a process whose database refused it meanwhile is refused as well', async () => {
  const run = await whileItSpeaks()
  run.link.refusing = true
  run.link.cut()
  await isOvertaken(run, run.link.heal)
}, 60_000)
