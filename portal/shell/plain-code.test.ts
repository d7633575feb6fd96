import { expect, test } from 'vitest'
import { plainCode } from './plain-code.ts'

test.for([
  ['123456', '123456'],
  [' 123 456\n', '123456'],
  ['123-456', '123456'],
  ['123\u00a0456', '123456'],
  ['１２３４５６', '123456'],
  [' abcd-efgh-ijkl-mnop ', 'abcd-efgh-ijkl-mnop'],
  ['12345', '12345'],
])('"%s" is read as "%s"', ([typed, read]) => {
  expect(plainCode(typed as string)).toBe(read)
})
