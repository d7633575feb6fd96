/** A thousand sign-ups from one address: most are told to wait, and nobody else notices. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { callApi } from './call-api.ts'
import { openTestApp } from './open-test-app.ts'

test('of a thousand sign-ups at once from one address twenty are made, and another address is served', async () => {
  await using app = await openTestApp({ LIMITS: undefined, TRUST_PROXY: '1' })
  const signUp = (address: string, headers: Record<string, string> = {}) => {
    const body = {
      businessName: 'Flood',
      email: `${randomUUID()}@example.com`,
      password: 'correct horse battery',
    }
    return callApi(app.url, 'POST', '/api/signup', {
      body,
      headers: { 'x-forwarded-for': address, ...headers },
    })
  }
  const liar = () => ({ 'x-real-ip': `10.1.1.${Math.floor(Math.random() * 250)}`, forwarded: 'for=10.2.2.2' })
  const flood = Array.from({ length: 1_000 }, () => signUp('203.0.113.7', liar()))
  const [other, page, answers] = await Promise.all([
    signUp('198.51.100.9'),
    callApi(app.url, 'GET', '/readyz'),
    Promise.all(flood),
  ])
  expect([other.status, page.status]).toEqual([201, 200])
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(20)
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(980)
  expect(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true)
  expect(app.failures()).toEqual([])
}, 90_000)
