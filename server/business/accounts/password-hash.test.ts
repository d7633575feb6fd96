import crypto from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash.ts'

test('a password fits its own hash and no other does', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await verifyPassword('correct horse battery', hash)).toBe(true)
  expect(await verifyPassword('correct horse batterY', hash)).toBe(false)
  expect(await verifyPassword('', hash)).toBe(false)
})

test('the same password never has the same hash twice', async () => {
  expect(await hashPassword('twelve chars')).not.toBe(await hashPassword('twelve chars'))
})

test('a letter composed in two ways is the same letter', async () => {
  expect(await verifyPassword('cafe\u0301 am See', await hashPassword('café am See'))).toBe(true)
})

test('a runtime without argon2 uses scrypt, and its hashes stay good afterwards', async () => {
  const { argon2 } = crypto
  try {
    Object.assign(crypto, { argon2: undefined })
    const hash = await hashPassword('correct horse battery')
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
    Object.assign(crypto, { argon2 })
    expect(await verifyPassword('correct horse battery', hash)).toBe(true)
    expect(await verifyPassword('wrong horse battery', hash)).toBe(false)
  } finally {
    Object.assign(crypto, { argon2 })
  }
})

test('a hash of unknown form fits nothing and says so', async () => {
  await expect(verifyPassword('', '$md5$x$y')).rejects.toThrow('unknown form')
})
