import { expect, it } from 'vitest'
import { tellDuration } from './tell-figures.ts'

it('tells a duration by the largest unit that fits', () => {
  expect([0, 1, 59, 60, 7199, 86_400, 200_000].map(tellDuration)).toEqual([
    '0 seconds',
    '1 second',
    '59 seconds',
    '1 minute',
    '1 hour',
    '1 day',
    '2 days',
  ])
})
