/** What the test page offers to ask. */
import { expect, it } from 'vitest'
import { suggestQuestions } from './suggest-questions.ts'

const empty = { name: 'Bob', timezone: 'UTC', hours: [], exceptions: [], services: [] }

it('offers general questions while nothing is known', () => {
  expect(suggestQuestions(null)).toHaveLength(3)
  expect(suggestQuestions(empty)).toContain('When are you open?')
})

it('asks about what was entered, a service with a price first', () => {
  const questions = suggestQuestions({
    ...empty,
    hours: [{ days: [1], open: '08:00', close: '18:00' }],
    services: [{ name: 'Advice' }, { name: 'Furnace Repair', price: '$89' }],
    phone: '1',
  })
  expect(questions).toEqual([
    'Are you open on Saturday?',
    'How much is furnace repair?',
    'What is your phone number?',
  ])
})
