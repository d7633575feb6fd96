import { expect, test } from 'vitest'
import { testStore } from '../../acceptance/open-test-store.ts'
import { openDirectory } from '../../platform/tenancy/directory.ts'
import { checkEmail } from './check-email.ts'

const check = async (text: string) => checkEmail(openDirectory(await testStore()), text)

test.each([
  ['bob@gmial.com', 'bob@gmail.com'],
  ['bob@gmal.com', 'bob@gmail.com'],
  ['bob@gmaill.com', 'bob@gmail.com'],
  ['bob@hotmial.com', 'bob@hotmail.com'],
  ['Bob@Yahooo.com', 'bob@yahoo.com'],
  ['bob@bobs-hvac.con', 'bob@bobs-hvac.com'],
])('%s was probably meant to be %s', async (typed, suggestion) => {
  expect(await check(typed)).toEqual({ valid: true, available: true, suggestion })
})

test.each(['bob@gmail.com', 'bob@mail.com', 'bob@ymail.com', 'bob@bobs-hvac.com', 'bob@me.com'])(
  '%s is left alone',
  async (email) => {
    expect(await check(`unused.${email}`)).toEqual({ valid: true, available: true })
  },
)

test.each([
  '',
  'bob',
  'bob@',
  '@gmail.com',
  'bob@gmail',
  'a b@gmail.com',
  `${'a'.repeat(250)}@gmail.com`,
  'b\0b@gmail.com',
])('what is no address is neither valid nor available', async (text) => {
  expect(await check(text)).toMatchObject({ valid: false, available: false })
})
