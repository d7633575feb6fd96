/** A moment in words. */
import { expect, it } from 'vitest'
import { tellFromNow } from './relative-time.tsx'

const now = Date.parse('2026-11-21T12:00:00Z')

it.each([
  ['2026-11-21T11:59:30Z', 'just now'],
  ['2026-11-21T12:00:20Z', 'just now'],
  ['2026-11-21T11:58:30Z', '1 minute ago'],
  ['2026-11-21T09:00:00Z', '3 hours ago'],
  ['2026-11-20T10:00:00Z', 'yesterday'],
  ['2026-11-10T12:00:00Z', 'last week'],
  ['2026-11-24T12:00:00Z', 'in 3 days'],
])('tells %s as "%s"', (moment, words) => {
  expect(tellFromNow(Date.parse(moment), now, 'en')).toBe(words)
})
