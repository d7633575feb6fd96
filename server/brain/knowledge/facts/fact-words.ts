/** The sentences in which facts are told, in every language. */
import type { Language } from '../../language/guess-language.ts'
import { arabic } from './fact-words/arabic.ts'
import { chinese } from './fact-words/chinese.ts'
import { dutch } from './fact-words/dutch.ts'
import { english } from './fact-words/english.ts'
import type { FactWords } from './fact-words/fact-words-type.ts'
import { french } from './fact-words/french.ts'
import { german } from './fact-words/german.ts'
import { hindi } from './fact-words/hindi.ts'
import { italian } from './fact-words/italian.ts'
import { japanese } from './fact-words/japanese.ts'
import { polish } from './fact-words/polish.ts'
import { portuguese } from './fact-words/portuguese.ts'
import { russian } from './fact-words/russian.ts'
import { spanish } from './fact-words/spanish.ts'
import { thai } from './fact-words/thai.ts'
import { turkish } from './fact-words/turkish.ts'
import { vietnamese } from './fact-words/vietnamese.ts'

export const factWords: Readonly<Record<Language, FactWords>> = {
  en: english,
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
