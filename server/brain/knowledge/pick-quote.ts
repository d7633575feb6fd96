/** Picks the words of an answer that best answer a question, exactly as they stand. */

import { conceptsOf } from '../language/concepts.ts'
import { isSmallWord } from '../language/small-words.ts'
import { stemmer } from '../language/stem.ts'
import { wordsOf } from '../language/words.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import type { Query } from './query-terms.ts'
import { rarityOf } from './score-articles.ts'

/** An answer up to this length is quoted whole. */
const shortAnswer = 300
/** Sentences further behind are not looked at. */
const longestAnswer = 20_000
/** A neighbour is added to a sentence as long as both stay readable. */
const longestQuote = 480
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

interface Sentence {
  start: number
  end: number
  score: number
}

export function pickQuote(index: KnowledgeIndex, query: Query, answer: string): string {
  const whole = answer.trim()
  if (whole.length <= shortAnswer) return whole
  const sentences = sentencesOf(whole.slice(0, longestAnswer), weigher(index, query))
  const best = bestOf(sentences)
  if (!best) return whole.slice(0, shortAnswer)
  const at = sentences.indexOf(best)
  const [before, after] = [sentences[at - 1], sentences[at + 1]]
  const neighbour = bestOf([after, before].filter((sentence) => sentence !== undefined))
  const joined = neighbour
    ? { start: Math.min(best.start, neighbour.start), end: Math.max(best.end, neighbour.end) }
    : best
  const quote = joined.end - joined.start <= longestQuote ? joined : best
  return whole.slice(quote.start, quote.end).trim()
}

function sentencesOf(text: string, scoreOf: (sentence: string) => number): Sentence[] {
  return [...segmenter.segment(text)]
    .filter(({ segment }) => segment.trim() !== '')
    .map(({ segment, index }) => ({ start: index, end: index + segment.length, score: scoreOf(segment) }))
}

/** The first of the best. */
function bestOf(sentences: readonly Sentence[]): Sentence | undefined {
  return sentences.reduce<Sentence | undefined>(
    (best, each) => (best && best.score >= each.score ? best : each),
    undefined,
  )
}

function weigher(index: KnowledgeIndex, query: Query): (sentence: string) => number {
  const weights = new Map<string, number>()
  for (const term of query.terms) {
    const weight = rarityOf(index.body, term) * term.weight * term.importance
    weights.set(term.stem, weight)
    for (const concept of conceptsOf(term.stem))
      weights.set(`~${concept}`, Math.max(weights.get(`~${concept}`) ?? 0, weight * 0.4))
  }
  const stem = stemmer(index.language)
  return (sentence) => {
    const words = wordsOf(sentence)
    const found = new Set<string>()
    for (const word of words) {
      const each = stem(word)
      found.add(each)
      if (!isSmallWord(word)) for (const concept of conceptsOf(each)) found.add(`~${concept}`)
    }
    let score = 0
    for (const each of found) score += weights.get(each) ?? 0
    return score / (1 + 0.1 * Math.log(1 + words.length))
  }
}
