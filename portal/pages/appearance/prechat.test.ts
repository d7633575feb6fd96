/** How the form before the chat is edited, field by field. */
import { expect, test } from 'vitest'
import type { PrechatForm } from '#wire'
import {
  askingOf,
  firstPrechat,
  linesOf,
  prechatProblem,
  withAsking,
  withChoice,
  withText,
} from './prechat.ts'

const made: PrechatForm = {
  skippable: true,
  fields: [
    { name: 'size', type: 'text', label: 'Size of your boat', required: true },
    { name: 'mail', type: 'email', label: 'Your mailbox' },
  ],
}

test('a field is asked, needed, and left out again', () => {
  const asked = withAsking(firstPrechat, 'phone', 'optional')
  expect(asked && askingOf(asked, 'phone')).toBe('optional')
  const needed = asked && withAsking(asked, 'phone', 'required')
  expect(needed?.fields.map(({ name, required }) => `${name} ${required}`)).toEqual([
    'name true',
    'email true',
    'phone true',
  ])
  expect(needed && withAsking(needed, 'phone', 'no')).toEqual(firstPrechat)
})

test('what a program has added stays as it is', () => {
  const asked = withAsking(made, 'email', 'required')
  expect(asked?.fields).toEqual([made.fields[0], { ...made.fields[1], required: true }])
  expect(withAsking(made, 'email', 'no')?.fields).toEqual([made.fields[0]])
  expect(withAsking(made, 'name', 'required')?.fields.map(({ name }) => name)).toEqual([
    'name',
    'mail',
    'size',
  ])
})

test('a name that is taken is not given twice', () => {
  const named: PrechatForm = { skippable: true, fields: [{ name: 'email', type: 'text', label: 'Mail' }] }
  const names = withAsking(named, 'email', 'optional')?.fields.map(({ name }) => name)
  expect(new Set(names).size).toBe(2)
})

test('a form that asks nothing is none', () => {
  const [name] = firstPrechat.fields
  if (!name) throw new Error('There is no field.')
  expect(withAsking({ skippable: false, fields: [name] }, 'name', 'no')).toBeUndefined()
})

test('a choice needs its question and something to choose', () => {
  const asked = withAsking(firstPrechat, 'choice', 'optional')
  if (!asked) throw new Error('There is no form.')
  expect(prechatProblem(asked)).toBeUndefined()
  expect(prechatProblem(withChoice(asked, { label: ' ' }))).toContain('question')
  expect(prechatProblem(withChoice(asked, { options: linesOf(' \n') }))).toContain('one a line')
  expect(withChoice(asked, { options: linesOf('A repair\n\n A bill ') }).fields.at(-1)?.options).toEqual([
    'A repair',
    'A bill',
  ])
})

test('an emptied text is none', () => {
  expect(withText(withText(made, 'title', 'Hello'), 'title', '')).toEqual(made)
})
