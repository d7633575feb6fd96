/** Compares questions and articles by what their words mean together, so that other words for the same thing are found. */
import { isSmallWord } from '../language/small-words.ts'
import { meaningOf, meaningSize } from '../language/word-vectors.ts'
import type { PreparedArticle } from './prepared-article.ts'

/** Vectors of unit length (or of zeros), one after the other. */
export interface Meanings {
  questions: Float32Array
  bodies: Float32Array
}

const textsPerStep = 50

type Frequencies = ReadonlyMap<string, number>

/**
 * Gives way after every few texts.
 * @param frequencies in how many articles each stem occurs
 */
export function* measuringMeanings(
  asked: readonly { stems: string }[],
  articles: readonly PreparedArticle[],
  frequencies: Frequencies,
): Generator<undefined, Meanings> {
  const weightOf = weigher(frequencies, articles.length)
  return {
    questions: yield* vectorsOf(asked, ({ stems }) => stems.split(' '), weightOf),
    bodies: yield* vectorsOf(articles, ({ stems }) => stems, weightOf),
  }
}

/** How much a stem counts: the rarer the more, and a small word not at all. */
export function weigher(frequencies: Frequencies, count: number): (stem: string) => number {
  return (stem) => (isSmallWord(stem) ? 0 : Math.log(1 + (count + 1) / ((frequencies.get(stem) ?? 0) + 0.5)))
}

function* vectorsOf<T>(
  texts: readonly T[],
  stemsOf: (text: T) => readonly string[],
  weightOf: (stem: string) => number,
): Generator<undefined, Float32Array> {
  const vectors = new Float32Array(texts.length * meaningSize)
  for (const [at, text] of texts.entries()) {
    const meaning = meaningOf(stemsOf(text), weightOf)
    if (meaning) vectors.set(meaning, at * meaningSize)
    if (at % textsPerStep === 0) yield
  }
  return vectors
}
