/** The database says nothing, or is slow, and no connection breaks: everybody gets a clear word in time. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '#wire'
import { callApi } from '../call-api.ts'
import { freshDatabase } from '../fresh-database.ts'
import { openTestApp, type TestApp } from '../open-test-app.ts'
import { openTcpProxy, type TcpProxy } from '../tcp-proxy.ts'

let proxy: TcpProxy
let app: TestApp
beforeAll(async () => {
  const place = await freshDatabase()
  const databaseUrl = place.databaseUrl ?? ''
  proxy = await openTcpProxy(Number(new URL(databaseUrl).port))
  app = await openTestApp({}, { ...place, databaseUrl: proxy.through(databaseUrl) })
})
afterAll(async () => {
  proxy.thaw()
  await app[Symbol.asyncDispose]()
  await proxy.close()
})

/** Nobody is connected any more, and nobody gets in. */
function goesAway(): void {
  proxy.refusing = true
  proxy.cut()
}

test('a database that stands still is told as busy within ten seconds, and nothing is stuck afterwards', async () => {
  const garage = await app.signUp('Garage')
  const visitors = await Promise.all(Array.from({ length: 6 }, () => garage.website.opensChat()))
  await Promise.all(visitors.map((visitor) => visitor.asks('before')))
  proxy.freeze()
  const began = performance.now()
  const cmids = visitors.map(() => randomUUID())
  const sent = visitors.map((visitor, at) => visitor.sends('in between', cmids[at]))
  const articles = garage.api('GET', '/api/v1/articles')
  expect((await callApi(app.url, 'GET', '/healthz')).status).toBe(200)
  for (const ack of await Promise.all(sent))
    expect(ack).toMatchObject({ ok: false, code: 'busy', retryable: true })
  const listed = await articles
  expect(listed).toMatchObject({ status: 503, body: { code: 'busy' } })
  expect(listed.headers.get('retry-after')).toBe('1')
  expect(performance.now() - began).toBeLessThan(10_000)
  proxy.thaw()
  for (const [at, visitor] of visitors.entries()) {
    const ack = await visitor.sends('in between', cmids[at])
    expect(ack).toMatchObject({ ok: true })
    // What reached the database with the last breath is answered when its lease has run out.
    const answers = () => visitor.messages().filter(({ role, seq }: Message) => role === 'bot' && seq > 2)
    await expect.poll(answers, { timeout: 20_000 }).toMatchObject([{ seq: 4 }])
  }
}, 60_000)

test('a database that answers two seconds later is slow, and no more than that', async () => {
  const garage = await app.signUp('Garage')
  const visitor = await garage.website.opensChat()
  await visitor.asks('before')
  // Each way.
  proxy.latencyMs = 1_000
  try {
    const began = performance.now()
    expect(await visitor.sends('is it slow?')).toMatchObject({ ok: true })
    expect(performance.now() - began).toBeLessThan(6_000)
    const read = await garage.api('GET', '/api/v1/articles')
    expect([200, 503]).toContain(read.status)
    expect((await callApi(app.url, 'GET', '/healthz')).status).toBe(200)
  } finally {
    proxy.latencyMs = 0
  }
}, 40_000)

test('a client that connects while the database is away is let in by itself when it is back', async () => {
  const garage = await app.signUp('Garage')
  goesAway()
  const visitor = garage.website.connects({ reconnects: true })
  await visitor.hears('disconnect')
  proxy.refusing = false
  await visitor.isConnected()
  expect(visitor.all('connect_error')).toEqual([])
  expect(await visitor.says('hello')).toMatchObject({ seq: 1 })
}, 30_000)
