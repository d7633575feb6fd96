/** The part of indexing that depends on one article only, so that it is done once for each version. */
import type { Language } from '../language/guess-language.ts'
import { wordsOf } from '../language/words.ts'
import { gramBag, pieceBag, wordBag } from './bags.ts'
import type { ArticleVersion } from './knowledge-types.ts'
import { type Part, sentencesOf } from './sentences-of.ts'
import type { Bag } from './tally.ts'
import { type WordFacts, wordFacts } from './word-facts.ts'

export interface PreparedArticle {
  article: ArticleVersion
  language: Language | null
  /** The question and each phrasing: words, and pieces of words. */
  questions: readonly { words: Bag; grams: Bag; stems: string }[]
  /** Question and answer together, with pairs of words. */
  body: Bag
  /** Pieces of the telling words of both: they match across inflections that no stemmer knows. */
  pieces: Bag
  /** The words of question and answer in their order, hashed. */
  sequence: Int32Array
  /** The sentences of the answer. */
  sentences: readonly Sentence[]
  /** Every stem once. */
  stems: readonly string[]
  /** Places of the word vectors of `stems`, -1 where there is none. */
  meanings: Int32Array
}

export interface Sentence extends Part {
  /** Its words stand in `sequence` from here on. */
  from: number
  /** … to before here. */
  to: number
}

/** What comes after it in one answer changes no search. */
const longestAnswer = 40_000
/** So much of an answer is prepared in one step. */
const charactersPerStep = 4000

/** Prepares one article; gives way between the steps of a long one. */
export function* preparing(
  article: ArticleVersion,
  language: Language | null,
): Generator<undefined, PreparedArticle> {
  const facts = wordFacts(language)
  const wordsIn = (text: string) => wordsOf(text).map(facts)
  const asked = [article.question, ...article.phrasings].filter((text) => text.trim() !== '').map(wordsIn)
  const words = asked.flat()
  const sentences: Sentence[] = []
  let stepEnd = charactersPerStep
  for (const part of sentencesOf(article.answer.slice(0, longestAnswer))) {
    const from = words.length
    for (const word of wordsOf(article.answer.slice(part.start, part.end))) words.push(facts(word))
    sentences.push({ ...part, from, to: words.length })
    if (part.end < stepEnd) continue
    stepEnd += charactersPerStep
    yield
  }
  const body = wordBag(words, true)
  yield
  const pieces = pieceBag(words)
  yield
  return {
    article,
    language,
    questions: asked.map((question) => ({
      words: wordBag(question, false),
      grams: gramBag(question.map(({ word }) => word)),
      stems: question.map(({ stem }) => stem).join(' '),
    })),
    body,
    pieces,
    sequence: featuresOf(words),
    sentences,
    ...distinctStems(words),
  }
}

function featuresOf(words: readonly WordFacts[]): Int32Array {
  const features = new Int32Array(words.length)
  for (let at = 0; at < features.length; at++) features[at] = (words[at] as WordFacts).feature
  return features
}

function distinctStems(words: readonly WordFacts[]): Pick<PreparedArticle, 'stems' | 'meanings'> {
  const meanings = new Map<string, number>()
  for (const { stem, meaning } of words) meanings.set(stem, meaning)
  return { stems: [...meanings.keys()], meanings: Int32Array.from(meanings.values()) }
}
