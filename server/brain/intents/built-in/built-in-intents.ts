/** The intents that every desk knows, with their phrases in all languages. */
import type { TrainingIntent } from '../intent-types.ts'
import { businessFacts } from './business-facts.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { requests } from './requests.ts'
import { smallTalk } from './small-talk.ts'
import { spanish } from './spanish.ts'

export const builtInIntents: readonly TrainingIntent[] = merged([
  ...smallTalk,
  ...businessFacts,
  ...requests,
  ...german,
  ...spanish,
  ...french,
])

function merged(intents: readonly TrainingIntent[]): TrainingIntent[] {
  const phrases = new Map<string, readonly string[]>()
  for (const intent of intents) {
    phrases.set(intent.name, [...(phrases.get(intent.name) ?? []), ...intent.phrases])
  }
  return [...phrases].map(([name, all]) => ({ name, phrases: all }))
}
