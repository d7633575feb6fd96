/** Which grounding decides, where several would do. */

import { expect, test } from 'vitest'
import type { AnsweredBy, Business, Entity } from '#wire'
import type { FactAnswer, SearchResult } from '../knowledge/knowledge-types.ts'
import { decideGrounding } from './decide-grounding.ts'
import type { AnswerInput } from './reply-types.ts'
import { replyWords } from './reply-words.ts'

const business: Business = { name: 'Corner Bakery', timezone: 'UTC', hours: [], exceptions: [], services: [] }
const article = { id: 'a', from_rev: 1, bot_id: null, phrasings: [], url: null, locale: null }
const fact: FactAnswer = { fact: 'price', text: '$3', title: 'Prices', quote: '$3', confidence: 0.7 }

function found(confidence: number, exact = false): SearchResult {
  const passage = {
    article: { ...article, question: 'How do I cancel?', answer: 'Call us.' },
    quote: 'Call us.',
    score: 1,
  }
  return { passages: [passage], confidence, threshold: 0.5, exact }
}

function input(given: {
  intent?: [name: string, confidence: number]
  search?: SearchResult
  fact?: FactAnswer
}): AnswerInput {
  const intent = given.intent ? { name: given.intent[0], confidence: given.intent[1] } : null
  return {
    question: 'How do I cancel my order?',
    history: [],
    business,
    model: { enabled: true },
    intents: { order_cake: { phrases: ['I want a cake'], reply: 'Gladly. Which day?' } },
    detection: {
      intent,
      intents: intent ? [intent] : [],
      alternatives: [],
      entities: [],
      out_of_scope: intent === null,
    },
    search: given.search ?? found(0),
    fact: given.fact ?? null,
    now: new Date(0),
    locale: null,
    channel: 'web',
  }
}

const cases: [name: string, given: Parameters<typeof input>[0], kind: AnsweredBy | 'article'][] = [
  ["an owner's intent goes before nothing", { intent: ['order_cake', 0.6] }, 'intent'],
  [
    'a surer article goes before a doubtful intent of the owner',
    { intent: ['order_cake', 0.6], search: found(0.9) },
    'article',
  ],
  [
    'a sure intent of the owner goes before any article',
    { intent: ['order_cake', 0.95], search: found(0.99) },
    'intent',
  ],
  [
    'an article below the threshold is no rival',
    { intent: ['order_cake', 0.2], search: found(0.4) },
    'intent',
  ],
  [
    'a question that is in an article word for word goes first',
    { intent: ['order_cake', 0.99], search: found(1, true) },
    'article',
  ],
  ['a surer fact goes before a doubtful intent of the owner', { intent: ['order_cake', 0.6], fact }, 'facts'],
  [
    'who asks for a person gets one, whatever is found',
    { intent: ['person', 0.9], search: found(0.9) },
    'handoff',
  ],
  ['nothing found is a refusal', {}, 'refusal'],
]

test.each(cases)('%s', (_name, given, kind) => {
  expect(decideGrounding(input(given)).kind).toBe(kind)
})

test('a refusal offers near questions and no far ones', () => {
  expect(decideGrounding(input({ search: found(0.4) }))).toEqual({
    kind: 'refusal',
    suggestions: ['How do I cancel?'],
  })
  expect(decideGrounding(input({ search: found(0.05) }))).toEqual({ kind: 'refusal', suggestions: [] })
})

const phone: Entity = { type: 'phone', text: '555 0101', value: '5550101', start: 4, end: 12 }

test('who leaves a phone number is passed on and not told that nobody knows', () => {
  const given = input({})
  const detection = { ...given.detection, entities: [phone] }
  const grounding = decideGrounding({ ...given, question: 'Ann 555 0101', detection })
  expect(grounding).toMatchObject({ kind: 'intent', handoff: true })
  const sum = { ...given, question: 'What is 555 0101 times 3?', detection }
  expect(decideGrounding(sum).kind).toBe('refusal')
})

test('what a request asked for is noted, another question is not', () => {
  const given = { ...input({}), question: 'Friday at ten' }
  const booking = decideGrounding(input({ intent: ['booking', 0.9] }))
  const asked = booking.kind === 'intent' ? booking.reply : ''
  const history = [
    { role: 'visitor' as const, text: 'I want to book' },
    { role: 'bot' as const, text: asked },
  ]
  expect(asked).not.toBe('')
  expect(decideGrounding({ ...given, history })).toMatchObject({ kind: 'intent', handoff: true })
  expect(decideGrounding({ ...given, history, question: 'Do you sell cars?' }).kind).toBe('refusal')
  expect(decideGrounding(given).kind).toBe('refusal')
})

test('a yes to the offer of a person passes the visitor on', () => {
  const given = input({ intent: ['affirm', 0.9] })
  const after = (text: string) =>
    decideGrounding({ ...given, history: [{ role: 'bot' as const, text }] }).kind
  expect(after(replyWords.de.refusal)).toBe('handoff')
  expect(after(replyWords.en.refusalWithSuggestions)).toBe('handoff')
  expect(after('You are welcome!')).toBe('small_talk')
})
