/** What is known of a word by itself. Words come again and again, so that it is worked out once and remembered. */
import { conceptsOf } from '../language/concepts.ts'
import type { Language } from '../language/guess-language.ts'
import { eachGram } from '../language/hash.ts'
import { isSmallWord } from '../language/small-words.ts'
import { plainForm, stemmer } from '../language/stem.ts'
import { meaningPlace } from '../language/word-vectors.ts'
import { conceptFeature, wordFeature } from './features.ts'

export interface WordFacts {
  /** In its plain form. */
  word: string
  stem: string
  feature: number
  concepts: readonly number[]
  /** Its pieces of four letters; none for small and short words. */
  pieces: Int32Array
  isSmall: boolean
  /** Place of its word vector, -1 when it has none. */
  meaning: number
}

const pieceLength = 4
const mostRemembered = 20_000
const none = new Int32Array(0)
const remembered = new Map<Language | null, Map<string, WordFacts>>()

/** A function that tells the facts of folded words of one language. */
export function wordFacts(language: Language | null): (word: string) => WordFacts {
  const known = remembered.get(language) ?? new Map<string, WordFacts>()
  remembered.set(language, known)
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const facts = factsOf(plainForm(language, word), language)
    if (known.size >= mostRemembered) known.clear()
    known.set(word, facts)
    return facts
  }
}

function factsOf(word: string, language: Language | null): WordFacts {
  const stem = stemmer(language)(word)
  const isSmall = isSmallWord(word)
  return {
    word,
    stem,
    feature: wordFeature(stem),
    concepts: conceptsOf(stem).map(conceptFeature),
    pieces: isSmall || word.length < pieceLength ? none : piecesOf(word),
    isSmall,
    meaning: language === 'en' ? meaningPlace(stem) : -1,
  }
}

function piecesOf(word: string): Int32Array {
  const pieces: number[] = []
  eachGram(word, pieceLength, pieceLength, (hash) => pieces.push(hash))
  return Int32Array.from(pieces)
}
