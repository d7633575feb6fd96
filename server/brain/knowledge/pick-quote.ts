/** Picks the words of an answer that best answer a question, exactly as they stand. */

import { holdsFigure } from './asked-figure.ts'
import type { PreparedArticle } from './prepared-article.ts'
import type { Query } from './query-terms.ts'
import type { Part } from './sentences-of.ts'

/** An answer up to this length is quoted whole. */
const shortAnswer = 300
/** Two sentences are quoted as long as they stay readable together. */
const longestQuote = 600
/** What the other of two sentences counts. */
const neighbourShare = 0.5
/** What a sentence gains by holding a figure that is asked for. */
const figureShare = 0.15

/** @param shares how much of the question each sentence of the article's answer holds */
export function pickQuote(
  query: Query,
  { article, sentences }: PreparedArticle,
  shares: Float32Array,
): string {
  const answer = article.answer
  const whole = answer.trim()
  if (whole.length <= shortAnswer || sentences.length === 0) return whole.slice(0, shortAnswer)
  const scores = sentences.map(({ start, end }, at) => {
    const isFigure = query.asksForFigure && holdsFigure(answer.slice(start, end), query.question)
    return (shares[at] as number) + (isFigure ? figureShare : 0)
  })
  const { start, end } = bestStretch(sentences, scores)
  return answer.slice(start, end).trim()
}

/** The best sentence with the better of its neighbours, or the two sentences that are best together. */
function bestStretch(sentences: readonly Part[], scores: readonly number[]): Part {
  let best: Part & { score: number } = { start: 0, end: 0, score: -1 }
  for (const [at, { start, end }] of sentences.entries()) {
    const score = scores[at] ?? 0
    if (score > best.score) best = { start, end, score }
    const next = sentences[at + 1]
    if (!next || next.end - start > longestQuote) continue
    const other = scores[at + 1] ?? 0
    const both = Math.max(score, other) + neighbourShare * Math.min(score, other)
    if (both >= best.score) best = { start, end: next.end, score: both }
  }
  return best
}
