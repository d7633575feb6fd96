/** Each measure with small lists whose result can be counted by hand. */
import { describe, expect, test } from 'vitest'
import {
  auroc,
  bestCorrelation,
  bestThreshold,
  caughtWhenKept,
  correlation,
  microF1,
  percent,
} from './scores.ts'

const told = (gold: string, name: string, score: number) => ({ gold, told: name, score })

describe('AUROC', () => {
  test('is 100 when every text in scope scores higher, 0 when none does', () => {
    expect(auroc([3, 4, 5], [1, 2])).toBe(100)
    expect(auroc([1, 2], [3, 4, 5])).toBe(0)
  })

  test('counts the pairs in the right order, and equal scores half', () => {
    // Of the six pairs four are right, one is equal.
    expect(auroc([0.2, 0.6, 0.9], [0.2, 0.3])).toBeCloseTo((100 * 4.5) / 6)
    expect(auroc([1, 1], [1, 1, 1])).toBe(50)
  })
})

describe('the share caught', () => {
  test('is of those below the threshold which nineteen of twenty reach', () => {
    const inScope = Array.from({ length: 20 }, (_, at) => at + 1)
    expect(caughtWhenKept(inScope, [0, 1, 1.5, 2, 30], 0.95)).toBe(60)
  })

  test('is everything when all in scope score higher', () => {
    expect(caughtWhenKept([5, 6], [1, 2], 0.9)).toBe(100)
  })
})

describe('the best threshold', () => {
  test('lies where most are told rightly', () => {
    const all = [
      told('oos', 'a', 0.1),
      told('oos', 'b', 0.3),
      told('a', 'a', 0.4),
      told('oos', 'a', 0.5),
      told('b', 'b', 0.8),
    ]
    // From 0.4 on: two refused rightly, two answered rightly; from 0.8 on: three and one.
    expect(bestThreshold(all, 'oos')).toBe(0.8)
    expect(bestThreshold([...all, told('b', 'b', 0.45)], 'oos')).toBe(0.4)
  })

  test('refuses nothing when everything is in scope and right', () => {
    expect(bestThreshold([told('a', 'a', 0.2), told('b', 'b', 0.7)], 'oos')).toBe(0.2)
  })

  test('does not part equal scores', () => {
    const all = [told('oos', 'a', 0.5), told('a', 'a', 0.5), told('a', 'a', 0.9)]
    expect([0.5, 0.9]).toContain(bestThreshold(all, 'oos'))
  })

  test('of nothing is 0', () => {
    expect(bestThreshold([], 'oos')).toBe(0)
  })
})

describe('correlation', () => {
  test('is 1 for all right, 0 when always the same is told', () => {
    const right = ['a', 'b', 'c', 'a'].map((name) => ({ gold: name, told: name }))
    expect(correlation(right)).toBe(1)
    expect(correlation(right.map(({ gold }) => ({ gold, told: 'a' })))).toBe(0)
  })

  test('of two classes is that of Matthews', () => {
    const pairs = (gold: string, name: string, count: number) =>
      Array.from({ length: count }, () => ({ gold, told: name }))
    const all = [...pairs('y', 'y', 6), ...pairs('n', 'n', 3), ...pairs('n', 'y', 1), ...pairs('y', 'n', 2)]
    expect(correlation(all)).toBeCloseTo((6 * 3 - 1 * 2) / Math.sqrt(7 * 8 * 4 * 5))
  })

  test('is best at the threshold that parts the two kinds', () => {
    const all = [told('oos', 'a', 0.1), told('oos', 'b', 0.2), told('a', 'a', 0.6), told('b', 'b', 0.7)]
    expect(bestCorrelation(all, 'oos')).toBe(1)
  })
})

describe('micro-F1', () => {
  test('weighs every intent of every message alike', () => {
    // Two of three told are right, two of four meant are found.
    const pairs = [
      { gold: ['book', 'room'], told: ['book', 'pool'] },
      { gold: ['cancel', 'room'], told: ['cancel'] },
    ]
    expect(microF1(pairs)).toBeCloseTo((200 * 2) / 7)
  })

  test('is 100 for all right and 0 for nothing told', () => {
    expect(
      microF1([
        { gold: ['a'], told: ['a'] },
        { gold: [], told: [] },
      ]),
    ).toBe(100)
    expect(microF1([{ gold: ['a'], told: [] }])).toBe(0)
    expect(microF1([])).toBe(0)
  })
})

test('a share of nothing is 0', () => {
  expect(percent([], () => true)).toBe(0)
  expect(percent([1, 2, 3, 4], (each) => each > 1)).toBe(75)
})
