/** A row of the table: what was measured, beside the least that any such program would need. */
import type { Goal } from './goal.ts'
import { median, percentile } from './percentile.ts'

export interface Row {
  name: string
  unit: 'ms' | 'MB' | 'bytes' | '%' | 'per s'
  here: number
  /** The same figure of the floor, measured in the same run. */
  floor?: number
  /** What the floor is. */
  floorIs?: string
  goals?: readonly Goal[]
}

/** A benchmark: makes what it needs, measures, removes it again. */
export type Benchmark = () => Promise<Row[]>

export interface Samples {
  here: readonly number[]
  floor: readonly number[]
}

/** Which part of the samples a row is about, for example 0.95. */
export type Share = number | { share: number; goals: readonly Goal[] }

/** One row for each share, for example p50 and p95. */
export function timeRows(
  name: string,
  { here, floor }: Samples,
  shares: readonly Share[],
  floorIs: string,
): Row[] {
  return shares.map((each) => {
    const { share, goals } = typeof each === 'number' ? { share: each, goals: [] } : each
    return {
      name: `${name}, p${Math.round(share * 100)}`,
      unit: 'ms',
      here: percentile(here, share),
      floor: percentile(floor, share),
      floorIs,
      goals,
    }
  })
}

export function medianRow(name: string, { here, floor }: Samples, floorIs: string): Row {
  return { name, unit: 'ms', here: median(here), floor: median(floor), floorIs }
}
