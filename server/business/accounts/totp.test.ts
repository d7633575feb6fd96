import { expect, test } from 'vitest'
import { fromBase32, hotp, matchTotp, newTotpSecret, otpauthUri, toBase32 } from './totp.ts'

/** The secret of both RFCs. */
const key = Buffer.from('12345678901234567890')
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test('codes are those of RFC 4226, appendix D', () => {
  const codes = Array.from({ length: 10 }, (_, step) => hotp(key, step))
  expect(codes).toEqual([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])
})

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at second %d the code is %s, as RFC 6238, appendix B, says', (seconds, code) => {
  expect(hotp(key, Math.floor(seconds / 30), 8)).toBe(code)
})

test('a secret is 160 bits, and base 32 is read back as it was written', () => {
  expect(toBase32(key)).toBe(secret)
  expect(fromBase32(secret)).toEqual(key)
  const made = newTotpSecret()
  expect(made).toMatch(/^[A-Z2-7]{32}$/)
  expect(fromBase32(made)).toHaveLength(20)
  expect(newTotpSecret()).not.toBe(made)
})

test('the code of the step before and after is good, and no other', () => {
  const now = 1_111_111_111_000
  const step = Math.floor(now / 30_000)
  for (const [offset, good] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    expect(matchTotp(secret, hotp(key, step + offset), now)).toBe(good ? step + offset : null)
  }
  for (const code of ['', '0', '12345', '1234567', 'abcdef', '１２３４５６']) {
    expect(matchTotp(secret, code, now)).toBeNull()
  }
})

test('the link for authenticator apps names account and issuer', () => {
  const uri = new URL(otpauthUri(secret, 'ada+desk@example.com'))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toBe('/Deskbell:ada+desk@example.com')
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret,
    issuer: 'Deskbell',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})
