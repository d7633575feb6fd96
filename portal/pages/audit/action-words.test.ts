import { expect, it } from 'vitest'
import { actionOptions, tellAction } from './action-words.ts'

it('tells known actions in words, and others by their name taken apart', () => {
  expect(tellAction('createApiKey')).toBe('made an API key')
  expect(tellAction('moveTheShop')).toBe('move the shop')
  expect(tellAction('key_ring.lost')).toBe('key ring lost')
})

it('offers each sentence once, so that one can tell them apart', () => {
  const sentences = actionOptions.map(({ label }) => label)
  expect(sentences.length - new Set(sentences).size).toBe(1)
  expect(
    actionOptions.filter(({ label }) => label === 'Deleted the business').map(({ value }) => value),
  ).toEqual(['deleteOrganisation', 'tenant.deleted'])
})
