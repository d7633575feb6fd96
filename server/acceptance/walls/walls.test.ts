/** One of six businesses tries every door with the ids of the others: with both walls up, with each alone, and with none. */
import { expect, test } from 'vitest'
import { freshDatabase } from '../fresh-database.ts'
import { runWalls } from './run-walls.ts'

test('with both walls up nothing of another business shows', async () => {
  const run = await runWalls({ place: await freshDatabase() })
  expect(run.leaks).toEqual([])
  // Each call and place has an owner for whom it works.
  expect(run.hollow).toEqual([])
  expect(run.probes).toBeGreaterThanOrEqual(5_000)
}, 180_000)

test.each(['first', 'second'] as const)(
  'without the %s wall the other one holds',
  async (wall) => {
    const run = await runWalls({ place: await freshDatabase(), down: [wall], tenants: 2 })
    expect(run.leaks).toEqual([])
    expect(run.hollow).toEqual([])
  },
  120_000,
)

test('without both walls calls, events and every table leak: the probes would notice', async () => {
  const run = await runWalls({ place: await freshDatabase(), down: ['first', 'second'], tenants: 2 })
  expect(run.tablesReached).toEqual(run.tables)
  const leaking = run.leaks.map(({ probe }) => probe)
  for (const probe of [
    'getConfig query bot as owner',
    'listBots claim tenant_id as key',
    'event conversation.join as member',
  ]) {
    expect(leaking).toContain(probe)
  }
}, 120_000)
