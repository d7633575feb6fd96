/** What a business copies when it comes from another vendor. */
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { makeCompatAddress, otherVendors } from './other-vendors.ts'

it('names a script for each vendor that one is made for, and for no other', () => {
  const folder = new URL('../../../widget/compat/', import.meta.url)
  const made = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''))
  expect(otherVendors.map(({ id }) => id).sort()).toEqual(made.filter((name) => name !== 'desk').sort())
})

it('says the account in the address', () => {
  expect(makeCompatAddress('https://desk.example', 'crisp', 'acct_1')).toBe(
    'https://desk.example/w/compat.js?from=crisp&token=acct_1',
  )
})
