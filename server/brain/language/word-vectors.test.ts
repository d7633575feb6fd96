/** What words mean: like ones near each other, unlike ones apart. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasMeaning, likeness, meaningOf } from './word-vectors.ts'

const meaning = (...stems: string[]) => {
  const found = meaningOf(stems, () => 1)
  if (!found) throw new Error(`no meaning of ${stems}`)
  return found
}

test.each([
  ['kid', 'child', 'card'],
  ['cost', 'price', 'tree'],
  ['pay', 'cash', 'repair'],
  ['dentist', 'dental', 'furnac'],
  ['boiler', 'heater', 'child'],
])('%s is nearer to %s than to %s', (word, near, far) => {
  expect(likeness(meaning(word), meaning(near))).toBeGreaterThan(likeness(meaning(word), meaning(far)) + 0.2)
})

test('A meaning has the length of one and is the same as itself', () => {
  expect(likeness(meaning('doctor', 'visit'), meaning('doctor', 'visit'))).toBeCloseTo(1, 5)
})

test('What is no word has no meaning', () => {
  expect(meaningOf(['qwxzy'], () => 1)).toBeNull()
  expect(meaningOf([], () => 1)).toBeNull()
  expect(hasMeaning('qwxzy')).toBe(false)
})

test('The licence of the words stands beside them', () => {
  const licence = readFileSync(new URL('./word-vectors/LICENSE', import.meta.url), 'utf8')
  expect(licence).toContain('WordNet 3.1 Copyright 2011 by Princeton University.')
})
