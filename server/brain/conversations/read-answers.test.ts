/** What a visitor may send with a form, field by field. */
import { describe, expect, test } from 'vitest'
import type { FormBlock, FormField } from '#wire'
import { AppError } from '../../errors.ts'
import { readAnswers, tellAnswers } from './read-answers.ts'

const form = (fields: FormField[], more: Partial<FormBlock> = {}): FormBlock => ({
  type: 'form',
  purpose: 'other',
  fields,
  ...more,
})
const contact = form(
  [
    { name: 'name', type: 'name', required: true },
    { name: 'email', type: 'email' },
    { name: 'phone', type: 'phone' },
  ],
  { purpose: 'contact' },
)

function problemsOf(given: FormBlock, values: Record<string, string>, consent?: boolean) {
  try {
    readAnswers(given, { values, ...(consent !== undefined && { consent }) })
    return []
  } catch (error) {
    return (error as AppError).errors?.map(({ pointer, code }) => `${pointer} ${code}`)
  }
}

test('what was filled in comes in the order of the form, without what was left empty', () => {
  const read = readAnswers(contact, { values: { phone: '+49 30 12345', name: ' Ada ', email: '  ' } })
  expect(read).toEqual({
    answers: [
      { name: 'name', label: 'Name', value: 'Ada' },
      { name: 'phone', label: 'Phone', value: '+49 30 12345' },
    ],
    name: 'Ada',
    email: null,
    phone: '+49 30 12345',
  })
  expect(tellAnswers(read.answers)).toBe('Name: Ada\nPhone: +49 30 12345')
})

test('a contact form wants one way to answer, whichever', () => {
  expect(problemsOf(contact, { name: 'Ada' })).toEqual(['/values/email required'])
  expect(problemsOf(contact, { name: 'Ada', email: 'ada@example.com' })).toEqual([])
  expect(problemsOf({ ...contact, purpose: 'other' }, { name: 'Ada' })).toEqual([])
})

describe('a field', () => {
  const day: FormField = { name: 'x', type: 'date', label: 'Day', min: '2026-12-01', max: '2026-12-24' }
  const slots = ['2026-12-01T09:00:00.000Z', '2026-12-01T10:00:00.000Z']
  test.each<[string, FormField, string, string[]]>([
    ['that is needed', { name: 'x', type: 'text', label: 'X', required: true }, ' ', ['/values/x required']],
    ['may stay empty', { name: 'x', type: 'text', label: 'X' }, '', []],
    ['has an end', { name: 'x', type: 'text', label: 'X' }, 'a'.repeat(201), ['/values/x too_big']],
    ['is one line', { name: 'x', type: 'name' }, 'Ada\nBcc: eve', ['/values/x invalid']],
    ['for many lines', { name: 'x', type: 'long_text' }, 'one\ntwo', []],
    ['for an e-mail', { name: 'x', type: 'email' }, 'ada@', ['/values/x invalid']],
    ['for a phone', { name: 'x', type: 'phone' }, 'call me', ['/values/x invalid']],
    [
      'for a choice',
      { name: 'x', type: 'choice', label: 'X', options: ['a', 'b'] },
      'c',
      ['/values/x invalid'],
    ],
    ['for a day before the first', day, '2026-11-30', ['/values/x invalid']],
    ['for a day that is none', day, '2026-12-32', ['/values/x invalid']],
    ['for a day within', day, '2026-12-24', []],
    ['for a time that is offered', { name: 'x', type: 'slot', label: 'X', slots }, slots[1] ?? '', []],
    [
      'for another time',
      { name: 'x', type: 'slot', label: 'X', slots },
      '2026-12-01T11:00:00.000Z',
      ['/values/x invalid'],
    ],
  ])('%s', (_what, field, value, problems) => {
    expect(problemsOf(form([field]), { x: value })).toEqual(problems)
  })
})

test('a field that the form does not have is refused', () => {
  expect(problemsOf(form([{ name: 'x', type: 'name' }]), { y: 'z' })).toEqual(['/values/y unknown'])
})

test('what must be agreed to must be agreed to', () => {
  const asking = form([{ name: 'x', type: 'name' }], { consent: 'You may call me.' })
  expect(problemsOf(asking, {})).toEqual(['/consent required'])
  expect(problemsOf(asking, {}, false)).toEqual(['/consent required'])
  expect(problemsOf(asking, {}, true)).toEqual([])
})

test('a refusal is one that the visitor can mend', () => {
  expect(() => readAnswers(contact, { values: {} })).toThrow(AppError)
})
