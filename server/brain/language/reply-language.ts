/** Chooses the language to answer in. */
import { guessLanguage, type Language, languageOfLocale } from './guess-language.ts'

/** What the visitor writes when that is clear, else the visitor's locale, else English. */
export function replyLanguage(question: string, locale: string | null): Language {
  const guessed = guessLanguage(question)
  const fromLocale = languageOfLocale(locale)
  const isSentence = question.trim().split(/\s+/).length >= 3
  if (guessed && (isSentence || !fromLocale)) return guessed
  return fromLocale ?? guessed ?? 'en'
}
