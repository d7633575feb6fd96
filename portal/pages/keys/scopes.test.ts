/** What a key may do, as people read it. */
import { expect, it } from 'vitest'
import { scopeOptions, tellScopes } from './scopes.ts'

const all = scopeOptions.map(({ value }) => value)

it.each([
  [all, 'Everything'],
  [all.toReversed(), 'Everything'],
  [['chat:write'], 'Ask the bot'],
  [['config:read', 'chat:write'], 'Ask the bot, read settings'],
  [['chat:write', 'billing:read'], 'Ask the bot, billing:read'],
  [[], 'Nothing'],
])('tells %j', (given, words) => {
  expect(tellScopes(given)).toBe(words)
})
