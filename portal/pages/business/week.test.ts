/** Opening hours on their way into the editor and back. */
import { describe, expect, it } from 'vitest'
import { dayProblem, endsNextDay, nextInterval, toHours, toWeek, withDay } from './week.ts'

describe('the week editor', () => {
  it('reads day numbers and names, and puts the intervals of a day in order', () => {
    const week = toWeek([
      { days: [1, 2], open: '13:00', close: '17:00' },
      { days: ['mon', 'sun'], open: '08:00', close: '12:00' },
    ])
    expect(week[0]).toEqual([
      { open: '08:00', close: '12:00' },
      { open: '13:00', close: '17:00' },
    ])
    expect(week[1]).toEqual([{ open: '13:00', close: '17:00' }])
    expect(week[5]).toEqual([])
    expect(week[6]).toEqual([{ open: '08:00', close: '12:00' }])
  })

  it('gives back what it read, days with equal times together', () => {
    const hours = [
      { days: [1, 2, 3, 4, 5] as const, open: '08:00', close: '18:00' },
      { days: [6] as const, open: '09:00', close: '13:00' },
    ].map((entry) => ({ ...entry, days: [...entry.days] }))
    expect(toHours(toWeek(hours))).toEqual(hours)
  })

  it('keeps midnight: 24:00 goes in and comes out, also for a day without end', () => {
    const hours = [{ days: [5 as const], open: '00:00', close: '24:00' }]
    expect(toWeek(hours)[4]).toEqual([{ open: '00:00', close: '00:00' }])
    expect(toHours(toWeek(hours))).toEqual(hours)
    expect(dayProblem([{ open: '00:00', close: '00:00' }])).toBeUndefined()
  })

  it('leaves a closed day out', () => {
    const week = withDay(toWeek([{ days: [1, 2], open: '08:00', close: '18:00' }]), 1, [])
    expect(toHours(week)).toEqual([{ days: [1], open: '08:00', close: '18:00' }])
  })
})

describe('the check of a day', () => {
  it.each([
    [
      'two halves',
      [
        ['08:00', '12:00'],
        ['12:00', '17:00'],
      ],
      undefined,
    ],
    ['past midnight', [['18:00', '02:00']], undefined],
    [
      'an overlap',
      [
        ['08:00', '13:00'],
        ['12:00', '17:00'],
      ],
      'Two of these times overlap.',
    ],
    [
      'an overlap behind midnight',
      [
        ['20:00', '02:00'],
        ['22:00', '23:00'],
      ],
      'Two of these times overlap.',
    ],
    ['no length', [['09:00', '09:00']], 'Opening and closing time are the same.'],
    ['half a line', [['09:00', '']], 'Fill in both times, or remove the line.'],
  ])('judges %s', (_, times, sentence) => {
    expect(dayProblem(times.map(([open = '', close = '']) => ({ open, close })))).toBe(sentence)
  })

  it('knows which interval ends on the next day', () => {
    expect(endsNextDay({ open: '18:00', close: '02:00' })).toBe(true)
    expect(endsNextDay({ open: '18:00', close: '00:00' })).toBe(false)
    expect(endsNextDay({ open: '18:00', close: '' })).toBe(false)
  })

  it('offers an interval after a break, as long as the day lasts', () => {
    expect(nextInterval([])).toEqual({ open: '09:00', close: '17:00' })
    expect(nextInterval([{ open: '08:00', close: '12:00' }])).toEqual({ open: '13:00', close: '16:00' })
    expect(nextInterval([{ open: '08:00', close: '23:30' }])).toEqual({ open: '', close: '' })
  })
})
