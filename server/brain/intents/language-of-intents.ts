/** Tells which language an owner's phrases are in. */
import { guessLanguage, type Language } from '../language/guess-language.ts'
import type { TrainingIntent } from './intent-types.ts'

/** A few words in Latin letters whose language nothing tells are taken for English. */
export function languageOfIntents(intents: readonly TrainingIntent[]): Language | null {
  const sample = intents.flatMap((intent) => intent.phrases.slice(0, 3)).join(' ')
  const latin = sample.match(/\p{sc=Latin}/gu)?.length ?? 0
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  return guessLanguage(sample) ?? (latin * 2 >= letters ? 'en' : null)
}
