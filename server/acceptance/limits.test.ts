/** What is too much is refused with the time to wait, and no header of the client's own makes it less. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callApi } from './call-api.ts'
import { generousLimits, openTestApp, type TestApp } from './open-test-app.ts'

const few = { points: 3, seconds: 60 }
let app: TestApp
beforeAll(async () => {
  const limits = { ...generousLimits, login: few, check_email: few, api_key: few, connections: few }
  app = await openTestApp({ LIMITS: JSON.stringify(limits) })
})
afterAll(() => app[Symbol.asyncDispose]())

/** Headers with which a client may claim to be somebody else. */
const disguises = ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'True-Client-IP', 'CF-Connecting-IP']
const disguise = (index: number) =>
  Object.fromEntries(
    disguises.map((name) => [name, name === 'Forwarded' ? `for=10.0.0.${index}` : `10.0.0.${index}`]),
  )

test('too many look-ups of e-mails are refused, in whatever disguise they come', async () => {
  const answers = []
  for (let index = 0; index < 5; index += 1) {
    const call = { body: { email: `${randomUUID()}@example.com` }, headers: disguise(index) }
    answers.push(await callApi(app.url, 'POST', '/api/signup/check-email', call))
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
  const { headers, body } = answers[3] ?? {}
  expect(Number(headers?.get('retry-after'))).toBeGreaterThan(0)
  expect(headers?.get('ratelimit-policy')).toBe('"check_email";q=3;w=60')
  expect(headers?.get('ratelimit')).toMatch(/^"check_email";r=0;t=\d+$/)
  expect(headers?.get('content-type')).toContain('application/problem+json')
  expect(body).toMatchObject({ status: 429, code: 'rate_limited' })
})

test('too many log-ins are refused, also with the right password', async () => {
  const bob = await app.signUp()
  const logIn = (password: string, index: number) =>
    callApi(app.url, 'POST', '/api/v1/auth/login', {
      body: { email: bob.email, password },
      headers: disguise(index),
    })
  const statuses = []
  for (let index = 0; index < 4; index += 1) statuses.push((await logIn('wrong', index)).status)
  expect(statuses).toEqual([401, 401, 401, 429])
  expect((await logIn(bob.password, 9)).status).toBe(429)
})

test('each API key has a budget of its own', async () => {
  const bob = await app.signUp()
  const [one, two] = [await bob.makesKey(), await bob.makesKey()]
  const list = (token: string) => bob.api('GET', '/api/v1/bots', { token })
  const answers = [await list(one), await list(one), await list(one), await list(one)]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  expect(answers.map(({ headers }) => headers.get('ratelimit')?.split(';')[1])).toEqual([
    'r=2',
    'r=1',
    'r=0',
    'r=0',
  ])
  expect((await list(two)).status).toBe(200)
})

test('connections of one address to one business are limited, those to another are not', async () => {
  const [bob, joe] = [await app.signUp('Bob'), await app.signUp('Joe')]
  const knock = async ({ website }: typeof bob) => {
    const visitor = website.connects()
    const outcome = await visitor.outcome()
    visitor.leaves()
    return outcome
  }
  const outcomes = []
  for (let tries = 0; tries < 4; tries += 1) outcomes.push(await knock(bob))
  expect(outcomes).toEqual(['connected', 'connected', 'connected', 'rate_limited'])
  expect(await knock(joe)).toBe('connected')
})
