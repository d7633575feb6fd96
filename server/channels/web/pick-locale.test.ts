import { expect, test } from 'vitest'
import { pickLocale } from './pick-locale.ts'

const spoken = new Set(['en', 'de', 'pt', 'pt-BR', 'nb', 'he', 'zh'])

test.each([
  { wanted: ['de'], locale: 'de' },
  { wanted: ['de-AT-1996'], locale: 'de' },
  { wanted: ['pt-br'], locale: 'pt-BR' },
  { wanted: ['pt-AO'], locale: 'pt' },
  { wanted: ['zh-Hant-TW', 'en'], locale: 'zh' },
  { wanted: ['no', 'en'], locale: 'nb' },
  { wanted: ['nn-NO'], locale: 'nb' },
  { wanted: ['iw-IL'], locale: 'he' },
  { wanted: ['en_US'], locale: 'en' },
  { wanted: ['ca', '', 'auto', 'de-CH', 'en'], locale: 'de' },
  { wanted: ['eo', '*', '../..'], locale: undefined },
  { wanted: [], locale: undefined },
])('of $wanted, $locale is taken', ({ wanted, locale }) => {
  expect(pickLocale(wanted, spoken)).toBe(locale)
})
