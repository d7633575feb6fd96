/** The process: how it dies or leaves, and how the next one goes on from there. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import type { StoreOptions } from '../platform/store/open-store.ts'
import { openFakeModel } from './fake-model.ts'
import { freshDatabase } from './fresh-database.ts'
import { testVariables } from './open-test-app.ts'
import { startServer } from './start-server.ts'
import { signUp } from './test-business.ts'

const local = (url: string) => url.replace('//localhost', '//127.0.0.1')

test('what was acknowledged outlives a killed process, and an open question is answered by the next one', async () => {
  const model = await openFakeModel()
  onTestFinished(() => model.close())
  model.answerWith({ kind: 'silent' })
  const place = await freshDatabase()
  const variables = testVariables(place)

  const killed = startServer({ ...variables, OPENAI_BASE_URL: model.url })
  const { url, pid } = await killed.ready
  const shop = await signUp(local(url))
  await shop.writesArticle('Do you sell lamps?', 'We sell lamps of all sizes.')
  const visitor = await shop.website.opensChat()
  const { visitor_token } = await visitor.join()
  await visitor.asks('Hello')
  const asked = await visitor.says('Do you sell lamps?')
  await model.request(1)
  killed.kill('SIGKILL')
  expect(await killed.ended).toBe('SIGKILL')
  await endLeases(place)

  const next = startServer({ ...variables, PORT: new URL(url).port })
  expect((await next.ready).pid).not.toBe(pid)
  const back = await shop.website.opensChat({ visitor_token })
  const answer = await back.hears('message', ({ turn }) => turn === asked.id)
  expect(answer.text).toBe('We sell lamps of all sizes.')
  const { messages } = await back.pulls(asked.conversation_id, 0)
  expect(messages.map(({ seq, role }) => [seq, role])).toEqual([
    [1, 'visitor'],
    [2, 'bot'],
    [3, 'visitor'],
    [4, 'bot'],
  ])
  expect(messages[2]).toMatchObject({ id: asked.id, text: 'Do you sell lamps?' })
}, 40_000)

test('a process that is told to stop leaves in time, and the next one takes over its clients and questions', async () => {
  const model = await openFakeModel()
  onTestFinished(() => model.close())
  model.answerWith({ kind: 'silent' })
  const place = await freshDatabase()
  const variables = testVariables(place)
  const first = startServer({ ...variables, OPENAI_BASE_URL: model.url })
  const { url } = await first.ready
  const shop = await signUp(local(url))
  await shop.writesArticle('Do you sell lamps?', 'We sell lamps of all sizes.')
  const visitor = await shop.website.opensChat({ reconnects: true })
  const asked = await visitor.says('Do you sell lamps?')
  const { visitor_token } = await visitor.join(1)
  visitor.socket.auth = { ...(visitor.socket.auth as object), visitor_token }
  const body = { session_id: 'one', message: 'Do you sell lamps?' }
  const program = shop.api('POST', '/api/v1/chat', { body })
  await model.request(2)

  const began = performance.now()
  first.kill('SIGTERM')
  expect(await visitor.ends()).toBe('transport close')
  expect(visitor.all('goodbye')).toMatchObject([{ code: 'restart', reconnect_ms: expect.any(Number) }])
  expect(await program).toMatchObject({ status: 503, body: { code: 'busy' } })
  expect(await first.ended).toBe(0)
  expect(performance.now() - began).toBeLessThan(15_000)
  await endLeases(place)

  const next = startServer({ ...variables, PORT: new URL(url).port })
  await next.ready
  await visitor.hears('connect', (id) => id !== visitor.all('connect')[0])
  expect(await visitor.join(1)).toMatchObject({ conversation_id: asked.conversation_id })
  const answer = await visitor.hears('message', ({ turn }) => turn === asked.id)
  expect(answer).toMatchObject({ seq: 2, text: 'We sell lamps of all sizes.' })
  visitor.leaves()
  next.kill('SIGINT')
  expect(await next.ended).toBe(0)
}, 60_000)

test('a start that is told to stop, at whatever moment, ends within five seconds, and the next one is clean', async () => {
  const place = await freshDatabase()
  const variables = testVariables(place)
  for (const afterMs of [60, 250, 500, 800]) {
    const early = startServer(variables)
    await Promise.race([sleep(afterMs), early.ended])
    const began = performance.now()
    early.kill(afterMs % 100 === 0 ? 'SIGINT' : 'SIGTERM')
    // Before the program itself runs, the signal ends it; a start that was through by then ends in order.
    expect([0, 1, 'SIGTERM', 'SIGINT']).toContain(await early.ended)
    expect(performance.now() - began).toBeLessThan(5_000)
  }
  const next = startServer(variables)
  const shop = await signUp(local((await next.ready).url))
  expect(await (await shop.website.opensChat()).says('Hello')).toMatchObject({ seq: 1 })
}, 60_000)

test('a process that is told a second time leaves at once, and the next one answers what it had in hand', async () => {
  const model = await openFakeModel()
  onTestFinished(() => model.close())
  model.answerWith({ kind: 'silent' })
  const place = await freshDatabase()
  const variables = testVariables(place)
  const hurried = startServer({ ...variables, OPENAI_BASE_URL: model.url })
  const { url } = await hurried.ready
  const shop = await signUp(local(url))
  await shop.writesArticle('Do you sell lamps?', 'We sell lamps of all sizes.')
  const visitor = await shop.website.opensChat()
  const { visitor_token } = await visitor.join()
  const asked = await visitor.says('Do you sell lamps?')
  await model.request(1)
  hurried.kill('SIGTERM')
  await visitor.hears('goodbye')
  const began = performance.now()
  hurried.kill('SIGTERM')
  expect(await hurried.ended).toBe(1)
  expect(performance.now() - began).toBeLessThan(1_000)
  await endLeases(place)

  await startServer({ ...variables, PORT: new URL(url).port }).ready
  const back = await shop.website.opensChat({ visitor_token })
  expect(await back.hears('message', ({ turn }) => turn === asked.id)).toMatchObject({ seq: 2 })
}, 40_000)

test('a process whose terminal is gone goes on, and still leaves in order', async () => {
  const server = startServer({ ...testVariables(await freshDatabase()), LOG_LEVEL: 'debug' })
  const { url } = await server.ready
  server.deafen()
  const shop = await signUp(local(url))
  expect(await (await shop.website.opensChat()).asks('Hello')).toMatchObject({ seq: 2 })
  server.kill('SIGTERM')
  expect(await server.ended).toBe(0)
}, 30_000)

/** On a server that others may share, a dead process's turns wait until its leases are over: here they are. */
async function endLeases({ migrateUrl }: StoreOptions): Promise<void> {
  if (!migrateUrl) return
  const client = new pg.Client({ connectionString: migrateUrl })
  await client.connect()
  await client.query('set role deskbell_directory')
  await client.query(`update turns set lease_until = now() - interval '1 second'`)
  await client.end()
}
