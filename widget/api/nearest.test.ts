import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const verbs = ['boot', 'open', 'close', 'identify', 'toggle']

test.for([
  ['opne', 'open'],
  ['Open', 'open'],
  ['identfy', 'identify'],
  ['clos', 'close'],
  ['togle', 'toggle'],
])('%s means %s', ([word, meant]) => {
  expect(nearest(word ?? '', verbs)).toBe(meant)
})

test('what is like nothing means nothing', () => {
  expect(nearest('trackPurchase', verbs)).toBeUndefined()
})
