/** The stored classifier of the built-in intents. */
import { expect, test } from 'vitest'
import { trainBuiltIn } from './built-in/train-built-in.ts'
import { builtInClassifier } from './built-in-classifier.ts'

test('The stored classifier is what training gives: else run `node scripts/make-built-in-classifier.mjs`', () => {
  expect(builtInClassifier()).toEqual(trainBuiltIn())
})

test('All bots share one', () => {
  expect(builtInClassifier()).toBe(builtInClassifier())
})
