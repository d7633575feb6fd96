/** What a visitor would say to mean an intent, in the visitor's language. */
import type { IntentSettings } from '#wire'
import { guessLanguage } from '../../brain/language/guess-language.ts'

/**
 * An owner's own phrase in that language, else a built-in one, else whatever the owner has written first.
 * @param lang as the widget speaks: `pt-BR`
 */
export async function phraseOfIntent(
  name: string,
  lang: string,
  own: Readonly<Record<string, IntentSettings>>,
): Promise<string | undefined> {
  const language = lang.split('-', 1)[0] ?? ''
  const phrases = Object.hasOwn(own, name) ? (own[name]?.phrases ?? []) : []
  const mine = phrases.find((phrase) => guessLanguage(phrase) === language)
  if (mine !== undefined) return mine
  // Only who asks for an intent needs them: they are many.
  const { builtInByLanguage } = await import('../../brain/intents/built-in/built-in-intents.ts')
  const builtIn = (of: string) => builtInByLanguage[of]?.find((intent) => intent.name === name)?.phrases[0]
  return builtIn(language) ?? phrases[0] ?? builtIn('en')
}
