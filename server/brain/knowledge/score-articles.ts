/** Scores every article against a query in three ways, each brought to 0 … about 1. */
import { gramBag, pieceBag } from './bags.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { addScores, frequencyOf, type Postings } from './postings.ts'
import type { Query, QueryTerm } from './query-terms.ts'
import { rarity } from './rarity.ts'
import { meaningScores } from './score-meanings.ts'
import { wordFacts } from './word-facts.ts'

export interface ArticleScores {
  /** Words of the query in the best question or phrasing, of what a perfect one would hold. */
  question: Float32Array
  /** The same in question and answer together. */
  body: Float32Array
  /** Pieces of words in question and answer together. */
  pieces: Float32Array
  /** Likeness of the pieces of words to those of the best question or phrasing. */
  grams: Float32Array
  /** Likeness in meaning to the best question or phrasing. */
  questionMeaning: Float32Array
  /** Likeness in meaning to question and answer together. */
  bodyMeaning: Float32Array
}

/** A concept that both share says less than the word itself, but is all there is where no text holds the word. */
const conceptWeight = { besideWord: 0.35, alone: 0.8 }
const pairWeight = 0.5
/** Makes small words common in small collections too, where chance makes some of them rare. */
const smallWordTexts = 30
const smallWordShare = 0.9

export function scoreArticles(index: KnowledgeIndex, query: Query): ArticleScores {
  const count = index.articles.length
  const asked = wordScores(index.questions, query, false)
  const grams = gramScores(index, query)
  const meant = meaningScores(index, query)
  return {
    question: bestByArticle(asked, index.articleOf, count),
    body: wordScores(index.body, query, true),
    pieces: pieceScores(index, query),
    grams: bestByArticle(grams, index.articleOf, count),
    questionMeaning: bestByArticle(meant.questions, index.articleOf, count),
    bodyMeaning: meant.bodies,
  }
}

function wordScores(postings: Postings, query: Query, withPairs: boolean): Float32Array {
  const scores = new Float32Array(postings.count)
  let best = 0
  for (const term of query.terms) {
    const rare = rarityOf(postings, term) * term.importance
    best += rare
    addScores(postings, term.feature, rare * term.weight, scores)
  }
  for (const [concept, weight] of conceptsIn(postings, query)) {
    addScores(postings, concept, known(postings, concept) * weight, scores)
  }
  if (withPairs)
    for (const pair of query.pairs) addScores(postings, pair, known(postings, pair) * pairWeight, scores)
  return best > 0 ? scores.map((score) => score / best) : scores
}

/** The concepts of a query, each once, however many words name it. */
function conceptsIn(postings: Postings, { terms }: Query): Map<number, number> {
  const weights = new Map<number, number>()
  for (const { feature, concepts, weight, importance } of terms) {
    const share = frequencyOf(postings, feature) > 0 ? conceptWeight.besideWord : conceptWeight.alone
    for (const concept of concepts) {
      weights.set(concept, Math.max(weights.get(concept) ?? 0, share * weight * importance))
    }
  }
  return weights
}

/** How rare a feature is, 0 when no text holds it. */
function known(postings: Postings, feature: number): number {
  const frequency = frequencyOf(postings, feature)
  return frequency === 0 ? 0 : rarity(frequency, postings.count)
}

/** How rare a term is; unknown ones are the rarest and so weigh against every article. */
export function rarityOf(postings: Postings, term: QueryTerm): number {
  const frequency = frequencyOf(postings, term.feature)
  if (!term.isSmall) return rarity(frequency, postings.count)
  return rarity(frequency + smallWordTexts * smallWordShare, postings.count + smallWordTexts)
}

function pieceScores({ pieces: postings, language }: KnowledgeIndex, query: Query): Float32Array {
  const scores = new Float32Array(postings.count)
  let best = 0
  for (const feature of pieceBag(query.words.map(wordFacts(language))).features) {
    const frequency = frequencyOf(postings, feature)
    const rare = rarity(frequency, postings.count)
    best += rare
    if (frequency > 0) addScores(postings, feature, rare, scores)
  }
  return best > 0 ? scores.map((score) => score / best) : scores
}

function gramScores(index: KnowledgeIndex, query: Query): Float32Array {
  const { grams, gramLengths } = index
  const scores = new Float32Array(grams.count)
  const bag = gramBag(query.words)
  let squares = 0
  for (const [at, feature] of bag.features.entries()) {
    const rare = rarity(frequencyOf(grams, feature), grams.count)
    const weight = (bag.counts[at] ?? 1) * rare
    squares += weight ** 2
    addScores(grams, feature, weight * rare, scores)
  }
  const length = Math.sqrt(squares) || 1
  for (let at = 0; at < scores.length; at++)
    scores[at] = (scores[at] ?? 0) / (length * (gramLengths[at] ?? 1))
  return scores
}

function bestByArticle(scores: Float32Array, articleOf: Int32Array, count: number): Float32Array {
  const best = new Float32Array(count)
  for (let at = 0; at < scores.length; at++) {
    const article = articleOf[at] ?? 0
    if ((scores[at] ?? 0) > (best[article] ?? 0)) best[article] = scores[at] ?? 0
  }
  return best
}
