/** Chooses the language to answer in. */
import { guessLanguage, isWordOf, type Language, languageOfLocale } from './guess-language.ts'
import { wordsOf } from './words.ts'

/** So few words can be a name, a brand or a greeting that half the world says. */
const fewWords = 3
const isLatin = /^[\0-\u024f\u1e00-\u206f]*$/

const isAccented = /[^\0-\x7f]/
/** Said in languages that they are not of. */
const everywhere: ReadonlySet<string> = new Set(
  'hi hey hello bye ciao chao salut merci thanks no super'.split(' '),
)

/** What the visitor writes when that is clear, else the visitor's locale, else English. */
export function replyLanguage(question: string, locale: string | null): Language {
  const guessed = guessLanguage(question)
  const fromLocale = languageOfLocale(locale)
  if (guessed && (!locale || isClear(question, guessed, fromLocale))) return guessed
  return fromLocale ?? 'en'
}

/** Whether a guess may speak against the locale. */
function isClear(question: string, guessed: Language, fromLocale: Language | null): boolean {
  if (!isLatin.test(question.slice(0, 600))) return true
  const words = wordsOf(question)
  const knownIn = (language: Language) => words.filter((word) => isWordOf(word, language)).length
  const known = words.filter((word) => isWordOf(word, guessed) && !everywhere.has(word)).length
  // A locale of none of the answering languages: a neighbour of theirs shares words with them.
  if (words.length >= fewWords) {
    return fromLocale ? knownIn(guessed) >= knownIn(fromLocale) : known * 2 >= words.length
  }
  if (known < words.length) return false
  return isAccented.test(question) || !words.some((word) => fromLocale && isWordOf(word, fromLocale))
}
