/** Which language a hosted page has. */
import { expect, it } from 'vitest'
import { hostedLanguage } from './hosted-language.ts'

it.each([
  ['de', 'fr', 'de'],
  ['pt-BR', '', 'pt-BR'],
  ['', 'fr-CH, fr;q=0.9', 'fr-CH'],
  ['', 'ar;q=0.8', 'ar'],
  ['"><script>', 'fr', 'fr'],
  ['x'.repeat(40), '*', 'en'],
  ['', '', 'en'],
])('asked for "%s", by a browser that prefers "%s", it is %s', (asked, accepted, lang) => {
  expect(hostedLanguage(asked, accepted)).toBe(lang)
})
