/** Says how sure the search is that its best article answers: the same figure means the same for every business. */
import type { Query } from './query-terms.ts'

/** The least confidence with which the desk answers from an article. */
export const knowledgeThreshold = 0.5

export interface Evidence {
  body: number
  pieces: number
  grams: number
  isExact: boolean
  /** Articles searched: the best of many is good by chance more often than the best of few. */
  articles: number
  /** Share of the question's telling words that the article does not hold. */
  missing: number
}

/**
 * A logistic mapping fitted on question collections of several kinds, each against questions of other businesses,
 * such that about 95 of 100 questions a business can answer reach the threshold.
 */
export function confidenceOf(query: Query, evidence: Evidence): number {
  if (evidence.isExact) return 1
  const content = query.terms.filter((term) => !term.isSmall)
  const counted = content.reduce((sum, term) => sum + term.importance, 0)
  if (counted === 0) return 0.2 * Math.min(1, evidence.body)
  const unknown = content.reduce((sum, term) => sum + (term.isKnown ? 0 : term.importance), 0) / counted
  const size = Math.min(2.5, Math.max(-1, Math.log(evidence.articles / 30)))
  const likeness = 6 * Math.min(1.1, evidence.body) + 3 * evidence.pieces + 6 * evidence.grams
  const sum = likeness - 4 * unknown - 2 * evidence.missing - size - 2.3
  return 1 / (1 + Math.exp(-sum))
}
