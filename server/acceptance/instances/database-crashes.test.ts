/** Postgres crashes again and again under load: what was acknowledged is there once, and everything goes on by itself. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../fresh-database.ts'
import { generousLimits, openTestApp, type TestApp } from '../open-test-app.ts'
import { startPostgres, type TestPostgres } from '../start-postgres.ts'
import type { TestVisitor } from '../test-visitor.ts'

/** How often it crashes. */
const crashes = Number(process.env.DESKBELL_DATABASE_CRASHES ?? 3)
const patienceMs = 60_000

let postgres: TestPostgres
let app: TestApp
beforeAll(async () => {
  postgres = await startPostgres(true)
  const { dataDir } = await freshDatabase()
  const many = { points: 100_000, seconds: 60 }
  const limits = { ...generousLimits, visitor_burst: many, visitor_flow: many }
  const owner = new pg.Client({ connectionString: postgres.migrateUrl })
  await owner.connect()
  await owner.query('create database crashes')
  await owner.end()
  const [databaseUrl, migrateUrl] = [inCrashes(postgres.databaseUrl), inCrashes(postgres.migrateUrl)]
  app = await openTestApp({ LIMITS: JSON.stringify(limits) }, { databaseUrl, migrateUrl, dataDir })
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await postgres.stop()
})

const inCrashes = (url: string) => Object.assign(new URL(url), { pathname: '/crashes' }).href

interface Acked {
  cmid: string
  id: string
  seq: number
  text: string
}

/** Says one thing after the other until told to stop; each again until it is acknowledged. */
async function keepsTalking(visitor: TestVisitor, goesOn: () => boolean, acked: (message: Acked) => void) {
  for (let at = 0; goesOn(); at += 1) {
    const [cmid, text] = [randomUUID(), `message ${at}`]
    for (const until = Date.now() + patienceMs; ; ) {
      const ack = await visitor.sends(text, cmid)
      if (ack.ok) {
        acked({ cmid, text, id: ack.id, seq: ack.seq })
        break
      }
      if (!ack.retryable || Date.now() > until) throw new Error(`refused: ${JSON.stringify(ack)}`)
      await sleep(100)
    }
    await sleep(40)
  }
}

test(
  'acknowledged messages survive each crash once, in order and answered',
  async () => {
    const shops = await Promise.all(['Garage', 'Bakery', 'Florist'].map((name) => app.signUp(name)))
    const visitors = (
      await Promise.all(shops.map(({ website }) => Promise.all([website.opensChat(), website.opensChat()])))
    ).flat()
    const acks: Acked[] = []
    let [talks, lastAck] = [true, 0]
    const talking = visitors.map((visitor) =>
      keepsTalking(
        visitor,
        () => talks,
        (message) => {
          acks.push(message)
          lastAck = performance.now()
        },
      ),
    )
    const firstAcks: number[] = []
    for (let at = 0; at < crashes; at += 1) {
      await sleep(400 + 300 * Math.random())
      postgres.crash()
      const articles = shops.map((shop) =>
        shop.api('POST', '/api/v1/articles', { body: { question: `q ${at}`, answer: 'a' } }),
      )
      await sleep(200)
      await postgres.restart()
      const up = performance.now()
      await expect.poll(() => lastAck > up, { timeout: 20_000, interval: 20 }).toBe(true)
      firstAcks.push(Math.round(lastAck - up))
      for (const { status, headers } of await Promise.all(articles)) {
        expect([201, 503]).toContain(status)
        if (status === 503) expect(headers.get('retry-after')).toBeTruthy()
      }
    }
    talks = false
    await Promise.all(talking)
    const owner = new pg.Client({ connectionString: inCrashes(postgres.superuserUrl) })
    await owner.connect()
    const rows = async (sql: string) => (await owner.query(sql)).rows
    const open = () =>
      rows(`select id, state, attempt, fence from turns where state in ('pending', 'generating')`)
    await expect.poll(open, { timeout: 30_000, interval: 500 }).toEqual([])
    const stored = await rows(`select id, cmid, seq, text from messages where role = 'visitor'`)
    const byCmid = new Map(stored.map((row) => [row.cmid, row]))
    const wrong = acks.filter(({ cmid, ...ack }) => {
      const row = byCmid.get(cmid)
      return row?.id !== ack.id || row.seq !== ack.seq || row.text !== ack.text
    })
    const doubled = await rows(
      `select turn_id from messages where role = 'bot' group by 1 having count(*) > 1`,
    )
    const holes = await rows(
      `select c.id from conversations c join messages m on m.conversation_id = c.id
     group by c.id, c.head having count(*) <> c.head or max(m.seq) <> c.head`,
    )
    await owner.end()
    expect(byCmid.size).toBe(stored.length)
    expect(acks.length).toBe(stored.length)
    expect({ wrong, doubled, holes }).toEqual({ wrong: [], doubled: [], holes: [] })
    expect(Math.max(...firstAcks)).toBeLessThan(5_000)
  },
  crashes * 20_000 + 60_000,
)
