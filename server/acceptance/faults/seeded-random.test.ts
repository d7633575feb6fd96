/** A run can be repeated: the same seed makes the same choices. */
import { expect, test } from 'vitest'
import { seededRandom } from './seeded-random.ts'

const choices = (seed: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: 50 }, () => random.between(1, 6))
}

test('the same seed chooses the same, another one something else', () => {
  expect(choices(7)).toEqual(choices(7))
  expect(choices(7)).not.toEqual(choices(8))
})

test('every choice comes up, and none beside them', () => {
  expect([...new Set(choices(1))].sort()).toEqual([1, 2, 3, 4, 5, 6])
})
