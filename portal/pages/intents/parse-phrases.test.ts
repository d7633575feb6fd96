/** What is typed and pasted becomes phrases. */
import { expect, it } from 'vitest'
import { longestPhrase, parsePhrases } from './parse-phrases.ts'

it('takes one phrase a line, without empty lines and stray spaces', () => {
  expect(parsePhrases('  where can I park \r\n\r\n\tis there\t a car park\n')).toEqual({
    phrases: ['where can I park', 'is there a car park'],
    copies: 0,
    tooLong: [],
  })
})

it('folds copies that differ in case and in the sign at the end, and keeps the first', () => {
  const { phrases, copies } = parsePhrases('Where can I park?\nwhere can i park\nWhere can I park!\nparking')
  expect(phrases).toEqual(['Where can I park?', 'parking'])
  expect(copies).toBe(2)
})

it.each([
  ['- a bullet', 'a bullet'],
  ['* a star', 'a star'],
  ['•a dot', 'a dot'],
  ['12. a number', 'a number'],
  ['3) another', 'another'],
  ['"in quotes"', 'in quotes'],
  ['“in curly quotes”', 'in curly quotes'],
  ['24 hours open?', '24 hours open?'],
  ['-20 degrees outside', '20 degrees outside'],
])('reads %j as pasted from a list', (line, phrase) => {
  expect(parsePhrases(line).phrases).toEqual([phrase])
})

it('names phrases that are too long', () => {
  const long = 'x'.repeat(longestPhrase + 1)
  expect(parsePhrases(`fine\n${long}`).tooLong).toEqual([long])
})

it('reads any script and five thousand lines', () => {
  const lines = Array.from({ length: 5_000 }, (_, at) => `أين الموقف ${at}`)
  expect(parsePhrases(lines.join('\n')).phrases).toHaveLength(5_000)
})
