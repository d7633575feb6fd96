/** When a business is open: split shifts, past midnight, exceptions, daylight saving, all day. */

import { describe, expect, test } from 'vitest'
import type { Business, Hours, HoursException } from '#wire'
import { instantOf, isOpenAt, nextOpening, openingsOn, openPeriodAt, weeklySpans } from './opening-hours.ts'

function business(
  hours: Hours[],
  timezone = 'America/New_York',
  exceptions: HoursException[] = [],
): Business {
  return { name: 'Test', timezone, hours, exceptions, services: [] }
}

const everyDay: Hours['days'] = [1, 2, 3, 4, 5, 6, 7]
const shop = business(
  [
    { days: [1, 2, 3, 4, 5], open: '13:00', close: '18:00' },
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '08:00', close: '12:00' },
    { days: ['sat'], open: '09:00', close: '13:00' },
  ],
  'America/New_York',
  [
    { date: '2026-11-26', closed: true, note: 'Thanksgiving' },
    { date: '2026-11-29', open: '10:00', close: '14:00', note: 'Sunday sale' },
  ],
)
const bar = business([{ days: [5, 6], open: '18:00', close: '02:00' }], 'Europe/Berlin')
const midnightBar = business([{ days: everyDay, open: '18:00', close: '24:00' }], 'Europe/Berlin')
const petrolStation = business([{ days: everyDay, open: '00:00', close: '24:00' }], 'Europe/Berlin')
const baker = business([{ days: everyDay, open: '02:30', close: '10:00' }], 'Europe/Berlin')

describe('openingsOn', () => {
  test('sorts split shifts and knows numbers and names of days', () => {
    expect(openingsOn(shop, '2026-11-23').spans).toEqual([
      { open: '08:00', close: '12:00' },
      { open: '13:00', close: '18:00' },
    ])
    expect(openingsOn(shop, '2026-11-22')).toEqual({
      date: '2026-11-22',
      spans: [],
      isException: false,
      note: null,
    })
    expect(weeklySpans(shop.hours, 6)).toEqual([{ open: '09:00', close: '13:00' }])
  })

  test('an exception replaces the weekly hours, both ways', () => {
    expect(openingsOn(shop, '2026-11-26')).toMatchObject({
      spans: [],
      isException: true,
      note: 'Thanksgiving',
    })
    expect(openingsOn(shop, '2026-11-29').spans).toEqual([{ open: '10:00', close: '14:00' }])
  })
})

describe('isOpenAt', () => {
  test.each([
    ['at the minute of opening', shop, '2026-11-23', '08:00', true],
    ['before opening', shop, '2026-11-23', '07:59', false],
    ['in the lunch break', shop, '2026-11-23', '12:00', false],
    ['in the afternoon', shop, '2026-11-23', '17:59', true],
    ['at the minute of closing', shop, '2026-11-23', '18:00', false],
    ['on a closed holiday', shop, '2026-11-26', '10:00', false],
    ['on a Sunday that is open by exception', shop, '2026-11-29', '11:00', true],
    ['on Friday night', bar, '2026-11-27', '23:30', true],
    ['past midnight, which belongs to Friday', bar, '2026-11-28', '01:59', true],
    ['when the night is over', bar, '2026-11-28', '02:00', false],
    ['on Monday past midnight, as Sunday is closed', bar, '2026-11-30', '01:00', false],
    ['a minute before midnight', midnightBar, '2026-11-27', '23:59', true],
    ['at midnight', midnightBar, '2026-11-28', '00:00', false],
    ['round the clock', petrolStation, '2026-11-28', '00:00', true],
  ])('%s', (...[, where, date, time, isOpen]) => {
    expect(isOpenAt(where, instantOf(where, date, time))).toBe(isOpen)
  })

  test('a holiday exception does not cut the night that began the day before', () => {
    const closedSaturday = { ...bar, exceptions: [{ date: '2026-11-28', closed: true }] }
    expect(isOpenAt(closedSaturday, instantOf(bar, '2026-11-28', '01:00'))).toBe(true)
    expect(isOpenAt(closedSaturday, instantOf(bar, '2026-11-28', '20:00'))).toBe(false)
  })

  test.each([
    ['2026-03-08T12:59:00Z', true],
    ['2026-03-08T11:59:00Z', false],
    ['2026-11-01T12:59:00Z', false],
    ['2026-11-01T13:00:00Z', true],
  ])('keeps the clock of the place over daylight saving: %s', (instant, isOpen) => {
    const sundays = business([{ days: [7], open: '08:00', close: '18:00' }])
    expect(isOpenAt(sundays, new Date(instant))).toBe(isOpen)
  })

  test('opens once on the night when the clock leaves out or repeats an hour', () => {
    expect(openPeriodAt(baker, new Date('2026-03-29T02:00:00Z'))?.opens.toPlainTime().toString()).toBe(
      '03:30:00',
    )
    expect(isOpenAt(baker, new Date('2026-10-25T00:30:00Z'))).toBe(true)
    expect(isOpenAt(baker, new Date('2026-10-25T00:29:00Z'))).toBe(false)
  })

  test('an unknown time zone counts as UTC', () => {
    const lost = business([{ days: everyDay, open: '08:00', close: '09:00' }], 'Mars/Olympus')
    expect(isOpenAt(lost, new Date('2026-11-23T08:30:00Z'))).toBe(true)
  })
})

describe('openPeriodAt', () => {
  test('tells when it closes, also past midnight', () => {
    const period = openPeriodAt(bar, instantOf(bar, '2026-11-27', '23:00'))
    expect(period?.closes.toPlainDateTime().toString()).toBe('2026-11-28T02:00:00')
  })

  test('does not close at midnight when the next day begins there', () => {
    const period = openPeriodAt(petrolStation, instantOf(petrolStation, '2026-11-27', '12:00'))
    expect(period?.closes.since(period.opens).total('hours')).toBeGreaterThanOrEqual(7 * 24)
  })
})

describe('nextOpening', () => {
  test.each([
    ['in the lunch break: the afternoon', shop, '2026-11-23', '12:30', '2026-11-23T13:00:00'],
    ['while open: the shift after it', shop, '2026-11-23', '09:00', '2026-11-23T13:00:00'],
    ['over a weekend', shop, '2026-11-21', '13:00', '2026-11-23T08:00:00'],
    ['over a holiday', shop, '2026-11-25', '18:00', '2026-11-27T08:00:00'],
    ['to an exception that opens', shop, '2026-11-28', '13:00', '2026-11-29T10:00:00'],
  ])('%s', (...[, where, date, time, expected]) => {
    const next = nextOpening(where, instantOf(where, date, time))
    expect(next?.opens.toPlainDateTime().toString()).toBe(expected)
  })

  test('knows none when the business never opens', () => {
    expect(nextOpening(business([]), new Date('2026-11-21T00:00:00Z'))).toBeNull()
  })
})
