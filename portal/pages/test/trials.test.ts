/** What the bot is told of the conversation when the next question is asked. */
import { expect, it } from 'vitest'
import type { PlaygroundResponse } from '#wire'
import { saidSoFar, type Trial } from './trials.ts'

const answer = (text: string): PlaygroundResponse => ({
  reply: { text, intent: null, sources: [], answered_by: 'article', handoff: false },
  trace: {
    question: '',
    answer: text,
    answered_by: 'article',
    bot_version: 1,
    knowledge_rev: 1,
    intent: null,
    alternatives: [],
    entities: [],
    out_of_scope: false,
    passages: [],
    confidence: null,
    threshold: 0.5,
    model: null,
    stages: [],
  },
})
const trial = (key: number, question: string, text: string | null, before: string | null = null): Trial => ({
  key,
  question,
  answer: text === null ? null : answer(text),
  problem: null,
  before,
  history: [],
})
const words = (list: Trial[]) => saidSoFar(list).map(({ text }) => text)

it('is every question with its answer, in order, without what failed', () => {
  expect(words([trial(1, 'Hi', 'Hello'), trial(2, 'Lost?', null), trial(3, 'Open?', 'Yes')])).toEqual([
    'Hi',
    'Hello',
    'Open?',
    'Yes',
  ])
})

it('holds a fixed answer instead of the wrong one', () => {
  const list = [
    trial(1, 'Financing?', 'No idea'),
    trial(2, 'Hi', 'Hello'),
    trial(3, 'Financing?', 'Yes', 'No idea'),
  ]
  expect(words(list)).toEqual(['Hi', 'Hello', 'Financing?', 'Yes'])
})

it('is never longer than what the server takes', () => {
  const list = Array.from({ length: 15 }, (_, key) => trial(key, `q${key}`, `a${key}`))
  expect(saidSoFar(list)).toHaveLength(20)
  expect(words(list).at(-1)).toBe('a14')
})
