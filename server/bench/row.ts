/** A row of the table: what was measured, beside the least that any such program would need. */
import { median, percentile } from './percentile.ts'

export interface Row {
  name: string
  unit: 'ms' | 'MB' | 'bytes' | '%' | 'per s'
  here: number
  /** The same figure of the floor, measured in the same run. */
  floor?: number
  /** What the floor is. */
  floorIs?: string
}

/** A benchmark: makes what it needs, measures, removes it again. */
export type Benchmark = () => Promise<Row[]>

export interface Samples {
  here: readonly number[]
  floor: readonly number[]
}

/** One row for each share, for example p50 and p95. */
export function timeRows(name: string, { here, floor }: Samples, shares: number[], floorIs: string): Row[] {
  return shares.map((share) => ({
    name: `${name}, p${Math.round(share * 100)}`,
    unit: 'ms',
    here: percentile(here, share),
    floor: percentile(floor, share),
    floorIs,
  }))
}

export function medianRow(name: string, { here, floor }: Samples, floorIs: string): Row {
  return { name, unit: 'ms', here: median(here), floor: median(floor), floorIs }
}
