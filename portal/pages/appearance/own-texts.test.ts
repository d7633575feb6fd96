import { expect, test } from 'vitest'
import type { Appearance } from '#wire'
import {
  lostPlaceholders,
  withOwnTexts,
  withoutLanguage,
  withSuggestion,
  withWord,
  wordsOf,
} from './own-texts.ts'

const plain: Appearance = { accent: '#2456e6', position: 'right', theme: 'auto' }

test('words are kept by language, and what is emptied is left out', () => {
  const german = withOwnTexts(plain, 'de', { greeting: 'Moin!', suggestions: ['Offen?'] })
  expect(german.texts).toEqual({ de: { greeting: 'Moin!', suggestions: ['Offen?'] } })
  const both = withOwnTexts(german, 'fr', { teaser: 'Des questions ?' })
  expect(withOwnTexts(both, 'de', { greeting: '', suggestions: [], words: {} }).texts).toEqual({
    de: {},
    fr: { teaser: 'Des questions ?' },
  })
})

test('a language that is taken out leaves nothing behind', () => {
  const german = withOwnTexts(plain, 'de', { greeting: 'Moin!' })
  expect(withoutLanguage(german, 'de')).toEqual(plain)
  expect(withoutLanguage(german, 'fr').texts).toEqual({ de: { greeting: 'Moin!' } })
})

test('suggestions are added, changed and emptied by place', () => {
  expect(withSuggestion([], 0, 'Open?')).toEqual(['Open?'])
  expect(withSuggestion(['a', 'b'], 0, 'c')).toEqual(['c', 'b'])
  expect(withSuggestion(['a', 'b'], 0, '')).toEqual(['b'])
  expect(withSuggestion(['a'], 1, 'b')).toEqual(['a', 'b'])
})

test('a word is replaced, and given back when it is emptied', () => {
  expect(withWord({ send: 'Go' }, 'stop', 'Halt')).toEqual({ send: 'Go', stop: 'Halt' })
  expect(withWord({ send: 'Go' }, 'send', '')).toEqual({})
})

test('the words of a language are listed with every form, those of its neighbour or English where it has none', () => {
  const catalogues = {
    en: { send: 'Send' },
    pt: { send: 'Enviar', left: { one: 'Resta {count}', other: 'Restam {count}' } },
  }
  const portuguese = [
    { name: 'send', text: 'Enviar' },
    { name: 'left.one', text: 'Resta {count}' },
    { name: 'left.other', text: 'Restam {count}' },
  ]
  expect(wordsOf(catalogues, 'pt')).toEqual(portuguese)
  expect(wordsOf(catalogues, 'pt-AO')).toEqual(portuguese)
  expect(wordsOf(catalogues, 'ca')).toEqual([{ name: 'send', text: 'Send' }])
})

test('a placeholder that an own word has lost is named', () => {
  expect(lostPlaceholders('Chat with {business}', 'Ask us')).toEqual(['{business}'])
  expect(lostPlaceholders('Chat with {business}', 'Ask {business}')).toEqual([])
  expect(lostPlaceholders('Chat with {business}', '')).toEqual([])
})
