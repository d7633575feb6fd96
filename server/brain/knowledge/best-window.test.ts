/** How much of a question stands close together. */
import { expect, test } from 'vitest'
import { bestWindow } from './best-window.ts'

const sought = {
  termOf: new Map([10, 11, 12].map((hash, at) => [hash, at])),
  shares: Float32Array.of(0.5, 0.3, 0.2),
  width: 12,
}
const far = Array.from({ length: 40 }, () => 99)

test('Words side by side count together, whatever their order', () => {
  expect(bestWindow(Int32Array.of(99, 12, 99, 10, 11), sought)).toBeCloseTo(1)
})

test('Words far from each other do not', () => {
  expect(bestWindow(Int32Array.of(10, ...far, 11, ...far, 12), sought)).toBeCloseTo(0.5)
})

test('A word counts once, however often it stands there', () => {
  expect(bestWindow(Int32Array.of(11, 11, 11), sought)).toBeCloseTo(0.3)
})

test('Nothing sought is nothing found', () => {
  expect(bestWindow(Int32Array.of(99, 98), sought)).toBe(0)
  expect(bestWindow(new Int32Array(0), sought)).toBe(0)
})
