/** The words that stand for an article before an embedding model, and the mark by which equal ones are known. */
import { createHash } from 'node:crypto'
import type { ArticleVersion } from '../knowledge-types.ts'

/** UTF-16 units that are sent of one text: a vector says little about more, and models refuse more. */
const longestText = 8_000

export function articleText({
  question,
  phrasings,
  answer,
}: Pick<ArticleVersion, 'question' | 'phrasings' | 'answer'>): string {
  return firstUnits([question, ...phrasings, answer].join('\n'), longestText)
}

/** Equal for equal texts; stored beside the vector. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** Cuts without halving a character; halves that were there already are replaced. */
export function firstUnits(text: string, most: number): string {
  const whole = text.toWellFormed()
  if (whole.length <= most) return whole
  const cut = whole.slice(0, most)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
