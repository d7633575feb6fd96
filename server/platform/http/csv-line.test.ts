/** T28: an exported cell is text in every spreadsheet, and one record stays one record. */
import { expect, test } from 'vitest'
import { csvLine } from './csv-line.ts'

test.each([
  ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
  ['\t=1', `'\t=1`],
  ['＝1', `'＝1`],
  ['＋1', `'＋1`],
  ['－1', `'－1`],
  ['＠SUM(1)', `'＠SUM(1)`],
  ['-2+3', `'-2+3`],
  ['@SUM(1)', `'@SUM(1)`],
  [' =1', `' =1`],
  ['\uFEFF=1', `'\uFEFF=1`],
  ['\r\n=x', `"'\r\n=x"`],
  ['\n', `"'\n"`],
  ['+49 30 1234', `'+49 30 1234`],
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['1-2', '1-2'],
  ['', ''],
])('%j is written as %j', (text, written) => {
  expect(csvLine([text])).toBe(`${written}\r\n`)
})

test('numbers and nothing are written as they are', () => {
  expect(csvLine([-1, null, 'x'])).toBe('-1,,x\r\n')
})
