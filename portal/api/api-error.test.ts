/** What a person reads when a call fails. */
import { expect, it } from 'vitest'
import { ApiError, explain, readApiError } from './api-error.ts'

it('reads fields, request id and waiting time out of problem details', async () => {
  const body = {
    detail: 'Check the form.',
    code: 'invalid',
    request_id: 'req_9',
    errors: [{ pointer: '/email', code: 'taken', detail: 'This address has an account.' }],
  }
  const error = await readApiError(
    new Response(JSON.stringify(body), {
      status: 422,
      headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '3' },
    }),
  )
  expect(error).toMatchObject({ status: 422, code: 'invalid', requestId: 'req_9', retryAfterSeconds: 3 })
  expect(error.fields.get('/email')).toBe('This address has an account.')
})

it('still has a sentence when the answer is not JSON', async () => {
  const error = await readApiError(new Response('<html>', { status: 502 }))
  expect(error.message).toContain('502')
})

it.each([
  [1, 'Too many tries. Try again in 1 second.'],
  [42, 'Too many tries. Try again in 42 seconds.'],
  [null, 'Too many tries. Try again in a minute.'],
])('says when to try again after %s seconds', (seconds, sentence) => {
  expect(explain(new ApiError(429, {}, seconds))).toBe(sentence)
})

it('names a time when the wait is long', () => {
  const now = new Date(2026, 0, 5, 10, 0)
  expect(explain(new ApiError(429, {}, 600), now)).toMatch(/Try again at 10.10/)
})

it('tells a refusal in the server’s own words, once', () => {
  const refusal = { code: 'wrong_password', detail: 'The password is wrong.' }
  expect(explain(new ApiError(403, refusal))).toBe('The password is wrong.')
})
