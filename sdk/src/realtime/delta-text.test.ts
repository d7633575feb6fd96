import { expect, test } from 'vitest'
import type { Delta } from '#wire'
import { createDeltaText } from './delta-text.ts'

type Piece = [attempt: number, off: number, text: string]

function delta([attempt, off, text]: Piece): Delta {
  return { turn: 't', attempt, off, text }
}

const tables: { name: string; pieces: Piece[]; texts: (string | null)[] }[] = [
  {
    name: 'pieces in order grow',
    pieces: [
      [1, 0, 'We '],
      [1, 3, 'are'],
    ],
    texts: ['We ', 'We are'],
  },
  {
    name: 'a piece that comes twice changes nothing',
    pieces: [
      [1, 0, 'We '],
      [1, 0, 'We '],
    ],
    texts: ['We ', null],
  },
  {
    name: 'an overlap adds only its end',
    pieces: [
      [1, 0, 'We '],
      [1, 1, 'e are'],
    ],
    texts: ['We ', 'We are'],
  },
  {
    name: 'after a hole the rest waits for the message',
    pieces: [
      [1, 0, 'We '],
      [1, 9, 'open'],
      [1, 3, 'are '],
    ],
    texts: ['We ', null, null],
  },
  { name: 'whoever comes late waits for the message', pieces: [[1, 6, ' open']], texts: [null] },
  {
    name: 'a higher attempt begins again',
    pieces: [
      [1, 0, 'We '],
      [2, 0, 'Yes'],
    ],
    texts: ['We ', 'Yes'],
  },
  {
    name: 'a higher attempt mends a hole',
    pieces: [
      [1, 5, 'x'],
      [2, 0, 'Yes'],
    ],
    texts: [null, 'Yes'],
  },
  {
    name: 'a lower attempt is dropped',
    pieces: [
      [2, 0, 'Yes'],
      [1, 3, ' no'],
    ],
    texts: ['Yes', null],
  },
]

test.each(tables)('$name', ({ pieces, texts }) => {
  const deltas = createDeltaText()
  expect(pieces.map((piece) => deltas.add(delta(piece)))).toEqual(texts)
})

test('nothing is said any more after the final message, in that turn only', () => {
  const deltas = createDeltaText()
  deltas.add(delta([1, 0, 'We ']))
  deltas.finish('t')

  expect(deltas.add(delta([1, 3, 'are']))).toBeNull()
  expect(deltas.add(delta([2, 0, 'Late']))).toBeNull()
  expect(deltas.add({ ...delta([1, 0, 'Next']), turn: 'u' })).toBe('Next')
})
