/** The promise of delivery, kept while the process is killed again and again in the middle of its work. */
import { expect, test } from 'vitest'
import { byInvariant, reportOf } from './report.ts'
import { runFaults } from './run-faults.ts'
import { openRunPlace } from './run-place.ts'

const cycles = 25
const seed = 20_261_121

test('what was acknowledged survives 25 kills once and in order, and every question is answered once', async () => {
  await using at = await openRunPlace('embedded')
  const result = await runFaults({ seed, cycles, place: at.place })
  const report = reportOf(result)
  expect(byInvariant(result.violations), report).toEqual({})
  expect(result.failures, report).toEqual([])
  // Where kills come faster than answers some die with their process five times; most do not.
  expect(result.givenUp, report).toBeLessThan(result.turns / 4)
  expect(result.kills.length, report).toBe(cycles)
  for (const { sends, turns } of result.kills) {
    expect(sends.length).toBeGreaterThan(0)
    expect(turns.length).toBeGreaterThan(0)
  }
  // The kills fell on both sides of the commit, and before and within answers.
  const { sends, turns } = result.points
  expect(sends['before commit'], report).toBeGreaterThan(0)
  expect(sends['committed, ack lost'] + sends['committed, ack under way'], report).toBeGreaterThan(0)
  expect(turns['before first delta'], report).toBeGreaterThan(0)
  expect(turns['after first delta'], report).toBeGreaterThan(0)
})
