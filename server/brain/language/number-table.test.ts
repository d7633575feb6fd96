/** Hashes numbered in the order they come. */
import { expect, test } from 'vitest'
import { numbered, numberOf, numberTable } from './number-table.ts'

test('Every key keeps the number it got first', () => {
  const table = numberTable()
  const keys = Array.from({ length: 5000 }, (_, at) => Math.imul(at, 0x9e3779b1))
  expect(keys.map((key) => numbered(table, key))).toEqual(keys.map((_, at) => at))
  expect(keys.map((key) => numbered(table, key))).toEqual(keys.map((_, at) => at))
  expect(keys.map((key) => numberOf(table, key))).toEqual(keys.map((_, at) => at))
  expect(table.size).toBe(5000)
})

test('A key that was never numbered has none', () => {
  const table = numberTable()
  expect(numberOf(table, 0)).toBe(-1)
  numbered(table, 7)
  expect(numberOf(table, 0)).toBe(-1)
  expect(numberOf(table, 7 + 64)).toBe(-1)
})
