/** Counting features. */
import { expect, test } from 'vitest'
import { tally } from './tally.ts'

test('Each feature is counted, in the order it came, and the tally is empty for the next text', () => {
  const counted = tally()
  for (const feature of [7, -3, 7, 0, 7]) counted.add(feature, 1)
  expect(counted.bag(5)).toEqual({
    features: Int32Array.of(7, -3, 0),
    counts: Float32Array.of(3, 1, 1),
    length: 5,
  })
  counted.add(7, 0.6, 1)
  counted.add(7, 0.6, 1)
  expect(counted.bag(2)).toEqual({ features: Int32Array.of(7), counts: Float32Array.of(1), length: 2 })
})

test('It grows with the features and keeps their counts', () => {
  const counted = tally()
  for (let round = 0; round < 2; round++) {
    for (let feature = 0; feature < 5000; feature++) counted.add(feature * 1024, 1)
  }
  const { features, counts } = counted.bag(10_000)
  expect(features).toHaveLength(5000)
  expect(counts.every((count) => count === 2)).toBe(true)
})
