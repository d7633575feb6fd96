/** What one may choose as the line of business. */
import { expect, it } from 'vitest'
import { industryOptions } from './industry-options.ts'

const industries = [{ id: 'hvac', name: 'Heating and cooling' }]
const notSaid = { value: '', label: 'Not said' }
const hvac = { value: 'hvac', label: 'Heating and cooling' }

it('begins with no answer at all', () => {
  expect(industryOptions(industries, '')).toEqual([notSaid, hvac])
})

it('offers what is chosen only once', () => {
  expect(industryOptions(industries, 'hvac')).toEqual([notSaid, hvac])
})

it.each([
  ['bee keeping', 'Bee keeping'],
  ['éclairs', 'Éclairs'],
])('keeps %s, which no list knows', (value, label) => {
  expect(industryOptions(industries, value)).toEqual([notSaid, hvac, { value, label }])
})

it('shows what is chosen before the list is there', () => {
  expect(industryOptions([], 'hvac')).toEqual([notSaid, { value: 'hvac', label: 'Hvac' }])
})
