/** Arabic words in their light form. */
import { expect, test } from 'vitest'
import { stemmer } from './stem.ts'
import { wordsOf } from './words.ts'

const stem = (text: string) => wordsOf(text).map(stemmer(null)).join(' ')

test.each([
  ['المدرسة', 'مدرسة'],
  ['والكتاب', 'كتاب'],
  ['بالسيارة', 'سيارة'],
  ['للطبيب', 'الطبيب'],
  ['مهندسون', 'المهندسين'],
  ['أسعار', 'الاسعار'],
])('%s and %s are forms of one word', (first, second) => {
  expect(stem(first)).toBe(stem(second))
})

test('Short words keep their letters', () => {
  expect(stem('ولد')).toBe('ولد')
  expect(stem('هل')).toBe('هل')
})
