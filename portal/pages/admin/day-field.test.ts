import { expect, it } from 'vitest'
import { dayOf, momentOf } from './day-field.ts'

it('gives back the day that was set, and none for none', () => {
  for (const day of ['2026-01-31', '2028-02-29', '2031-12-31']) expect(dayOf(momentOf(day))).toBe(day)
  expect([dayOf(null), momentOf('')]).toEqual(['', null])
})
