/** What the desk says by itself, in every language. */
import type { Language } from '../language/guess-language.ts'
import { arabic } from './reply-words/arabic.ts'
import { chinese } from './reply-words/chinese.ts'
import { dutch } from './reply-words/dutch.ts'
import { english } from './reply-words/english.ts'
import { french } from './reply-words/french.ts'
import { german } from './reply-words/german.ts'
import { hindi } from './reply-words/hindi.ts'
import { italian } from './reply-words/italian.ts'
import { japanese } from './reply-words/japanese.ts'
import { polish } from './reply-words/polish.ts'
import { portuguese } from './reply-words/portuguese.ts'
import type { ReplyWords } from './reply-words/reply-words-type.ts'
import { russian } from './reply-words/russian.ts'
import { spanish } from './reply-words/spanish.ts'
import { thai } from './reply-words/thai.ts'
import { turkish } from './reply-words/turkish.ts'
import { vietnamese } from './reply-words/vietnamese.ts'

export const replyWords: Readonly<Record<Language, ReplyWords>> = {
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
