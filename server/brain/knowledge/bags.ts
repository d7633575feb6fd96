/** Bags: the distinct features of a text, of three kinds. */
import { eachGram, joinHashes } from '../language/hash.ts'
import { isSmallWord } from '../language/small-words.ts'
import { type Bag, tally } from './tally.ts'
import type { WordFacts } from './word-facts.ts'

const leastGram = 3
const mostGram = 5
/** Pieces of "do you have" would make all questions alike. */
const smallWordGrams = 0.6
const mostGramCount = 2
const counted = tally()

/** The words of a text and their concepts, with pairs of neighbours or without. */
export function wordBag(words: readonly WordFacts[], withPairs: boolean): Bag {
  let before: WordFacts | undefined
  for (const word of words) {
    counted.add(word.feature, 1)
    for (const concept of word.concepts) counted.add(concept, 1)
    if (withPairs && before) counted.add(joinHashes(before.feature, word.feature), 1)
    before = word
  }
  return counted.bag(words.length)
}

/** The four-letter pieces of all telling words. */
export function pieceBag(words: readonly WordFacts[]): Bag {
  for (const { pieces } of words) {
    for (let at = 0; at < pieces.length; at++) counted.add(pieces[at] as number, 1)
  }
  return counted.bag(words.length)
}

/** The pieces of three to five letters of all words: what makes two questions alike. */
export function gramBag(words: readonly string[]): Bag {
  for (const word of words) {
    const weight = isSmallWord(word) ? smallWordGrams : 1
    eachGram(word, leastGram, mostGram, (hash) => counted.add(hash, weight, mostGramCount))
  }
  return counted.bag(words.length)
}
