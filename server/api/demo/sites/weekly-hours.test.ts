import { expect, test } from 'vitest'
import { clockTime, weeklyHours } from './weekly-hours.ts'

test('days with the same hours share a line, and closed days are told', () => {
  expect(
    weeklyHours([
      { days: [1, 2, 3, 4, 5], open: '07:30', close: '18:00' },
      { days: ['sat'], open: '08:00', close: '13:00' },
    ]),
  ).toEqual([
    { days: 'Monday – Friday', times: ['7:30 AM – 6:00 PM'] },
    { days: 'Saturday', times: ['8:00 AM – 1:00 PM'] },
    { days: 'Sunday', times: [] },
  ])
})

test('a lunch break makes two stretches, morning first, in whatever order they were entered', () => {
  const [first] = weeklyHours([
    { days: ['mon'], open: '13:30', close: '17:30' },
    { days: [1], open: '08:30', close: '12:30' },
  ])
  expect(first).toEqual({ days: 'Monday', times: ['8:30 AM – 12:30 PM', '1:30 PM – 5:30 PM'] })
})

test.each([
  ['00:00', '12:00 AM'],
  ['12:00', '12:00 PM'],
  ['23:59', '11:59 PM'],
  ['24:00', '12:00 AM'],
])('%s reads %s', (time, words) => {
  expect(clockTime(time)).toBe(words)
})
