/** How well the built-in intents are understood, by messages that nothing was learned from. */
import { describe, expect, test } from 'vitest'
import { detectIntent } from '../detect-intent.ts'
import { trainIntents } from '../train-intents.ts'
import { builtInIntents } from './built-in-intents.ts'
import { heldOutMessages } from './testing/held-out-messages.ts'

const moment = { now: new Date('2026-11-21T12:00:00Z'), timezone: 'UTC' }
const model = trainIntents([])
const intentOf = (text: string) => detectIntent(model, text, moment).intent?.name ?? 'none'

describe.each(Object.entries(heldOutMessages))('in %s', (_language, groups) => {
  const messages = Object.entries(groups).flatMap(([intent, list]) =>
    list.split('\n').map((text) => ({ intent, text })),
  )
  const wrong = messages.filter(({ intent, text }) => intentOf(text) !== intent)

  test('nearly all messages are understood', () => {
    const missed = wrong.filter(({ intent }) => intent !== 'none')
    const asked = messages.filter(({ intent }) => intent !== 'none')
    expect(missed.length / asked.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.2)
  })

  test('what has nothing to do with a desk is refused', () => {
    const taken = wrong.filter(({ intent }) => intent === 'none')
    expect(taken.length, JSON.stringify(taken)).toBeLessThanOrEqual(1)
  })
})

test('over all languages nine in ten messages are understood', () => {
  const asked = Object.values(heldOutMessages).flatMap((groups) =>
    Object.entries(groups).flatMap(([intent, list]) => list.split('\n').map((text) => [intent, text])),
  )
  const right = asked.filter(([intent, text = '']) => intentOf(text) === intent)
  expect(right.length / asked.length).toBeGreaterThanOrEqual(0.92)
})

test('messages to measure by are none of the phrases', () => {
  const plain = (text: string) => text.toLowerCase().replace(/[?？!.¿]/g, '')
  const phrases = new Set(builtInIntents.flatMap((intent) => intent.phrases.map(plain)))
  const messages = Object.values(heldOutMessages).flatMap((groups) =>
    Object.values(groups).flatMap((list) => list.split('\n')),
  )
  expect(messages.filter((message) => phrases.has(plain(message)))).toEqual([])
})
