/** The intents that every desk knows, with their phrases in all languages. */
import type { TrainingIntent } from '../intent-types.ts'
import { arabic } from './arabic.ts'
import { businessFacts } from './business-facts.ts'
import { chinese } from './chinese.ts'
import { dutch } from './dutch.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { hindi } from './hindi.ts'
import { italian } from './italian.ts'
import { japanese } from './japanese.ts'
import { polish } from './polish.ts'
import { portuguese } from './portuguese.ts'
import { requests } from './requests.ts'
import { russian } from './russian.ts'
import { smallTalk } from './small-talk.ts'
import { spanish } from './spanish.ts'
import { thai } from './thai.ts'
import { turkish } from './turkish.ts'
import { vietnamese } from './vietnamese.ts'

/** By language, as visitors' locales name it. */
export const builtInByLanguage: Readonly<Record<string, readonly TrainingIntent[]>> = {
  en: [...smallTalk, ...businessFacts, ...requests],
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  pt: portuguese,
  nl: dutch,
  pl: polish,
  ru: russian,
  tr: turkish,
  ar: arabic,
  hi: hindi,
  zh: chinese,
  ja: japanese,
  th: thai,
  vi: vietnamese,
}

export const builtInIntents: readonly TrainingIntent[] = merged(Object.values(builtInByLanguage).flat())

function merged(intents: readonly TrainingIntent[]): TrainingIntent[] {
  const phrases = new Map<string, readonly string[]>()
  for (const intent of intents) {
    phrases.set(intent.name, [...(phrases.get(intent.name) ?? []), ...intent.phrases])
  }
  return [...phrases].map(([name, all]) => ({ name, phrases: all }))
}
