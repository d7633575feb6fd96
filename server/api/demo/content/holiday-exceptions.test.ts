import { expect, test } from 'vitest'
import { type HolidayRules, holidayExceptions } from './holiday-exceptions.ts'

const weekdaysOnly: HolidayRules = {
  timezone: 'America/Chicago',
  halfDay: { open: '08:30', close: '11:30' },
  openDays: [1, 2, 3, 4, 5],
}
const dates = (now: string, rules = weekdaysOnly) =>
  holidayExceptions(new Date(now), rules).map((exception) => exception.date)

test('eighteen months ahead run over the turn of the year, earliest first', () => {
  expect(dates('2026-11-21T12:00:00Z')).toEqual([
    '2026-11-26',
    '2026-12-24',
    '2026-12-25',
    '2027-01-01',
    '2027-05-31',
    '2027-07-04',
    '2027-09-06',
    '2027-11-25',
    '2027-12-24',
    '2027-12-25',
    '2028-01-01',
  ])
})

test.each([
  ['a month that starts on a Monday', '2025-08-15T12:00:00Z', '2025-09-01'],
  ['Thanksgiving after a month that starts on a Friday', '2024-11-01T12:00:00Z', '2024-11-28'],
  ['Thanksgiving after a month that starts on a Thursday', '2029-11-01T12:00:00Z', '2029-11-22'],
  ['Memorial Day on the last day of May', '2027-05-01T12:00:00Z', '2027-05-31'],
  ['Memorial Day in a May that ends on a Sunday', '2026-05-01T12:00:00Z', '2026-05-25'],
])('%s is found', (_, now, date) => {
  expect(dates(now)[0]).toBe(date)
})

test('today still counts, and today is the day of the business', () => {
  expect(dates('2026-12-25T23:00:00-06:00')[0]).toBe('2026-12-25')
  expect(dates('2026-12-26T00:30:00-06:00')[0]).toBe('2027-01-01')
})

test('the last day of a long month reaches no further than the same month allows', () => {
  expect(dates('2026-08-31T12:00:00Z').at(-1)).toBe('2028-01-01')
})

test('Christmas Eve is a half day, but never opens a day on which the business is closed', () => {
  const eveOf = (now: string) =>
    holidayExceptions(new Date(now), weekdaysOnly).find((exception) => exception.date.endsWith('-12-24'))
  expect(eveOf('2026-12-01T12:00:00Z')).toEqual({
    date: '2026-12-24',
    open: '08:30',
    close: '11:30',
    note: 'Christmas Eve (half day)',
  })
  expect(eveOf('2028-12-01T12:00:00Z')).toEqual({ date: '2028-12-24', closed: true, note: 'Christmas Eve' })
})
