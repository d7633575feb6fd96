/** Says how sure the search is that its best article answers: the same figure means the same for every business. */
import { hasStemmer } from '../language/stem.ts'
import { isIdeographic, isUnspaced } from '../language/words.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import type { Query, QueryTerm } from './query-terms.ts'
import type { RankedArticle } from './rank-articles.ts'
import { rarityOf } from './score-articles.ts'

/** The least confidence with which the desk answers from an article. */
export const knowledgeThreshold = 0.5

/**
 * A logistic mapping fitted on collections of several kinds, languages and sizes (from one article to a thousand), each
 * with its own questions and with those of others, such that about 95 of 100 questions that a business can answer
 * reach the threshold.
 */
const weights = {
  bias: -2.1,
  body: 3.7,
  pieces: 2.35,
  grams: 0.8,
  sentence: 2.1,
  missing: -2,
  unknown: -1.3,
  missingNames: -0.45,
  size: -0.47,
}
/**
 * In a handful of articles nearly every word is rare, and neighbours such as "do you" are, too: one shared word makes
 * up for all that is missing. There the words tell less. A question of which the article holds one word at most, and
 * not the last, which mostly names what is asked for, seeks something else; more so if another article names it.
 * Fitted in the same way.
 */
const inFewArticles = { bias: 1.3, body: -2.5, subjectMissing: -1.7, subjectElsewhere: -1 }
/** A question that is refused for that alone still comes as near as a suggestion needs. */
const leastDoubted = -2.3
/** Where words have no stems or no spaces, even the right article holds less of a question. */
const leniency = { ideographic: 3.1, unspaced: 2, unstemmed: 1.5 }
/** What embeddings add, and take away where they see nothing in common. */
const embedding = { likeness: 14, most: 7, unlike: -1 }

export function confidenceOf(index: KnowledgeIndex, query: Query, best: RankedArticle): number {
  const telling = query.terms.filter((term) => !term.isSmall)
  if (telling.length === 0) return 0.2 * Math.min(1, best.body)
  const { sentence, names } = best.reading
  const { missing, unknown, subject } = lacking(index, query, best)
  const size = sizeOf(index)
  const body = Math.min(1.1, best.body)
  const sum =
    weights.bias +
    weights.body * body +
    weights.pieces * best.pieces +
    weights.grams * best.grams +
    weights.sentence * sentence +
    weights.missing * missing +
    weights.unknown * unknown +
    weights.missingNames * (names === null ? 0 : 1 - names) +
    weights.size * size +
    leniencyFor(index, query) +
    embeddedSum(best.embedded)
  const doubt = Math.max(0, -size) * (inFewArticles.bias + inFewArticles.body * body + subjectSum(subject))
  return 1 / (1 + Math.exp(-Math.max(sum + doubt, Math.min(sum, leastDoubted))))
}

interface Lacking {
  /** Share of the telling words that the article says in no way. */
  missing: number
  /** … that all articles say in no way. */
  unknown: number
  /** The last telling word, if the article does not hold it and no more than one of the others. */
  subject: QueryTerm | undefined
}

function lacking(index: KnowledgeIndex, { terms }: Query, { article, reading }: RankedArticle): Lacking {
  const shareOf = (term: QueryTerm) => rarityOf(index.body, term) * term.weight * term.importance
  const telling = terms.filter((term) => !term.isSmall)
  const all = telling.reduce((sum, term) => sum + shareOf(term), 0)
  const unknown = telling.reduce((sum, term) => sum + (term.isKnown ? 0 : shareOf(term)), 0) / all
  const held = new Set(article.body.features)
  const lacked = telling.filter(
    ({ feature, concepts }) => !held.has(feature) && !concepts.some((concept) => held.has(concept)),
  )
  const inOtherWords = (reading.near * terms.reduce((sum, term) => sum + shareOf(term), 0)) / all
  const last = telling.findLast(({ importance }) => importance >= 1)
  return {
    missing: Math.max(0, lacked.length / telling.length - inOtherWords),
    unknown: Math.max(0, unknown - inOtherWords),
    subject: lacked.find(
      (term) => term === last && telling.length > 1 && telling.length - lacked.length <= 1,
    ),
  }
}

function subjectSum(subject: QueryTerm | undefined): number {
  if (!subject) return 0
  return inFewArticles.subjectMissing + (subject.isKnown ? inFewArticles.subjectElsewhere : 0)
}

/** The best of many is good by chance more often than the best of few. */
function sizeOf({ articles }: KnowledgeIndex): number {
  return Math.min(4, Math.max(-1, Math.log(articles.length / 30)))
}

function leniencyFor({ language }: KnowledgeIndex, { words }: Query): number {
  if (words.some(isIdeographic)) return leniency.ideographic
  if (words.some(isUnspaced)) return leniency.unspaced
  return hasStemmer(language) ? 0 : leniency.unstemmed
}

function embeddedSum(likeness: number | null): number {
  return likeness === null ? 0 : Math.min(embedding.most, embedding.likeness * likeness + embedding.unlike)
}
