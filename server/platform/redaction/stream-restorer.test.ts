/** Values come back whole, however the text is cut into pieces. */
import { expect, test } from 'vitest'
import { openRedaction } from './open-redaction.ts'

function open() {
  const redaction = openRedaction()
  redaction.redact('bob@example.com and ann@example.com, 415-555-2671')
  return redaction
}

/** The pieces as they are said. */
function restore(pieces: readonly string[]): string[] {
  const restorer = open().restorer()
  return [...pieces.map((piece) => restorer.push(piece)), restorer.end()]
}

const written = [
  'We write to [email_1] or [email_2].',
  '[phone_1]',
  '[[email_1]]',
  'Nothing [to] see [1] here [email_9] [',
  '[email_1',
  '[email_[email_1]',
  'A list [a, b] and [x](y)',
  '',
]

test.each(written)('%j is said the same when it is cut anywhere', (text) => {
  const whole = open().restore(text)
  for (let cut = 0; cut <= text.length; cut += 1) {
    expect(restore([text.slice(0, cut), text.slice(cut)]).join('')).toBe(whole)
  }
  expect(restore(text.split('')).join('')).toBe(whole)
})

test('words are said at once, only what may become a placeholder waits', () => {
  expect(restore(['Hi', ' [', 'email', '_', '1', ']', ' and', ' [x', ' y', ' [1', '.'])).toEqual([
    'Hi',
    ' ',
    '',
    '',
    '',
    'bob@example.com',
    ' and',
    ' ',
    '[x y',
    ' [1',
    '.',
    '',
  ])
})

test('no piece carries a part of a placeholder', () => {
  for (const size of [1, 2, 3, 5, 8]) {
    const pieces = 'To [email_1], then [phone_1]!'.match(new RegExp(`.{1,${size}}`, 'g')) ?? []
    expect(restore(pieces).filter((piece) => /[[\]_]/.test(piece))).toEqual([])
  }
})

test('a long run of brackets costs no noticeable time', () => {
  const began = performance.now()
  const pieces = ['['.repeat(100_000), '[a'.repeat(50_000), '[email_1]'.repeat(10_000), ...'['.repeat(1_000)]
  expect(restore(pieces).join('')).toContain('bob@example.com')
  expect(performance.now() - began).toBeLessThan(2_000)
})
