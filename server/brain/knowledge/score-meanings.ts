/** Scores questions and articles by how near they come to what a query means. */
import { likeness, meaningOf, meaningSize } from '../language/word-vectors.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { type Meanings, weigher } from './meanings.ts'
import type { Query } from './query-terms.ts'

/** How alike in meaning the query is to each question and each article; never below 0. */
export function meaningScores(index: KnowledgeIndex, query: Query): Meanings {
  const questions = new Float32Array(index.grams.count)
  const bodies = new Float32Array(index.articles.length)
  if (!index.meanings) return { questions, bodies }
  const weightOf = weigher(index.stems, index.articles.length)
  const weights = new Map(
    query.terms.map((term) => [term.stem, weightOf(term.stem) * term.weight * term.importance]),
  )
  const meaning = meaningOf(weights.keys(), (stem) => weights.get(stem) ?? 0)
  if (!meaning) return { questions, bodies }
  compare(meaning, index.meanings.questions, questions)
  compare(meaning, index.meanings.bodies, bodies)
  return { questions, bodies }
}

function compare(meaning: Float32Array, all: Float32Array, scores: Float32Array): void {
  for (let at = 0; at < scores.length; at++)
    scores[at] = Math.max(0, likeness(meaning, all, at * meaningSize))
}
