import { expect, test } from 'vitest'
import { tellLeft } from './use-wait.ts'

test.for([
  [0, '0:00'],
  [9, '0:09'],
  [60, '1:00'],
  [899, '14:59'],
  [3600, '1:00:00'],
  [5_430, '1:30:30'],
] as const)('%d seconds are shown as %s', ([seconds, shown]) => {
  expect(tellLeft(seconds)).toBe(shown)
})
