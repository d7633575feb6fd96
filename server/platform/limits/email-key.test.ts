/** Which spellings of an e-mail address limits count as one. */
import { expect, test } from 'vitest'
import { emailKey } from './email-key.ts'

test.each([
  'bob@example.com',
  'BOB@Example.COM',
  ' bob@example.com ',
  'bob+1@example.com',
  'bob+a+b@example.com',
  '\uff42ob@example.com',
])('%j counts as bob@example.com', (spelling) => {
  expect(emailKey(spelling)).toBe('bob@example.com')
})

test.each([
  ['b.ob@example.com', 'b.ob@example.com'],
  ['+tag@example.com', '+tag@example.com'],
  ['"a@b"@example.com', '"a@b"@example.com'],
  ['nobody', 'nobody'],
  ['@', '@'],
  ['', ''],
])('%j is counted as it stands', (address, key) => {
  expect(emailKey(address)).toBe(key)
})
