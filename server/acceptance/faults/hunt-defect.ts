/** Runs the product with a planted defect until the suite sees it. */
import { join } from 'node:path'
import { startRedis } from '../start-redis.ts'
import { plantDefect } from './plant-defect.ts'
import type { Defect } from './planted-defects.ts'
import { runFaults } from './run-faults.ts'
import { openRunPlace } from './run-place.ts'

export interface Hunt {
  defect: string
  invariant: string
  seed: number
  /** Whether the rule that names the defect found it. */
  found: boolean
  /** Kills until then. */
  cycles: number
  /** Every rule that found something. */
  by: string[]
  milliseconds: number
}

/** A defect that needs more kills than these is not seen. */
export const mostCycles = 25
const checkEvery = 2

export async function huntDefect(defect: Defect, seed: number): Promise<Hunt> {
  const began = performance.now()
  const { needsTwo = false } = defect
  await using at = await openRunPlace(needsTwo ? 'postgres' : 'embedded')
  await using redis = needsTwo ? await startRedis() : null
  const root = await plantDefect(defect, join(at.folder, 'defects'))
  // Others may find it first: only the rule that names it ends the hunt.
  const isFound = (invariants: readonly string[]) => invariants.includes(defect.invariant)
  const run = { seed, cycles: mostCycles, checkEvery, root, place: at.place, isFound }
  const result = await runFaults({ ...run, ...(redis && { redis, standStillEvery: 1 }) })
  const by = [...new Set(result.violations.map(({ invariant }) => invariant))]
  return {
    defect: defect.name,
    invariant: defect.invariant,
    seed,
    found: isFound(by),
    cycles: result.kills.length,
    by,
    milliseconds: performance.now() - began,
  }
}
