/** When the team is there: the running shift first, over weekends and holidays, in the business's own clock. */
import { expect, test } from 'vitest'
import type { Business } from '#wire'
import { teamHours, teamState } from './team-hours.ts'

const shop: Business = {
  name: 'Test',
  timezone: 'Europe/Berlin',
  hours: [{ days: [1, 2, 3, 4, 5], open: '08:00', close: '18:00' }],
  exceptions: [{ date: '2026-11-24', closed: true }],
  services: [],
}
const saturday = new Date('2026-11-21T12:00:00Z')
const monday = new Date('2026-11-23T09:00:00Z')

test('while it is closed the next shift comes first', () => {
  expect(teamHours(shop, saturday)[0]).toEqual({
    opens: '2026-11-23T07:00:00.000Z',
    closes: '2026-11-23T17:00:00.000Z',
  })
  expect(teamState(shop, saturday)).toEqual({ there: false, opensAt: '2026-11-23T07:00:00.000Z' })
})

test('while it is open the running shift comes first, and a closed day is left out', () => {
  const opens = teamHours(shop, monday).map((shift) => shift.opens)
  expect(opens.slice(0, 2)).toEqual(['2026-11-23T07:00:00.000Z', '2026-11-25T07:00:00.000Z'])
  expect(opens).toHaveLength(5)
  expect(teamState(shop, monday)).toEqual({ there: true })
})

test('who tells no hours is asked as if somebody were there, and nothing is said of when', () => {
  const silent = { ...shop, hours: [], exceptions: [] }
  expect(teamHours(silent, saturday)).toEqual([])
  expect(teamState(silent, saturday)).toEqual({ there: true })
})

test('who is closed for good opens at no known time', () => {
  const closed = { ...shop, hours: [] }
  expect(teamState(closed, saturday)).toEqual({ there: false, opensAt: null })
})
