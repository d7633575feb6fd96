import { expect, test } from 'vitest'
import { tellProof } from './tell-proof.ts'

const held = {
  at: '2026-11-20T10:00:00.000Z',
  version: '0.1.0',
  businesses: 6,
  probes: 1234,
  leaks: 0,
  leaks_without_first_wall: 0,
  leaks_without_second_wall: 0,
  leaks_without_both: 310,
  tables: 20,
  tables_noticed: 20,
}

test('a proof that held says what was tried, and that the tries see what there is', () => {
  const { holds, summary, trials } = tellProof(held)
  expect(holds).toBe(true)
  expect(summary).toMatch(/One of 6 businesses tried 1,234 times .* not once with success/)
  expect(trials.map(({ result }) => result)).toEqual([
    '0 leaks',
    '0 leaks',
    '0 leaks',
    '310 got through, in 20 of 20 tables',
  ])
})

test.for([
  ['leaks', { leaks: 1 }, '1 leak'],
  ['leaks through the database alone', { leaks_without_first_wall: 2 }, '2 leaks'],
  ['leaks through the program alone', { leaks_without_second_wall: 3 }, '3 leaks'],
  ['tries that see nothing', { leaks_without_both: 0 }, '0 got through, in 20 of 20 tables'],
  ['tries that miss a table', { tables_noticed: 19 }, '310 got through, in 19 of 20 tables'],
] as const)('a proof with %s does not hold', ([, change, result]) => {
  const { holds, trials } = tellProof({ ...held, ...change })
  expect(holds).toBe(false)
  expect(trials.filter(({ isAsHoped }) => !isAsHoped).map((trial) => trial.result)).toEqual([result])
})
