/** A new version is brought in: one instance after the other is asked to leave and started anew, while people talk. */
import { expect, test } from 'vitest'
import { byInvariant, reportOf } from '../faults/report.ts'
import { runFaults } from '../faults/run-faults.ts'
import { freshDatabase } from '../fresh-database.ts'
import { startRedis } from '../start-redis.ts'

/** How often each instance is replaced. */
const rolls = Number(process.env.DESKBELL_ROLLS ?? 1)

test(
  'instances that are replaced one by one lose nothing, refuse nobody for good, and leave in order within 15 s',
  async () => {
    await using redis = await startRedis()
    const place = await freshDatabase()
    const result = await runFaults({ seed: 27, cycles: 0, rolls, place, redis })
    const report = reportOf(result)
    expect(byInvariant(result.violations), report).toEqual({})
    expect(result.drains, report).toHaveLength(2 * rolls + 2)
    for (const { ended, tookMs } of result.drains) {
      expect(ended).toBe(0)
      expect(tookMs).toBeLessThan(15_000)
    }
    const refused = Object.keys(result.refusals).filter((code) => code !== 'busy')
    expect(refused, report).toEqual([])
    expect(result.failures, report).toEqual([])
  },
  rolls * 40_000 + 60_000,
)
