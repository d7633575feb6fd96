/** What an owner is told about a set of intents. */
import { expect, test } from 'vitest'
import type { TrainingIntent } from './intent-types.ts'
import { reviewIntents } from './review-intents.ts'

const parking: TrainingIntent = {
  name: 'parking',
  phrases: [
    'where can I park',
    'is there a car park nearby',
    'do you have parking spaces',
    'how much is parking',
    'can I park my car at your shop',
  ],
}
const dogs: TrainingIntent = {
  name: 'dogs',
  phrases: [
    'may I bring my dog',
    'are dogs allowed',
    'is my puppy welcome',
    'do you allow dogs inside',
    'can my dog come with me',
  ],
}
const withPhrases = (intent: TrainingIntent, ...phrases: string[]) => ({
  ...intent,
  phrases: [...intent.phrases, ...phrases],
})

test('intents that are told apart well have no problems', () => {
  expect(reviewIntents([parking, dogs])).toEqual([])
  expect(reviewIntents([])).toEqual([])
})

test.each([
  ['the same phrase', 'are dogs allowed'],
  ['a phrase that differs in case and punctuation', 'Are dogs ALLOWED?!'],
  ['a phrase in another form and order', 'dog are allowed'],
])('%s in two intents is a clash that names both', (_what, phrase) => {
  const problems = reviewIntents([withPhrases(parking, phrase), dogs])
  expect(problems).toEqual([
    {
      kind: 'clash',
      intent: 'dogs',
      other: 'parking',
      count: 1,
      examples: [{ phrase: 'are dogs allowed', other: phrase }],
      detail: expect.stringContaining('in "dogs" and in "parking"'),
    },
  ])
})

test('phrases that differ in a word that matters do not clash', () => {
  const book = { name: 'book', phrases: ['book my appointment', 'when can I get a table for lunch'] }
  const cancel = { name: 'cancel', phrases: ['cancel my appointment', 'where is my table for lunch'] }
  expect(reviewIntents([book, cancel]).filter(({ kind }) => kind === 'clash')).toEqual([])
})

test('a phrase that reads more like another intent is told, with the intent it belongs to', () => {
  const problems = reviewIntents([withPhrases(parking, 'can I bring my dog inside'), dogs])
  expect(problems).toMatchObject([
    {
      kind: 'mistakable',
      intent: 'parking',
      other: 'dogs',
      count: 1,
      examples: [{ phrase: 'can I bring my dog inside' }],
    },
  ])
})

test('an intent with no phrases, and one with few, are told how many are missing', () => {
  const empty = { name: 'empty', phrases: [] }
  const thin = { name: 'thin', phrases: ['do you sell vouchers', 'gift card', 'Gift card?'] }
  const problems = reviewIntents([parking, empty, thin])
  expect(problems.map(({ kind, intent }) => [kind, intent])).toEqual([
    ['empty', 'empty'],
    ['thin', 'thin'],
    ['duplicate', 'thin'],
  ])
  expect(problems[1]?.detail).toBe('Only 2 phrases. Add 3 or more that say it in other words.')
})

test('an intent that extends a built-in one needs no five phrases of its own', () => {
  expect(reviewIntents([{ name: 'booking', phrases: ['I want my brows done'] }])).toEqual([])
})

test('copies and long phrases are found', () => {
  const long = 'word '.repeat(40)
  const problems = reviewIntents([withPhrases(parking, 'Where can I park?', long)])
  expect(problems).toMatchObject([
    { kind: 'duplicate', count: 1, examples: [{ phrase: 'Where can I park?' }] },
    { kind: 'long', count: 1, examples: [{ phrase: long }] },
  ])
})

test('phrases without a word, in any script, or of one sign only are looked at without harm', () => {
  const strange = ['👋👋👋', '؟', '...', '‮abc', '你好', 'a'.repeat(500), '\u0007']
  const problems = reviewIntents([withPhrases(parking, ...strange), withPhrases(dogs, ...strange)])
  expect(problems.map(({ kind }) => kind)).toContain('clash')
})

test('twenty thousand phrases, all the same or all different, are reviewed in bounded time', () => {
  const sets = [
    (intent: number, at: number) => `word${intent} thing${at % 7} other${(intent * at) % 991}`,
    () => 'a '.repeat(249),
  ]
  for (const phraseOf of sets) {
    const intents = Array.from({ length: 200 }, (_, intent) => ({
      name: `intent_${intent}`,
      phrases: Array.from({ length: 100 }, (_, at) => phraseOf(intent, at)),
    }))
    const began = performance.now()
    expect(reviewIntents(intents).length).toBeLessThan(3_000)
    expect(performance.now() - began).toBeLessThan(3_000)
  }
})
