/** What survives when two people changed the same configuration. */
import { expect, it } from 'vitest'
import { isSame, mergeChanges } from './merge-changes.ts'

const base = { greeting: 'Hi', business: { name: 'Bob', phone: '1', hours: [1] } }

it('keeps my change and takes theirs where they do not meet', () => {
  const mine = { greeting: 'Hi', business: { name: 'Bob', phone: '2', hours: [1] } }
  const theirs = { greeting: 'Hello', business: { name: 'Bob & Co', phone: '1', hours: [1] } }
  expect(mergeChanges(base, mine, theirs)).toEqual({
    greeting: 'Hello',
    business: { name: 'Bob & Co', phone: '2', hours: [1] },
  })
})

it('prefers mine where both changed the same field, and treats a list as one field', () => {
  const mine = { ...base, business: { ...base.business, hours: [1, 2] } }
  const theirs = { ...base, business: { ...base.business, hours: [3] } }
  expect(mergeChanges(base, mine, theirs).business.hours).toEqual([1, 2])
})

it('keeps what I removed removed', () => {
  const mine = { greeting: 'Hi', business: { name: 'Bob', hours: [1] } }
  expect(mergeChanges<unknown>(base, mine, base)).toEqual(mine)
})

it('compares without regard to key order or absent keys', () => {
  expect(isSame({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2, d: undefined }], a: 1 })).toBe(true)
  expect(isSame([1, 2], [2, 1])).toBe(false)
})
