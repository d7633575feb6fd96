import { expect, test } from 'vitest'
import { coarseAddress } from './coarse-address.ts'

test.each([
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
  ['2001:db8::1', '2001:db8:0::'],
  ['unknown', null],
  [undefined, null],
  ['::1', '0:0:0::'],
])('%s is kept as %s', (address, kept) => {
  expect(coarseAddress(address)).toBe(kept)
})
