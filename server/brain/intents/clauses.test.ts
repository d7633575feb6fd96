/** Parts of a message. */
import { expect, test } from 'vitest'
import { clausesOf } from './clauses.ts'

test.each([
  ['Hello! When do you open, and what does it cost?', ['When do you open', 'what does it cost']],
  ['ich will kommen und mein Auto parken', ['ich will kommen', 'mein Auto parken']],
  ['你们几点开门？可以刷卡吗？', ['你们几点开门', '可以刷卡吗']],
  ['hello, opening hours', []],
  ['one thing only', []],
  ['?!.,', []],
  ['', []],
])('%j', (text, clauses) => {
  expect(clausesOf(text)).toEqual(clauses)
})

test('There are at most eight', () => {
  expect(clausesOf('one more thing. '.repeat(3000))).toHaveLength(8)
})
