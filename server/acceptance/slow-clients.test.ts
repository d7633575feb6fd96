/** A client that asks and does not read costs no more than its share, and finds everything when it is back. */
import { expect, onTestFinished, test } from 'vitest'
import { callApi } from './call-api.ts'
import { generousLimits, openTestApp } from './open-test-app.ts'
import type { TestVisitor } from './test-visitor.ts'

const plenty = { points: 100_000, seconds: 60 }
const limits = { ...generousLimits, visitor_burst: plenty, visitor_flow: plenty, visitor_events: plenty }

/** The network socket below a client. */
function lineOf({ socket }: TestVisitor): { pause(): void; resume(): void } {
  return (socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws
    ._socket
}

async function open() {
  const app = await openTestApp({ LIMITS: JSON.stringify(limits) })
  let ended: PromiseLike<void> | undefined
  const end = async () => {
    ended ??= app[Symbol.asyncDispose]()
    await ended
  }
  onTestFinished(end)
  const shop = await app.signUp()
  const visitor = await shop.website.opensChat()
  const { visitor_token } = await visitor.join()
  const sent = await Promise.all(
    Array.from({ length: 30 }, (_, at) => visitor.says(`${at} ${'x'.repeat(3_900)}`)),
  )
  return { app, end, shop, visitor, visitor_token, conversation_id: sent[0]?.conversation_id ?? '' }
}

test('a client that stops reading is let go, others notice nothing, and it has everything when it is back', async () => {
  const { app, shop, visitor, visitor_token, conversation_id } = await open()
  const other = await shop.website.opensChat()
  await other.asks('Hello')
  lineOf(visitor).pause()
  const pull = { conversation_id, after: 0, limit: 200 }
  for (let times = 0; times < 200; times += 1) visitor.socket.emit('pull', pull, () => {})
  const sockets = async () => {
    const { text } = await callApi(app.url, 'GET', '/metrics')
    return Number(/^deskbell_sockets\{namespace="\/visitor"\} (\d+)$/m.exec(text)?.[1])
  }
  // It had ten seconds for reading on.
  await expect.poll(sockets, { timeout: 20_000 }).toBe(1)
  const began = performance.now()
  await other.asks('Are you still there?')
  expect(performance.now() - began).toBeLessThan(2_000)
  lineOf(visitor).resume()
  expect(await visitor.ends()).toMatch(/^transport (close|error)$/)

  const back = await shop.website.opensChat({ visitor_token })
  const { head } = await back.join()
  expect(head).toBeGreaterThanOrEqual(31)
  const places = new Set(back.messages().map(({ seq }) => seq))
  expect(places.size).toBe(head)
  expect(app.failures()).toEqual([])
}, 60_000)

test('a long conversation is replayed to whoever reads it, whole and in order', async () => {
  const { shop, visitor_token } = await open()
  const back = shop.website.connects({ visitor_token })
  await back.isConnected()
  const { head } = await back.join()
  const places = back.messages().map(({ seq }) => seq)
  expect(places).toEqual(Array.from({ length: head }, (_, at) => at + 1))
})

test('a client that stops reading does not keep a server from stopping', async () => {
  const { end, visitor, conversation_id } = await open()
  lineOf(visitor).pause()
  for (let times = 0; times < 60; times += 1)
    visitor.socket.emit('pull', { conversation_id, after: 0, limit: 200 }, () => {})
  const began = performance.now()
  await end()
  expect(performance.now() - began).toBeLessThan(10_000)
  lineOf(visitor).resume()
  await visitor.ends()
})
