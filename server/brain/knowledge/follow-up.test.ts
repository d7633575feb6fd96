/** Which questions lean on the one before, and what they carry along. */
import { expect, test } from 'vitest'
import { isFollowUp, subjectsOf } from './follow-up.ts'

test.each([
  'and on Saturday?',
  'how much is it?',
  'what about children',
  'und für Kinder?',
  'Wie lange gelten die?',
  '¿y los sábados?',
  'et le samedi ?',
  'а в субботу?',
  've cumartesi?',
  'και το Σάββατο;',
  'وماذا عن الأطفال؟'.replace('و', 'و '),
  '那周六呢？',
  'why?',
])('"%s" does', (question) => {
  expect(isFollowUp(question)).toBe(true)
})

test.each([
  'how much is a haircut?',
  'do you repair boilers?',
  'Andrea told me you are open on Sundays',
  'is it possible to rent a bicycle for my daughter?',
  'Wie lange dauert die Reparatur?',
  'сколько стоит ремонт?',
  '租自行车多少钱？',
  '',
  '?!',
  'and '.repeat(2500),
])('"%s" does not', (question) => {
  expect(isFollowUp(question)).toBe(false)
})

test('The subject is the last question that stands alone, and what leans on it', () => {
  const said = (text: string) => ({ role: 'visitor', text })
  const history = [said('do you rent bicycles?'), said('do you do implants?'), { role: 'bot', text: 'Yes.' }]
  expect(subjectsOf(history)).toEqual(['do you do implants?'])
  expect(subjectsOf([...history, said('how much is it?')])).toEqual([
    'how much is it?',
    'do you do implants?',
  ])
  expect(subjectsOf([])).toEqual([])
})
