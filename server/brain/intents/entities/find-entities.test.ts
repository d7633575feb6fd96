/** What a message names, read in the business's time zone. */
import { describe, expect, test } from 'vitest'
import { findEntities } from './find-entities.ts'

/** Saturday 21 November 2026, 22:30 in New York, already Sunday in Berlin. */
const now = new Date('2026-11-22T03:30:00Z')
const newYork = { now, timezone: 'America/New_York' }
const berlin = { now, timezone: 'Europe/Berlin' }

const values = (text: string, moment = newYork) =>
  findEntities(text, moment).map(({ type, value }) => `${type} ${value}`)

describe('findEntities', () => {
  test.each([
    ['write to Bob.Smith@mail.example.com please', ['email bob.smith@mail.example.com']],
    ['call +1 (555) 010-9999', ['phone +15550109999']],
    ['my number is 030 / 555 01 23', ['phone 0305550123']],
    ['it was $1,250.50', ['amount 1250.50 USD']],
    ['89 euros or 75,90 €', ['amount 89.00 EUR', 'amount 75.90 EUR']],
    ['open today?', ['date 2026-11-21']],
    ['tomorrow at 7 pm', ['date 2026-11-22', 'time 19:00']],
    ['the day after tomorrow', ['date 2026-11-23']],
    ['on Sundays', ['date 2026-11-22']],
    ['on saturday', ['date 2026-11-21']],
    ['next saturday', ['date 2026-11-28']],
    ['this weekend', ['date 2026-11-21/2026-11-22']],
    ['24 December', ['date 2026-12-24']],
    ['December 24th, 2027', ['date 2027-12-24']],
    ['2 March', ['date 2027-03-02']],
    ['12/24', ['date 2026-12-24']],
    ['24/12', ['date 2026-12-24']],
    ['2026-12-24', ['date 2026-12-24']],
    ['on the 26th', ['date 2026-11-26']],
    ['on the 3rd', ['date 2026-12-03']],
    ['on the 31st', ['date 2026-12-31']],
    ['christmas eve', ['date 2026-12-24']],
    ['thanksgiving', ['date 2026-11-26']],
    ['easter monday', ['date 2027-03-29']],
    ['30 February', []],
    ['at 9:30', ['time 09:30']],
    ['at 12 am', ['time 00:00']],
    ['from 7:30am to noon', ['time 07:30', 'time 12:00']],
    ['at 5', ['time 17:00']],
    ['it costs 25 cents for 3 of 4', []],
    ['version 10.2.3', []],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  test.each([
    ['heute um 19 Uhr', ['date 2026-11-22', 'time 19:00']],
    ['guten Morgen', []],
    ['haben Sie morgen auf', ['date 2026-11-23']],
    ['am 24.12.', ['date 2026-12-24']],
    ['am 3. Januar', ['date 2027-01-03']],
    ['am 26.', ['date 2026-11-26']],
    ['05/06', ['date 2027-06-05']],
    ['el 24 de diciembre', ['date 2026-12-24']],
    ['mañana', ['date 2026-11-23']],
    ['por la mañana', []],
    ["aujourd'hui à 19h30", ['date 2026-11-22', 'time 19:30']],
    ['samedi', ['date 2026-11-28']],
  ])('in Berlin: %s', (text, expected) => {
    expect(values(text, berlin)).toEqual(expected)
  })

  test('gives the words as written and where they stand', () => {
    const text = 'Öffnen Sie am 24. Dezember?'
    const [date] = findEntities(text, berlin)
    expect(date).toMatchObject({ text: '24. Dezember', value: '2026-12-24' })
    expect(text.slice(date?.start, date?.end)).toBe('24. Dezember')
  })

  test.each(['1/', 'a@', 'a.', '1 ', '24.12. ', '+1', 'december ', '('])(
    'takes long input of %j in its stride',
    (piece) => {
      const text = piece.repeat(10_000 / piece.length)
      const before = performance.now()
      findEntities(text, newYork)
      expect(performance.now() - before).toBeLessThan(250)
    },
  )
})
