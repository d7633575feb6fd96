/** What one may type as a limit. */
import { expect, it } from 'vitest'
import { readPerMinute } from './read-per-minute.ts'

it.each([
  ['', null],
  ['  ', null],
  ['1', 1],
  [' 600 ', 600],
  ['1000000', 1_000_000],
])('reads "%s"', (text, perMinute) => {
  expect(readPerMinute(text)).toEqual({ perMinute })
})

it.each(['0', '-5', '1.5', 'many', '1000001', '1e9'])('refuses "%s"', (text) => {
  expect(readPerMinute(text)).toHaveProperty('problem')
})
