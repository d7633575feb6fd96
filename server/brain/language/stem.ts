/** Stems words of four European languages and of Arabic; words of other languages stay as they are. */
import type { Language } from './guess-language.ts'
import { isArabic, stemArabic } from './stem-arabic.ts'
import { plainEnglish, stemEnglish } from './stem-english.ts'

/** Endings from the longest on; what remains keeps at least `keep` letters. */
const german =
  /(?:erinnen|ungen|heiten|keiten|erin|ung|heit|keit|lich|isch|ern|est|en|em|er|es|st|te|e|s|n|t)$/
const spanish =
  /(?:aciones|amientos|imientos|amiento|imiento|acion|uciones|ucion|adoras|adores|adora|ador|mente|idades|idad|iendo|ando|ieron|aron|amos|emos|imos|abamos|aban|aba|ados|idos|adas|idas|ado|ido|ada|ida|arla|arlo|arme|arse|ar|er|ir|es|os|as|en|an|o|a|e|s)$/
const french =
  /(?:issements|issement|ations|ation|ements|ement|ateurs|ateur|atrice|euses|euse|eurs|eur|ites|ite|ives|ifs|ive|if|issez|issons|eront|erait|erai|erez|aient|ions|ons|ait|ais|ant|ent|ees|ee|es|er|ez|ir|is|it|e|s|x)$/

/** A function that stems folded words of one language. Results are remembered, since words come again and again. */
export function stemmer(language: Language | null): (word: string) => string {
  const remembered = cacheOf(language)
  const stem = (language && rules[language]) ?? asItIs
  return (word) => {
    const known = remembered.get(word)
    if (known !== undefined) return known
    const found = isArabic(word) ? stemArabic(word) : stem(word)
    if (remembered.size >= maxRemembered) remembered.clear()
    remembered.set(word, found)
    return found
  }
}

/** Whether words of a language are stemmed by rules of its own. */
export function hasStemmer(language: Language | null): boolean {
  return language !== null && rules[language] !== undefined
}

/** A word in its plain form ("paid" and "payment" are "pay"), where the language has a list of them. */
export function plainForm(language: Language | null, word: string): string {
  return language === 'en' ? plainEnglish(word) : word
}

const maxRemembered = 20_000
const asItIs = (word: string) => word
const rules: Readonly<Partial<Record<Language, (word: string) => string>>> = {
  en: stemEnglish,
  de: (word) => lightly(lightly(word, german), german),
  es: (word) => lightly(word, spanish),
  fr: (word) => lightly(word, french),
}
const caches = new Map<Language | null, Map<string, string>>()

function cacheOf(language: Language | null): Map<string, string> {
  const cache = caches.get(language) ?? new Map<string, string>()
  caches.set(language, cache)
  return cache
}

function lightly(word: string, endings: RegExp): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return word
  const ending = endings.exec(word)
  return ending && ending.index >= 4 ? word.slice(0, ending.index) : word
}
