/** Chooses the owner's reply in the visitor's language. */
import type { IntentSettings } from '#wire'
import { languageOfLocale } from '../language/guess-language.ts'
import { replyLanguage } from '../language/reply-language.ts'

/** The reply for the visitor's very locale, else for the language, else the one that serves all others. */
export function ownReply(
  { reply, replies }: IntentSettings,
  { question, locale }: { question: string; locale: string | null },
): string | undefined {
  if (!replies) return reply
  const language = replyLanguage(question, locale)
  const names = Object.keys(replies)
  const named = (wanted: string) => names.find((name) => name.toLowerCase() === wanted.toLowerCase())
  const ofLocale = locale && languageOfLocale(locale) === language ? named(locale) : undefined
  const ofLanguage = named(language) ?? names.find((name) => languageOfLocale(name) === language)
  const best = ofLocale ?? ofLanguage ?? strangeLocale(named, locale)
  return best === undefined ? reply : replies[best]
}

/** A locale of none of the answering languages, such as `sv-SE`: there only the owner has words. */
function strangeLocale(
  named: (wanted: string) => string | undefined,
  locale: string | null,
): string | undefined {
  if (!locale || languageOfLocale(locale) !== null) return undefined
  return named(locale) ?? named(locale.split('-')[0] ?? '')
}
