/** All connections of the database are taken by others: everybody gets a clear word in time, and all goes on afterwards. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callApi } from '../call-api.ts'
import { freshDatabase } from '../fresh-database.ts'
import { openTestApp, type TestApp } from '../open-test-app.ts'
import { startPostgres, type TestPostgres } from '../start-postgres.ts'
import { openTcpProxy, type TcpProxy } from '../tcp-proxy.ts'

let postgres: TestPostgres
let proxy: TcpProxy
let app: TestApp
const others: pg.Client[] = []
beforeAll(async () => {
  // One of its own: other tests need theirs.
  postgres = await startPostgres()
  const { dataDir } = await freshDatabase()
  const owner = new pg.Client({ connectionString: postgres.migrateUrl })
  await owner.connect()
  await owner.query('create database few')
  await owner.end()
  proxy = await openTcpProxy(Number(new URL(postgres.databaseUrl).port))
  const place = { databaseUrl: inFew(proxy.through(postgres.databaseUrl)), dataDir }
  app = await openTestApp({}, { ...place, migrateUrl: inFew(postgres.migrateUrl) })
})
afterAll(async () => {
  await letGo()
  await app[Symbol.asyncDispose]()
  await proxy.close()
  await postgres.stop()
})

const inFew = (url: string) => Object.assign(new URL(url), { pathname: '/few' }).href

/** Until the database has none left. */
async function takeAll(): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: postgres.databaseUrl })
    client.on('error', () => {})
    try {
      await client.connect()
    } catch (error) {
      expect(String(error)).toMatch(/connection slots|too many clients/)
      return
    }
    others.push(client)
  }
}

async function letGo(): Promise<void> {
  await Promise.all(others.splice(0).map((client) => client.end()))
}

test('a database without a free connection is told as busy, nothing hangs, and every business goes on', async () => {
  const shops = await Promise.all(['Garage', 'Bakery', 'Florist', 'Tailor'].map((name) => app.signUp(name)))
  const visitors = await Promise.all(shops.map(({ website }) => website.opensChat()))
  await Promise.all(visitors.map((visitor) => visitor.asks('before')))
  // The app loses its own, and others are quicker.
  proxy.refusing = true
  proxy.cut()
  await takeAll()
  proxy.refusing = false
  const began = performance.now()
  const cmids = visitors.map(() => randomUUID())
  const refused = await Promise.all(visitors.map((visitor, at) => visitor.sends('in between', cmids[at])))
  const listed = await shops[0]?.api('GET', '/api/v1/articles')
  expect((await callApi(app.url, 'GET', '/healthz')).status).toBe(200)
  for (const ack of refused) expect(ack).toMatchObject({ ok: false, code: 'busy', retryable: true })
  expect(listed).toMatchObject({ status: 503, body: { code: 'busy' } })
  expect(performance.now() - began).toBeLessThan(10_000)
  await letGo()
  for (const [at, visitor] of visitors.entries()) {
    const sends = () => visitor.sends('in between', cmids[at])
    await expect.poll(sends, { timeout: 5_000, interval: 100 }).toMatchObject({ ok: true })
  }
}, 40_000)
