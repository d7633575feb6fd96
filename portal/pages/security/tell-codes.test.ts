import { expect, test } from 'vitest'
import { inFours } from './in-fours.ts'
import { tellCodes } from './tell-codes.ts'

test('the file says whose codes they are, and has each on its line', () => {
  const text = tellCodes(['aaaa-bbbb', 'cccc-dddd'], 'bob@example.com', new Date('2026-11-21T09:00:00Z'))
  expect(text).toContain('bob@example.com')
  expect(text).toContain('2026-11-21')
  expect(text.split('\n').slice(-3)).toEqual(['aaaa-bbbb', 'cccc-dddd', ''])
})

test('a key is shown in groups of four', () => {
  expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ')
  expect(inFours('ABCDEFGH')).toBe('ABCD EFGH')
})
