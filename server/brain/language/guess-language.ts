/** Guesses which of the answering languages a text is written in: by its script, else by its small words and letters. */
import { languageWords } from './language-words.ts'
import { foldText, wordsOf } from './words.ts'

export const languages = [
  'en',
  'de',
  'es',
  'fr',
  'it',
  'pt',
  'nl',
  'pl',
  'ru',
  'tr',
  'ar',
  'hi',
  'zh',
  'ja',
  'th',
  'vi',
] as const
export type Language = (typeof languages)[number]

/** What comes later in a text says nothing new about its language. */
const looked = 600
const unfolded: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
])
const languagesOf = wordTable()

/**
 * The language of a text, or null when nothing tells it.
 * Only for choosing words to answer with and a stemmer: a wrong guess costs politeness, not truth.
 */
export function guessLanguage(text: string): Language | null {
  const start = withoutAddresses(text.slice(0, looked))
  const script = isLatin.test(start) ? null : scriptOf(start)
  if (script !== null) return script.language
  const counts = new Map<Language, number>()
  const add = (language: Language, much: number) => counts.set(language, (counts.get(language) ?? 0) + much)
  for (const word of wordsOf(start)) {
    const known = languagesOf.get(word)
    if (known) for (const language of known) add(language, 1 / known.length)
  }
  for (const [letters, language, much] of telling) if (letters.test(start)) add(language, much)
  return mostOf(counts)
}

/** "com" is a word of Portuguese, and no word in an address. */
function withoutAddresses(text: string): string {
  if (!/[@/]|www\./.test(text)) return text
  const isAddress = (part: string) => part.includes('@') || part.includes('://') || part.startsWith('www.')
  return text
    .split(/\s+/)
    .filter((part) => !isAddress(part))
    .join(' ')
}

/** Whether a folded word is one of the small words of a language. */
export function isWordOf(word: string, language: Language): boolean {
  return languagesOf.get(word)?.includes(language) ?? false
}

/** The answering language for a locale such as `de-AT`, or null for any other. */
export function languageOfLocale(locale: string | null | undefined): Language | null {
  const name = /^[a-z]+/i.exec(locale ?? '')?.[0].toLowerCase()
  return languages.find((language) => language === name) ?? null
}

const isLatin = /^[\0-\u024f\u1e00-\u206f]*$/
const latin = /[a-z\u00c0-\u024f\u1e00-\u1eff]/gi

interface Script {
  letters: RegExp
  /** Of these letters of the script, one shows that it is another language than ours. */
  strange?: RegExp
  language: Language
}

const scripts: readonly Script[] = [
  { letters: /[\u0430-\u044f\u0451]/gi, strange: /[іїєґјљњђћџўѣ]/i, language: 'ru' },
  { letters: /[\u0620-\u06ff]/g, strange: /[پچژگکیٹڈڑےںہھ]/, language: 'ar' },
  { letters: /[\u0900-\u097f]/g, language: 'hi' },
  { letters: /[\u0e00-\u0e7f]/g, language: 'th' },
]
const kana = /[\u3041-\u30ff\uff66-\uff9f]/
const hanAndKana = /[\p{sc=Han}\u3041-\u30ff\uff66-\uff9f]/gu
/** Signs and words that only Japanese writes so, for what is asked without any kana: 営業時間, 予約. */
const japanese = /[営価円駅込売働応図帰発総様氷浜沢辺険歯訳択]|予約|番号|料金|本日|明後日|昨日|何時/

/** One sign says as much as so many Latin letters. */
const lettersPerSign = 3

/** The script that most of the text is in; null when that is Latin. */
function scriptOf(text: string): { language: Language | null } | null {
  const ofEastAsia = countOf(text, hanAndKana) * lettersPerSign
  const most = { count: countOf(text, latin), found: null as { language: Language | null } | null }
  if (ofEastAsia > 0 && ofEastAsia >= most.count) {
    most.count = ofEastAsia
    most.found = { language: kana.test(text) || japanese.test(text) ? 'ja' : 'zh' }
  }
  for (const { letters, strange, language } of scripts) {
    const count = countOf(text, letters)
    if (count === 0 || count < most.count) continue
    most.count = count
    most.found = { language: strange?.test(text) ? null : language }
  }
  return most.found
}

function countOf(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}

/** Letters that speak for a language, and how much. */
const telling: readonly (readonly [RegExp, Language, number])[] = [
  [/[äöüß]/i, 'de', 0.6],
  [/[ñ¿¡]/i, 'es', 1.5],
  [/[çèêàù]/i, 'fr', 0.5],
  [/[œûîëæ]/i, 'fr', 0.8],
  [/[èòàùì]/i, 'it', 0.5],
  [/[ãõ]/i, 'pt', 1.5],
  [/[çêâôáéíóú]/i, 'pt', 0.3],
  [/[áéíóú]/i, 'es', 0.3],
  [/[ąęłśźżńć]/i, 'pl', 1.5],
  [/[ğışİ]/, 'tr', 1.5],
  [/[çöü]/i, 'tr', 0.3],
  [/[ăđơưẠ-ỹ]/i, 'vi', 2],
  [/[âêôáàãéèíìóòõúù]/i, 'vi', 0.2],
]

/** The language with the highest count, unless two share it. */
function mostOf(counts: ReadonlyMap<Language, number>): Language | null {
  let best: Language | null = null
  let most = 0
  let isShared = false
  for (const [language, count] of counts) {
    if (count > most) [best, most, isShared] = [language, count, false]
    else if (count === most) isShared = true
  }
  return isShared ? null : best
}

function wordTable(): Map<string, Language[]> {
  const table = new Map<string, Language[]>()
  for (const [name, list] of Object.entries(languageWords)) {
    const language = languageOfLocale(name)
    const words = foldText(list).split(/\s+/)
    for (const word of language ? new Set([...words, ...words.map(asTypedPlainly)]) : []) {
      table.set(word, [...(table.get(word) ?? []), ...(language ? [language] : [])])
    }
  }
  return table
}

/** A word as it is typed where the keyboard lacks a letter. */
function asTypedPlainly(word: string): string {
  return word.replace(/[łđı]/g, (letter) => unfolded.get(letter) ?? letter)
}
