import { expect, test } from 'vitest'
import { retryDelayMs } from './retry-delay.ts'

test.each([
  [1, 1_000],
  [2, 2_000],
  [3, 4_000],
  [5, 16_000],
  [6, 30_000],
  [1_000, 30_000],
])('after %i failures the wait is at most %i ms', (failures, mostMs) => {
  expect(retryDelayMs(failures, () => 1)).toBe(mostMs)
  expect(retryDelayMs(failures, () => 0.5)).toBe(mostMs / 2)
  expect(retryDelayMs(failures, () => 0)).toBe(0)
})
