import { expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { asStoreFailure } from './store-failure.ts'

const coded = (code: string) => Object.assign(new Error('from the database'), { code, severity: 'FATAL' })

test.each([
  coded('57P01'),
  coded('53300'),
  coded('53100'),
  coded('25006'),
  coded('25P03'),
  coded('ECONNREFUSED'),
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
  new Error('Client was closed and is not queryable'),
  new Error('Query read timeout'),
  new Error('Cannot use a pool after calling end on the pool'),
  new Error('the embedded store stood still'),
  new Error('the embedded store failed: out of memory'),
  new Error('the embedded store ended (1)'),
])('$message ($code) passes by itself: busy', (cause) => {
  expect(asStoreFailure(cause)).toMatchObject({ code: 'busy', retryAfter: 1, cause })
})

test('what is our fault stays as it is', () => {
  for (const cause of [
    coded('23505'),
    coded('42601'),
    new TypeError('not a function'),
    new AppError('not_found'),
  ])
    expect(asStoreFailure(cause)).toBe(cause)
})
