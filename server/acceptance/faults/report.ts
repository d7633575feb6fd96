/** Says in tables how a run went: what was done to the process, in the middle of what, and what was found. */
import type { Violation } from './history.ts'
import { sendPoints, turnPoints } from './kill-points.ts'
import type { RunResult } from './run-faults.ts'

/** How many violations of each kind are shown in full. */
const shown = 3

export function reportOf(result: RunResult): string {
  const { points, downMs, drains, violations, failures } = result
  const seconds = (result.milliseconds / 1000).toFixed(1)
  const perMinute = (result.kills.length / (result.milliseconds / 60_000)).toFixed(1)
  return [
    `seed ${result.seed}: ${result.kills.length} kills counted, ${result.uncounted} not, in ${seconds} s (${perMinute} a minute)`,
    `${result.clients} clients, ${result.messages} messages, ${result.turns} turns`,
    `down for ${median(downMs)} ms in the middle; ${drains.length} times told to leave, gone in ${median(drains.map(({ tookMs }) => tookMs))} ms`,
    `${result.takenOver} turns finished by another, ${result.givenUp} given up; all showed what is stored ${Math.round(result.convergedMs)} ms after rest`,
    '',
    ...table('sends in flight at a kill', sendPoints, points.sends),
    ...table('turns open at a kill', turnPoints, points.turns),
    ...table('lesser faults', Object.keys(result.harms).sort(), result.harms),
    ...table('stood still', Object.keys(result.standStills).sort(), result.standStills),
    ...table('refusals heard', Object.keys(result.refusals), result.refusals),
    ...failures.slice(0, shown).map((line) => `the process said: ${line}`),
    violations.length === 0 ? 'no violation' : `${violations.length} violations`,
    ...Object.entries(byInvariant(violations)).flatMap(([name, found]) => explain(name, found)),
  ].join('\n')
}

/** How many violations of each invariant. */
export function byInvariant(violations: readonly Violation[]): Record<string, Violation[]> {
  return Object.fromEntries(Map.groupBy(violations, ({ invariant }) => invariant))
}

function explain(name: string, found: readonly Violation[]): string[] {
  const lines = found.slice(0, shown).map(({ what, evidence }) => `    ${what}: ${JSON.stringify(evidence)}`)
  return [`  ${name}: ${found.length}`, ...lines]
}

function table(title: string, rows: readonly string[], counts: Record<string, number>): string[] {
  if (rows.length === 0) return []
  const width = Math.max(...rows.map((row) => row.length))
  const lines = rows.map((row) => `  ${row.padEnd(width)}  ${String(counts[row] ?? 0).padStart(4)}`)
  return [title, ...lines, '']
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
}
