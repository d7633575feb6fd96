/** More than the process can do: who is new is sent away for a moment, who is in keeps being answered. */
import { connect } from 'node:net'
import { setTimeout as rest } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { callApi } from './call-api.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'

/** Calls whose body never ends: they are there, and cost nothing. */
async function crowd({ url }: TestApp, size: number): Promise<void> {
  const { hostname, port } = new URL(url)
  for (let at = 0; at < size; at += 1) {
    const line = connect({ host: hostname, port: Number(port) })
    onTestFinished(() => void line.destroy())
    line.on('error', () => {})
    line.write(`POST /api/signup HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: 10\r\n\r\n{`)
  }
  await rest(200)
}

/** The app runs in this process, so that whatever holds this loop holds its own. */
async function holdLoop(stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    for (const until = performance.now() + 350; performance.now() < until; );
    await rest(10)
  }
}

test('while the loop is late and a crowd is there, new work is told to come back, and a visitor is answered', async () => {
  const app = await openTestApp()
  onTestFinished(() => app[Symbol.asyncDispose]())
  const shop = await app.signUp()
  const visitor = await shop.website.opensChat()
  await visitor.asks('Hello')
  await crowd(app, 60)
  expect((await shop.api('GET', '/api/v1/bots')).status).toBe(200)

  const late = new AbortController()
  const holding = holdLoop(late.signal)
  const refused = await expect
    .poll(() => shop.api('GET', '/api/v1/bots'), { timeout: 15_000, interval: 50 })
    .toMatchObject({ status: 503, body: { code: 'busy' } })
    .then(() => shop.api('GET', '/api/v1/bots'))
  expect(refused.headers.get('retry-after')).toBe('2')
  expect((await callApi(app.url, 'GET', '/healthz')).status).toBe(200)
  await visitor.asks('Are you still there?')
  await expect(shop.website.opensChat()).rejects.toThrow()
  late.abort()
  await holding

  const status = async () => (await shop.api('GET', '/api/v1/bots')).status
  await expect.poll(status, { timeout: 10_000 }).toBe(200)
  const { text } = await callApi(app.url, 'GET', '/metrics')
  for (const what of ['request', 'handshake']) {
    expect(
      Number(new RegExp(`^deskbell_shed_total\\{what="${what}"\\} (\\d+)$`, 'm').exec(text)?.[1]),
    ).toBeGreaterThan(0)
  }
  expect(app.failures()).toEqual([])
})
