/** The promise of delivery on two instances, while one of them is killed, stands still, or loses Redis or its database. */
import { expect, test } from 'vitest'
import { byInvariant, reportOf } from '../faults/report.ts'
import { runFaults } from '../faults/run-faults.ts'
import { freshDatabase } from '../fresh-database.ts'
import { startRedis } from '../start-redis.ts'

const cycles = 5
const seed = 20_261_122

test('what was acknowledged survives the faults of two instances once and in order, and all see it', async () => {
  await using redis = await startRedis()
  const place = await freshDatabase()
  const result = await runFaults({ seed, cycles, place, redis, standStillEvery: cycles })
  const report = reportOf(result)
  expect(byInvariant(result.violations), report).toEqual({})
  expect(result.kills.length, report).toBe(cycles)
  expect(Object.values(result.standStills), report).toEqual([1])
  expect(result.takenOver, report).toBeGreaterThan(0)
}, 300_000)
