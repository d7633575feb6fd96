/** Reads a question for the facts it may ask for, and for the words that those facts do not explain. */
import type { Business, Entity, IntentMatch } from '#wire'
import { nearWord, vocabularyOf } from '../../language/near-word.ts'
import { isSmallWord } from '../../language/small-words.ts'
import { wordsOf } from '../../language/words.ts'
import { fillers, type Topic, topicWords } from './topic-words.ts'

export interface FactQuestion {
  text: string
  /** Folded words outside of dates and times. */
  words: readonly string[]
  dates: readonly Entity[]
  times: readonly Entity[]
  intent: IntentMatch | null
  /** Words of the business's name and address, which say nothing about what is asked. */
  nameWords: ReadonlySet<string>
}

export interface Asked {
  intent: IntentMatch | null
  entities: readonly Entity[]
}

/** Longer messages are not questions for a fact. */
const mostWords = 60
const knownWords = new Set([
  ...fillers,
  ...Object.values(topicWords).flatMap(({ ask, allow }) => [...ask, ...allow]),
])
const vocabulary = vocabularyOf(new Map([...knownWords].map((word) => [word, 1])))

export function readQuestion(business: Business, text: string, asked: Asked): FactQuestion {
  const spans = asked.entities.filter(({ type }) => type === 'date' || type === 'time')
  return {
    text,
    words: wordsOf(without(text, spans)).slice(0, mostWords).map(mended),
    dates: spans.filter(({ type }) => type === 'date'),
    times: spans.filter(({ type }) => type === 'time'),
    intent: asked.intent,
    nameWords: new Set(wordsOf(`${business.name} ${business.address ?? ''}`)),
  }
}

export function asksFor({ words }: FactQuestion, topic: Topic): boolean {
  return words.some((word) => topicWords[topic].ask.has(word))
}

const presence = new Set(
  'work working available there here in arbeiten arbeitet da erreichbar trabajan disponibles travaillez'.split(
    ' ',
  ),
)

/** "Do you work on Sunday?" asks for hours as soon as a day is named. */
export function asksPresence({ words }: FactQuestion): boolean {
  return words.some((word) => presence.has(word))
}

/** "Can you open my door?" is not about hours. */
export function opensSomething({ text }: FactQuestion): boolean {
  return /(?:can|could|would|will|to|please|help me) (?:you |i |me )?(?:open|close) (?:a|an|the|my|our|this|that|up)\b/i.test(
    text,
  )
}

/** The words that asking for these topics does not explain: each makes the fact less likely to be what is asked. */
export function unexplained(question: FactQuestion, topics: readonly Topic[]): string[] {
  return question.words.filter(
    (word) =>
      !isSmallWord(word) &&
      !fillers.has(word) &&
      !question.nameWords.has(word) &&
      !topics.some((topic) => topicWords[topic].ask.has(word) || topicWords[topic].allow.has(word)),
  )
}

/**
 * Confidence that a fact is what is asked: high when nothing is left to explain,
 * even with one word left when detection agrees, and null when the question is about something else.
 */
export function confidenceIn(left: readonly string[], isIntended: boolean): number | null {
  if (left.length === 0) return 0.95
  if (left.length === 1) return isIntended ? 0.7 : null
  return null
}

/** A mistyped word as the word of a topic that it stands for. */
function mended(word: string): string {
  if (knownWords.has(word) || isSmallWord(word)) return word
  return nearWord(vocabulary, word) ?? word
}

function without(text: string, spans: readonly Entity[]): string {
  let rest = text
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  return rest
}
