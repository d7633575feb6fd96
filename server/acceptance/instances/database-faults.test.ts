/** The database goes away, breaks in the middle of a commit, or keeps a row locked: nothing is lost, doubled or stuck. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ack, Message, Sent } from '#wire'
import { freshDatabase } from '../fresh-database.ts'
import { generousLimits, openTestApp, type TestApp } from '../open-test-app.ts'
import { openTcpProxy, type TcpProxy } from '../tcp-proxy.ts'
import type { TestVisitor } from '../test-visitor.ts'

let proxy: TcpProxy
let app: TestApp
let owner: pg.Client
beforeAll(async () => {
  const place = await freshDatabase()
  const databaseUrl = place.databaseUrl ?? ''
  proxy = await openTcpProxy(Number(new URL(databaseUrl).port))
  const many = { points: 10_000, seconds: 60 }
  const limits = { ...generousLimits, visitor_burst: many, visitor_flow: many }
  app = await openTestApp(
    { LIMITS: JSON.stringify(limits) },
    { ...place, databaseUrl: proxy.through(databaseUrl) },
  )
  owner = new pg.Client({ connectionString: place.migrateUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await app[Symbol.asyncDispose]()
  await proxy.close()
})

const isOk = (ack: Ack<Sent>): ack is Ack<Sent> & Sent & { ok: true } => ack.ok

/** Sends as a client does: the same message again for as long as it may succeed. */
async function sendsSurely(visitor: TestVisitor, text: string) {
  const cmid = randomUUID()
  for (let tries = 1; ; tries += 1) {
    const ack = await visitor.sends(text, cmid)
    if (isOk(ack)) return { ...ack, tries }
    if (!ack.retryable || tries > 60) throw new Error(`refused: ${JSON.stringify(ack)}`)
    await sleep(20)
  }
}

async function stored(visitor: TestVisitor, conversation_id: string): Promise<Message[]> {
  return (await visitor.pulls(conversation_id, 0)).messages.filter(({ role }) => role === 'visitor')
}

/** Goes along with every statement of a tenant, which commits by itself. */
const tenantStatement = 'act-for-tenant'

/** Nobody is connected any more, and nobody gets in. */
function goesAway(): void {
  proxy.refusing = true
  proxy.cut()
}

test('a commit whose answer is lost is found again: the retry gets the first place', async () => {
  const garage = await app.signUp('Garage')
  const visitor = await garage.website.opensChat()
  const { conversation_id } = await visitor.says('hello')
  await visitor.hears('message', ({ role }: Message) => role === 'bot')
  const texts = ['hello']
  let lost = 0
  let last = ''
  for (let at = 0; at < 12; at += 1) {
    texts.push(`message ${at}`)
    proxy.swallowAnswerTo(tenantStatement)
    const { dup, id } = await sendsSurely(visitor, `message ${at}`)
    if (dup) lost += 1
    last = id
  }
  // A turn whose acceptance was not heard of is taken up when its lease has run out.
  const isAnswered = () => visitor.messages().some(({ role, turn }) => role === 'bot' && turn === last)
  await expect.poll(isAnswered, { timeout: 40_000 }).toBe(true)
  const messages = await stored(visitor, conversation_id)
  expect(messages.map(({ text }) => text)).toEqual(texts)
  expect(new Set(messages.map(({ seq }) => seq)).size).toBe(texts.length)
  // The cut fell on the message's commit, not always on the answer's.
  expect(lost).toBeGreaterThan(0)
}, 120_000)

test('a database that is away is told as busy at once, and everything goes on when it is back', async () => {
  const garage = await app.signUp('Garage')
  const visitor = await garage.website.opensChat()
  const { conversation_id } = await visitor.says('before')
  await visitor.hears('message', ({ role }: Message) => role === 'bot')
  goesAway()
  const cmid = randomUUID()
  expect(await visitor.sends('while it is away', cmid)).toMatchObject({
    ok: false,
    code: 'busy',
    retryable: true,
  })
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${app.url}/readyz`)).status).toBe(503)
  expect(await garage.api('GET', '/api/v1/articles')).toMatchObject({ status: 503, body: { code: 'busy' } })
  proxy.refusing = false
  const ack = await visitor.sends('while it is away', cmid)
  expect(ack).toMatchObject({ ok: true, dup: false })
  expect((await stored(visitor, conversation_id)).map(({ text }) => text)).toEqual([
    'before',
    'while it is away',
  ])
}, 60_000)

test('a row that is locked makes its own business wait, and no other', async () => {
  const [locked, free] = [await app.signUp('Locked'), await app.signUp('Free')]
  const stuck = await Promise.all(Array.from({ length: 8 }, () => locked.website.opensChat()))
  const visitor = await free.website.opensChat()
  await Promise.all(stuck.map((each) => each.says('hello')))
  await visitor.says('hello')
  await owner.query('alter table conversations no force row level security')
  await owner.query('begin')
  await owner.query('select id from conversations where tenant_id = $1 for update', [locked.id])
  try {
    const waiting = stuck.map((each) => each.sends('are you there?'))
    const began = performance.now()
    for (let at = 0; at < 5; at += 1) await visitor.says(`message ${at}`)
    expect(performance.now() - began).toBeLessThan(4_000)
    for (const ack of await Promise.all(waiting)) expect(ack).toMatchObject({ ok: false, code: 'busy' })
  } finally {
    await owner.query('rollback')
    await owner.query('alter table conversations force row level security')
  }
}, 60_000)

test('a stock client whose handshake found the database away comes back by itself', async () => {
  const garage = await app.signUp('Garage')
  goesAway()
  const visitor = garage.website.connects({ reconnects: true })
  await sleep(500)
  proxy.refusing = false
  await visitor.hears('connect')
  await visitor.join()
  expect((await visitor.says('there you are')).seq).toBe(1)
  visitor.leaves()
}, 60_000)
