import { expect, test } from 'vitest'
import { type Goal, type Measured, verdictOn } from './goal.ts'
import { tableOf } from './print-rows.ts'

const measured = (here: number, floor: number, ...goals: Goal[]): Measured => ({
  unit: 'ms',
  here,
  floor,
  goals,
})

test.each([
  [measured(13, 10, { of: 'ratio', most: 1.3 }), '≤ 1.30x: within the goal'],
  [measured(14, 10, { of: 'ratio', most: 1.3 }), '≤ 1.30x: beyond the goal'],
  [measured(6, 10, { of: 'ratio', least: 0.7 }), '≥ 0.70x: beyond the goal'],
  [measured(7, 10, { of: 'ratio', least: 0.7 }), '≥ 0.70x: within the goal'],
  [measured(9, 5, { of: 'ratio', most: 2 }, { of: 'here', most: 8 }), '≤ 2.00x, ≤ 8 ms: beyond the goal'],
  [measured(7, 5, { of: 'ratio', most: 2 }, { of: 'here', most: 8 }), '≤ 2.00x, ≤ 8 ms: within the goal'],
  [measured(7, 0, { of: 'ratio', most: 2 }), '≤ 2.00x: beyond the goal'],
  [measured(-7, 5, { of: 'ratio', most: 2 }), '≤ 2.00x: beyond the goal'],
  [measured(7, 5), ''],
])('a figure of %o is told as "%s"', (figure, told) => {
  expect(verdictOn(figure)).toBe(told)
})

test('the table says it beside the ratio', () => {
  const goals: Goal[] = [{ of: 'ratio', most: 1.5 }]
  const [heading, row] = tableOf([{ name: 'a', unit: 'ms', here: 1, floor: 1, goals }]).split('\n')
  expect(heading).toContain('goal')
  expect(row).toContain('1.00  ≤ 1.50x: within the goal')
})
