import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPath } from './qr-path.ts'

/** The fields that a path of bars covers. */
function fieldsOf(path: string, size: number): boolean[][] {
  const fields = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x, y, width, height, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z/g)) {
    expect([height, back]).toEqual(['1', width])
    fields[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  }
  return fields
}

test('a run of dark fields is one bar', () => {
  expect(
    qrPath([
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true],
    ]),
  ).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z')
})

test('the path covers the dark fields of a code and no others', () => {
  const { data, size } = encode('otpauth://totp/Deskbell:bob%40example.com?secret=JBSWY3DPEHPK3PXP', {
    border: 0,
  })
  expect(fieldsOf(qrPath(data), size)).toEqual(data)
})
