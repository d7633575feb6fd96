/** A list of words, beginnings of words (`open*`) and phrases (`what+time`) to look for in a question. */
import { isArabic, stemArabic } from '../../language/stem-arabic.ts'
import { foldText } from '../../language/words.ts'

export interface WordList {
  /** Whether the words hold one of the list. */
  isIn(words: readonly string[]): boolean
  /** Whether a word is one of the list, or part of one of its phrases. */
  holds(word: string): boolean
  /** The whole words of the list. */
  words: readonly string[]
}

/** Letters that a keyboard may lack, and what is typed for them. */
const typed: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ı: 'i' }
const leastBeginning = 2

/** A word in the form in which lists hold it. */
export function listForm(word: string): string {
  return isArabic(word) ? stemArabic(word) : word
}

export function wordListOf(list: string): WordList {
  const entries = formsOf(list)
  const words = entries.filter((entry) => !/[*+]/.test(entry)).map(listForm)
  const whole = new Set(words)
  const beginnings = new Set(
    entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1)),
  )
  const phrases = entries
    .filter((entry) => entry.includes('+'))
    .map((entry) => entry.split('+').map(listForm))
  const parts = new Set(phrases.flat())
  const isWord = (word: string) => whole.has(word) || beginsWith(word, beginnings)
  return {
    words,
    holds: (word) => isWord(word) || parts.has(word),
    isIn: (asked) =>
      asked.some(isWord) || (phrases.length > 0 && phrases.some((phrase) => isPhraseIn(phrase, asked))),
  }
}

function formsOf(list: string): string[] {
  const folded = foldText(list)
  const plain = folded.replace(/[łđı]/g, (letter) => typed[letter] ?? letter)
  return [...new Set(`${folded} ${plain}`.split(/\s+/))].filter((entry) => entry !== '')
}

function beginsWith(word: string, beginnings: ReadonlySet<string>): boolean {
  if (beginnings.size === 0) return false
  for (let length = leastBeginning; length <= Math.min(word.length, 16); length++) {
    if (beginnings.has(word.slice(0, length))) return true
  }
  return false
}

function isPhraseIn(phrase: readonly string[], words: readonly string[]): boolean {
  return words.some((_word, at) => phrase.every((part, further) => words[at + further] === part))
}
