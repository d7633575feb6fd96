/** Reads a question for the facts it may ask for, and for the words that those facts do not explain. */
import type { Business, Entity, IntentMatch } from '#wire'
import { guessLanguage } from '../../language/guess-language.ts'
import { nearWord } from '../../language/near-word.ts'
import { isSmallWord } from '../../language/small-words.ts'
import { isUnspaced } from '../../language/words.ts'
import { isPartOfCompound } from './compounds.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { splitWords, unspacedRuns } from './split-words.ts'
import type { Topic } from './topic-words.ts'

export interface FactQuestion {
  text: string
  /** Folded words outside of dates and times. */
  words: readonly string[]
  dates: readonly Entity[]
  times: readonly Entity[]
  intent: IntentMatch | null
  /** Words of the business's name and address, which say nothing about what is asked. */
  nameWords: ReadonlySet<string>
  /** The words of the question's language. */
  lexicon: Lexicon
  /** Splits another text, such as the name of a service, as the question was split. */
  split(text: string): string[]
}

export interface Asked {
  intent: IntentMatch | null
  entities: readonly Entity[]
}

/** Longer messages are not questions for a fact. */
const mostWords = 60
export function readQuestion(business: Business, text: string, asked: Asked): FactQuestion {
  const spans = asked.entities.filter(({ type }) => type === 'date' || type === 'time')
  const lexicon = lexiconOf(guessLanguage(text))
  const names = unspacedRuns(`${business.name} ${business.services.map(({ name }) => name).join(' ')}`)
  const pieces = names.length === 0 ? lexicon.pieces : new Set([...lexicon.pieces, ...names])
  const split = (part: string) => splitWords(part, pieces)
  const serviceWords = business.services.flatMap(({ name }) => split(name))
  return {
    text,
    words: split(without(text, spans))
      .slice(0, mostWords)
      .map((word) => (isInName(word, serviceWords) ? word : mended(word, lexicon))),
    dates: spans.filter(({ type }) => type === 'date'),
    times: spans.filter(({ type }) => type === 'time'),
    intent: asked.intent,
    nameWords: new Set(split(`${business.name} ${business.address ?? ''}`)),
    lexicon,
    split,
  }
}

export function asksFor({ words, lexicon }: FactQuestion, topic: Topic): boolean {
  return lexicon.ask[topic].isIn(words) || (topic === 'hours' && isGermanOpening(words))
}

const germanVerbs: ReadonlySet<string> = new Set(['habt', 'haben', 'hat', 'macht', 'machen'])

/** "Habt ihr am Samstag auf?", "wann macht ihr zu?": the verb's other half stands last. */
function isGermanOpening(words: readonly string[]): boolean {
  const last = words.at(-1)
  return (last === 'auf' || last === 'zu') && words.some((word) => germanVerbs.has(word))
}

/** "Do you work on Sunday?" asks for hours as soon as a day is named. */
export function asksPresence({ words, lexicon }: FactQuestion): boolean {
  return lexicon.presence.isIn(words)
}

/** "Can you open my door?" is not about hours. */
export function opensSomething({ text }: FactQuestion): boolean {
  return /(?:can|could|would|will|to|please|help me) (?:you |i |me )?(?:open|close) (?:a|an|the|my|our|this|that|up)\b/i.test(
    text,
  )
}

/** The words that asking for these topics does not explain: each makes the fact less likely to be what is asked. */
export function unexplained(question: FactQuestion, topics: readonly Topic[]): string[] {
  const { words, nameWords, lexicon } = question
  return words.filter(
    (word) =>
      !isSmallWord(word) &&
      !lexicon.fillers.holds(word) &&
      !nameWords.has(word) &&
      !topics.some((topic) => lexicon.ask[topic].holds(word) || lexicon.allow[topic].holds(word)),
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

/** "Damen" is no mistyped "Daten" where a "Damenhaarschnitt" is on offer. */
function isInName(word: string, serviceWords: readonly string[]): boolean {
  return serviceWords.some((name) => isPartOfCompound(word, name))
}

/** A mistyped word as the word of a topic that it stands for. */
function mended(word: string, lexicon: Lexicon): string {
  const { pieces, vocabulary, fillers, ask, allow } = lexicon
  if (pieces.has(word) || isSmallWord(word) || isUnspaced(word) || fillers.holds(word)) return word
  const isKnown = [...Object.values(ask), ...Object.values(allow)].some((list) => list.holds(word))
  return isKnown ? word : (nearWord(vocabulary, word) ?? word)
}

function without(text: string, spans: readonly Entity[]): string {
  let rest = text
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  return rest
}
