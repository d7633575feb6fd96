/** Reads what a visitor filled in against the form: each field by its type, every mistake with its place. */
import { z } from 'zod'
import type { FormAnswer, FormBlock, FormField, FormFieldType, FormRequest } from '#wire'
import { AppError, type FieldError } from '../../errors.ts'

export interface Answers {
  answers: FormAnswer[]
  /** Of the first field of each such type. */
  name: string | null
  email: string | null
  phone: string | null
}

/** @throws AppError `invalid_input` with the fields that are not right */
export function readAnswers(
  form: FormBlock,
  { values, consent }: Pick<FormRequest, 'values' | 'consent'>,
): Answers {
  const given = form.fields.map((field) => ({ field, value: (values[field.name] ?? '').trim() }))
  const errors = [
    ...given.flatMap(({ field, value }) => problemOf(field, value)),
    ...strangersIn(form, values),
    ...waysMissing(form, given),
    ...(form.consent && !consent ? [problem('/consent', 'required', 'This has to be agreed to.')] : []),
  ]
  if (errors.length > 0) throw new AppError('invalid_input', { errors })
  const filled = given.filter(({ value }) => value !== '')
  const first = (type: FormFieldType) => filled.find(({ field }) => field.type === type)?.value ?? null
  return {
    answers: filled.map(({ field, value }) => ({ name: field.name, label: labelOf(field), value })),
    name: first('name'),
    email: first('email'),
    phone: first('phone'),
  }
}

/** The answers as lines, for whoever reads the conversation as text. */
export function tellAnswers(answers: readonly FormAnswer[]): string {
  return answers.map(({ label, value }) => `${label}: ${value}`).join('\n')
}

const usualLabels: Partial<Record<FormFieldType, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  long_text: 'Message',
}

function labelOf({ label, type, name }: FormField): string {
  return label ?? usualLabels[type] ?? name
}

const longest: Record<FormFieldType, number> = {
  name: 120,
  email: 320,
  phone: 40,
  text: 200,
  long_text: 2_000,
  choice: 80,
  date: 10,
  slot: 40,
}

/** What is wrong with a value that is there. */
const checks: Partial<Record<FormFieldType, (value: string, field: FormField) => string | null>> = {
  email: (value) =>
    z.email().safeParse(value).success ? null : 'Write an e-mail address, such as ada@example.com.',
  phone: (value) =>
    /^\+?[\d\s()./-]+$/.test(value) && value.replace(/\D/g, '').length >= 5
      ? null
      : 'Write a phone number with digits.',
  choice: (value, { options = [] }) => (options.includes(value) ? null : 'Choose one of these.'),
  date: (value, { min = '', max = '9999-12-31' }) => {
    if (!z.iso.date().safeParse(value).success) return 'Choose a date.'
    return value >= min && value <= max ? null : 'Choose a date within the range.'
  },
  slot: (value, { slots = [] }) => (slots.includes(value) ? null : 'Choose one of these times.'),
}

function problemOf(field: FormField, value: string): FieldError[] {
  const pointer = `/values/${field.name}`
  if (value === '') return field.required ? [problem(pointer, 'required', 'This is needed.')] : []
  if (value.length > longest[field.type])
    return [problem(pointer, 'too_big', `At most ${longest[field.type]} characters.`)]
  if (field.type !== 'long_text' && /\p{Cc}/u.test(value))
    return [problem(pointer, 'invalid', 'Write it in one line.')]
  const detail = checks[field.type]?.(value, field)
  return detail ? [problem(pointer, 'invalid', detail)] : []
}

function strangersIn(form: FormBlock, values: FormRequest['values']): FieldError[] {
  const known = new Set(form.fields.map(({ name }) => name))
  const unknown = Object.keys(values).filter((name) => !known.has(name))
  return unknown
    .slice(0, 1)
    .map((name) => problem(`/values/${name}`, 'unknown', 'The form has no such field.'))
}

/** Nobody can get back to somebody who left neither of the two that the form asks for. */
function waysMissing(form: FormBlock, given: readonly { field: FormField; value: string }[]): FieldError[] {
  const ways = given.filter(({ field }) => field.type === 'email' || field.type === 'phone')
  const first = ways[0]
  if (form.purpose === 'other' || !first || ways.some(({ value }) => value !== '')) return []
  if (ways.some(({ field }) => field.required)) return []
  const detail = ways.length > 1 ? 'Leave an e-mail address or a phone number.' : 'This is needed.'
  return [problem(`/values/${first.field.name}`, 'required', detail)]
}

function problem(pointer: string, code: string, detail: string): FieldError {
  return { pointer, code, detail }
}
