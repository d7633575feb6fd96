/** Trains the classifier of the built-in intents, for scripts/make-built-in-classifier.mjs to store. */
import { guessLanguage, type Language } from '../../language/guess-language.ts'
import type { Classifier } from '../intent-model.ts'
import type { TrainingIntent } from '../intent-types.ts'
import { trainClassifier } from '../train-classifier.ts'
import { builtInIntents } from './built-in-intents.ts'
import { jobs, offTopicElsewhere } from './no-intent.ts'
import { offTopic } from './off-topic.ts'
import { politeForms } from './polite-forms.ts'

/** All there are: what speaks against an intent is spread over many small weights, which none of the languages can lose. */
const mostFeatures = 60_000
/**
 * The score at which a message is as likely one of these intents as not. Each language has its own dozen phrases an
 * intent, so that margins stay as low as for a dozen, whatever all languages have together.
 */
const middle = -0.15

/** Of a business of any trade, most messages hold words that no phrase does: "do you" must not decide instead of them. */
const rarityPower = 1

/** Intents that people ask about politely. */
const asked = [
  'hours',
  'location',
  'contact',
  'prices',
  'services',
  'booking',
  'cancel_or_move',
  'order',
  'person',
]

/** Its phrases are in sixteen languages, so that the English word vectors have no say. */
export function trainBuiltIn(): Classifier {
  const intents = builtInIntents.map((intent) =>
    asked.includes(intent.name) ? withPoliteForms(intent) : intent,
  )
  const background = [...offTopic, ...offTopicElsewhere, ...jobs]
  return {
    ...trainClassifier(intents, { background, withMeaning: false, mostFeatures, rarityPower }),
    middle,
  }
}

/** One phrase of each language in all its polite forms: enough to learn that those words tell nothing. */
function withPoliteForms({ name, phrases }: TrainingIntent): TrainingIntent {
  const firstOf = new Map<Language, string>()
  for (const phrase of phrases) {
    const language = guessLanguage(phrase)
    if (language && !firstOf.has(language)) firstOf.set(language, phrase)
  }
  const polite = [...firstOf].flatMap(([language, phrase]) =>
    (politeForms[language] ?? []).map((form) => form.replace('{}', phrase)),
  )
  return { name, phrases: [...phrases, ...polite] }
}
