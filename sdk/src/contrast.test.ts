import { expect, test } from 'vitest'
import { asText, contrast, isColour, leastForText, readOn } from './contrast.ts'

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
])('%s on %s has the contrast %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2)
  expect(contrast(other, one)).toBeCloseTo(ratio, 2)
})

test('text on any colour can be read, and is white where white can be', () => {
  const steps = ['00', '33', '66', '99', 'cc', 'ff']
  for (const red of steps) {
    for (const green of steps) {
      for (const blue of steps) {
        const colour = `#${red}${green}${blue}`
        const { text, ratio } = readOn(colour)
        expect(ratio, colour).toBeGreaterThanOrEqual(leastForText)
        expect(contrast(text, colour)).toBeCloseTo(ratio, 5)
        expect(text === '#ffffff').toBe(contrast('#ffffff', colour) >= leastForText)
      }
    }
  }
})

test.each([
  ['#0f766e', true],
  ['#0F766E', true],
  ['#abc', false],
  ['teal', false],
  ['red;}*{display:none', false],
])('%j as a colour: %s', (text, expected) => {
  expect(isColour(text)).toBe(expected)
})

test('an accent is written so that it reads on every surface of its theme, and stays itself where it does', () => {
  const surfaces = { light: ['#ffffff', '#f2f3f5'], dark: ['#181b20', '#262a31'] } as const
  const steps = ['00', '33', '66', '99', 'cc', 'ff']
  const colours = steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)),
  )
  for (const theme of ['light', 'dark'] as const) {
    for (const colour of colours) {
      const written = asText(colour, theme)
      for (const surface of surfaces[theme]) {
        expect(contrast(written, surface), `${colour} on ${surface}`).toBeGreaterThanOrEqual(leastForText)
      }
    }
  }
  expect(asText('#2456e6', 'light')).toBe('#2456e6')
  expect(asText('#ffd400', 'dark')).toBe('#ffd400')
})
