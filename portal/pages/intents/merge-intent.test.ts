/** What becomes of an intent that two people changed. */
import { expect, it } from 'vitest'
import { mergeIntent } from './merge-intent.ts'

const base = { name: 'parking', bot_id: 'b', phrases: ['one', 'two', 'three'], reply: 'In the yard.' }

it('keeps the phrases that either added, and drops those that either took away', () => {
  const mine = { ...base, phrases: ['one', 'three', 'mine'] }
  const theirs = { ...base, phrases: ['two', 'three', 'theirs'] }
  expect(mergeIntent(base, mine, theirs).phrases).toEqual(['three', 'theirs', 'mine'])
})

it('takes what only they changed from them, and what I changed from me', () => {
  const theirs = { ...base, reply: 'Behind the house.', action: 'handoff' as const }
  expect(mergeIntent(base, base, theirs)).toEqual(theirs)
  expect(mergeIntent(base, { ...base, reply: 'On the roof.' }, theirs)).toEqual({
    ...theirs,
    reply: 'On the roof.',
  })
})

it('has a phrase that both added once', () => {
  const added = { ...base, phrases: [...base.phrases, 'new'] }
  expect(mergeIntent(base, added, added).phrases).toEqual(added.phrases)
})
