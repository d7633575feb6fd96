/** Citation marks never reach the visitor, however the text is cut into pieces. */
import { expect, test } from 'vitest'
import { stripCitations } from './strip-citations.ts'

function strip(pieces: string[]): { said: string[]; text: string; cited: number[] } {
  const stripper = stripCitations()
  const said = [...pieces.map((piece) => stripper.push(piece)), stripper.end()]
  return { said, text: said.join(''), cited: [...stripper.cited] }
}

const cases: [written: string, text: string, cited: number[]][] = [
  ['We open at 8 [1].', 'We open at 8.', [1]],
  ['We open at 8.[1]', 'We open at 8.', [1]],
  ['Yes [2][3] and no [1] indeed', 'Yes and no indeed', [2, 3, 1]],
  ['A [1, 3] b [2-4] c', 'A b c', [1, 3, 2, 4]],
  ['A 【1】 b【2†source】 c 【3:0†hours.txt】.', 'A b c.', [1, 2, 3]],
  ['[1] First words', 'First words', [1]],
  ['Line one [1]\n\n[2] Line two', 'Line one\n\nLine two', [1, 2]],
  ['- a [1]\n  - b [2]\n', '- a\n  - b', [1, 2]],
  ['A note[^1] here', 'A note here', [1]],
  ['In [2026] and [a] and [x](y) and [ ]', 'In [2026] and [a] and [x](y) and [ ]', []],
  ['An open [1', 'An open [1', []],
  ['An open 【1', 'An open 【1', []],
  ['Costs [100, 200]', 'Costs [100, 200]', []],
  ['  spaces around  [1]  \n', 'spaces around', [1]],
  ['Nul \u0000and bell \u0007stay out\tbut tabs stay', 'Nul and bell stay out\tbut tabs stay', []],
  ['Smile \u{1f600} [1] \u{1f601}', 'Smile \u{1f600} \u{1f601}', [1]],
  ['half \ud83d', 'half \ufffd', []],
  ['[1][2]', '', [1, 2]],
  ['', '', []],
]

test.each(cases)('%j is said as %j', (written, text, cited) => {
  expect(strip([written])).toMatchObject({ text, cited })
})

test.each(cases)('%j is said the same when it is cut anywhere', (written, text, cited) => {
  for (let cut = 0; cut <= written.length; cut += 1) {
    expect(strip([written.slice(0, cut), written.slice(cut)])).toMatchObject({ text, cited })
  }
  expect(strip(written.split(''))).toMatchObject({ text, cited })
})

test('no piece carries a part of a mark', () => {
  for (const size of [1, 2, 3, 5]) {
    const pieces =
      'Open at 8 [1][2], on Sunday 【3†a】 at 9 [1].'.match(new RegExp(`.{1,${size}}`, 'gu')) ?? []
    expect(strip(pieces).said.filter((piece) => /[[\]【】†]/.test(piece))).toEqual([])
  }
})

test('words are said at once, only what may become a mark waits', () => {
  const stripper = stripCitations()
  expect(['We', ' open', ' at 8', ' [', '1', ']', ' on', ' [x'].map((piece) => stripper.push(piece))).toEqual(
    ['We', ' open', ' at 8', '', '', '', ' on', ' [x'],
  )
})

test('half a character is never said', () => {
  expect(strip(['a\ud83d', '\ude00b']).said).toEqual(['a', '\u{1f600}b', ''])
})

test('a long run of spaces or brackets costs no noticeable time', () => {
  const began = performance.now()
  strip([' '.repeat(100_000), '['.repeat(100_000), ' [1]'.repeat(25_000), 'end'])
  expect(performance.now() - began).toBeLessThan(2_000)
})
