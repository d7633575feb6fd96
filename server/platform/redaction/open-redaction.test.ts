/** What leaves the house holds no personal data, and what comes back holds it again. */
import { expect, test } from 'vitest'
import { openRedaction } from './open-redaction.ts'

test('the same value has the same placeholder in all texts, in whatever spelling', () => {
  const redaction = openRedaction()
  expect(redaction.redact('I am bob@example.com, call (415) 555-2671 or 415-555-9999.')).toBe(
    'I am [email_1], call [phone_1] or [phone_2].',
  )
  expect(redaction.redact('Write to Bob@Example.com, not to ann@example.com, or call 415 555 2671')).toBe(
    'Write to [email_1], not to [email_2], or call [phone_1]',
  )
  expect(redaction.size).toBe(4)
})

test('an answer gets its values back, and unknown placeholders stay', () => {
  const redaction = openRedaction()
  redaction.redact('bob@example.com 4111 1111 1111 1111')
  expect(redaction.restore('To [email_1] or [EMAIL_1], not to [email_2] or [phone_1], for [card_1].')).toBe(
    'To bob@example.com or bob@example.com, not to [email_2] or [phone_1], for 4111 1111 1111 1111.',
  )
})

test('a text comes back to the letter', () => {
  const redaction = openRedaction()
  const text = 'Bob <bob@example.com>, +44 20 7946 0958, 10.1.2.3, \u{1f600} DE89370400440532013000.\n'
  expect(redaction.restore(redaction.redact(text))).toBe(text)
})

test('what goes out openly anyway is left alone, in any spelling', () => {
  const redaction = openRedaction('"phone":"(415) 555-2671","email":"info@bakery.example"')
  expect(redaction.redact('Is 415-555-2671 yours? INFO@bakery.example too? Mine is 415-555-9999.')).toBe(
    'Is 415-555-2671 yours? INFO@bakery.example too? Mine is [phone_1].',
  )
})

test('names and streets of the business stay, a part of a word is not meant', () => {
  const redaction = openRedaction('Dr. Anna Miller works at 12 Main Street. Ask for the annual plan.')
  expect(redaction.redact('Is Anna Miller at 12 Main Street? I am Ann Brown.')).toBe(
    'Is Anna Miller at 12 Main Street? I am [person_1].',
  )
})

test('a placeholder that stands in a text already is not given out', () => {
  const redaction = openRedaction('Write [phone_1] so.')
  expect(redaction.redact('[email_1] is what you say, bob@example.com is what I say, 415-555-2671')).toBe(
    '[email_1] is what you say, [email_2] is what I say, [phone_2]',
  )
})

test('two redactions know nothing of each other', () => {
  openRedaction().redact('bob@example.com')
  expect(openRedaction().restore('[email_1]')).toBe('[email_1]')
})

test('thousands of values are still told apart', () => {
  const redaction = openRedaction()
  const text = Array.from({ length: 3_000 }, (_, at) => `b${at}@example.com`).join(' ')
  expect(redaction.restore(redaction.redact(text))).toBe(text)
  expect(redaction.size).toBe(3_000)
})
