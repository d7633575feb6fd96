/** Which questions ask for figures, and which texts have one to offer. */
import { expect, test } from 'vitest'
import { asksForFigure, holdsFigure } from './asked-figure.ts'

test.each([
  ['When do you open?', true],
  ['how much is a haircut', true],
  ['Wie viele Zimmer gibt es?', true],
  ['¿Cuánto cuesta?', true],
  ['сколько стоит ремонт', true],
  ['多少钱', true],
  ['Whenever I call, nobody answers', false],
  ['Do you repair boilers?', false],
])('%s: %s', (question, isAsking) => {
  expect(asksForFigure(question)).toBe(isAsking)
})

test('A figure that the question names itself is no answer', () => {
  expect(holdsFigure('It lasts 30 minutes.', 'how long does it last')).toBe(true)
  expect(holdsFigure('Room 12 is taken.', 'how long is room 12 free')).toBe(false)
  expect(holdsFigure('It lasts long.', 'how long does it last')).toBe(false)
})
