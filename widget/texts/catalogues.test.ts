import { describe, expect, test } from 'vitest'
import { fillCount } from '../texts.ts'
import { catalogues } from './catalogues.ts'
import { en } from './en.ts'
import type { Plural } from './translation.ts'

type Words = Record<string, string | Plural>

/** Said the same in both languages, by what is said. */
const sameAsEnglish: Record<string, string> = {
  'Download {name}': 'da',
  Conversation: 'fr',
  'E-mail': 'cs da fr it nl pl pt pt-BR ro',
  Message: 'fr',
  Messages: 'fr',
  Name: 'de',
  Privacy: 'it nl',
  Send: 'da nb',
  Sources: 'fr',
  Team: 'de it nl',
}
const ownScripts: Record<string, RegExp> = {
  ar: /\p{Script=Arabic}/u,
  el: /\p{Script=Greek}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  th: /\p{Script=Thai}/u,
  uk: /\p{Script=Cyrillic}/u,
  zh: /\p{Script=Han}/u,
}
const english = { ...en.core, ...en.parts } as Words
const translations = Object.entries(catalogues)
  .filter(([locale]) => locale !== 'en')
  .map(([locale, { core, parts }]) => ({ locale, words: { ...core, ...parts } as Words }))

const formsOf = (word: string | Plural) => (typeof word === 'string' ? [word] : Object.values(word))
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([it]) => it).toSorted()

test('there are at least 22 languages beside English, and the file of each is named after it', () => {
  expect(translations.length).toBeGreaterThanOrEqual(22)
  for (const { locale } of translations) expect(Intl.getCanonicalLocales(locale)).toEqual([locale])
})

describe.each(translations)('the catalogue of $locale', ({ locale, words }) => {
  test('says everything that the English one says, and nothing else', () => {
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(english).toSorted())
  })

  test('keeps core and parts apart as the English one does', () => {
    const known = new Set(Object.keys(en.core))
    expect(Object.keys(catalogues[locale]?.core ?? {}).filter((name) => !known.has(name))).toEqual([])
  })

  test('has the placeholders of the English one, in every form that names a number by digits', () => {
    const wrong = Object.entries(words).filter(([name, word]) => {
      const wanted = placeholders(formsOf(english[name] ?? '').at(-1) ?? '')
      if (typeof word === 'string') return placeholders(word).join() !== wanted.join()
      return Object.entries(word).some(([kind, form]) => {
        const inWords = ['zero', 'one', 'two'].includes(kind) && placeholders(form).length === 0
        return !inWords && placeholders(form).join() !== wanted.join()
      })
    })
    expect(wrong).toEqual([])
  })

  test('has a form for each kind of number that the language tells apart, and no others', () => {
    const kinds = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted()
    for (const word of Object.values(words)) {
      if (typeof word !== 'string') expect(Object.keys(word).toSorted()).toEqual(kinds)
    }
  })

  test('leaves nothing in English', () => {
    const left = Object.entries(words).filter(([name, word]) => {
      const isMeant = sameAsEnglish[String(word)]?.split(' ').includes(locale)
      return JSON.stringify(word) === JSON.stringify(english[name]) && !isMeant
    })
    expect(left).toEqual([])
  })

  test('is written in the script of the language', () => {
    const script = ownScripts[locale] ?? /\p{Script=Latin}/u
    const foreign = Object.entries(words).filter(([, word]) =>
      formsOf(word).some((form) => {
        const text = form.replaceAll(/\{\w+\}/g, '')
        return /\p{Letter}/u.test(text) && !script.test(text)
      }),
    )
    expect(foreign).toEqual([])
  })

  test('has no stray spaces, straight apostrophes or three dots', () => {
    const odd = Object.values(words)
      .flatMap(formsOf)
      .filter((form) => form !== form.trim() || /\.\.\.|'| {2}/.test(form))
    expect(odd).toEqual([])
  })
})

test.each([
  ['ru', 1, '1 новое сообщение'],
  ['ru', 3, '3 новых сообщения'],
  ['ru', 5, '5 новых сообщений'],
  ['ru', 21, '21 новое сообщение'],
  ['pl', 1, '1 nowa wiadomość'],
  ['pl', 2, '2 nowe wiadomości'],
  ['pl', 12, '12 nowych wiadomości'],
  ['pl', 22, '22 nowe wiadomości'],
  ['ar', 1, 'رسالة جديدة واحدة'],
  ['ar', 2, 'رسالتان جديدتان'],
  ['ar', 3, '٣ رسائل جديدة'],
  ['ar', 11, '١١ رسالة جديدة'],
  ['en', 1, '1 new message'],
  ['en', 1234, '1,234 new messages'],
])('in %s, %i are counted as the language counts', (locale, count, said) => {
  const unread = catalogues[locale]?.core.unread
  // An Arabic locale may write either digits; what is asked here are the forms.
  const lang = locale === 'ar' ? 'ar-EG' : locale
  expect(unread && fillCount(unread, count, lang)).toBe(said)
})
