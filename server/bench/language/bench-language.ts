/**
 * `npm run bench -- language [--data DIR] [--json FILE]`: measures intents and search on every set found in DIR, through
 * the code that serves tenants. A set is a folder of `intents/` or `retrieval/`.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'
import { measureIntents } from './measure-intents.ts'
import { measureIndexing, measureRetrieval } from './measure-retrieval.ts'
import { namesIn } from './read-lines.ts'

const usualData = fileURLToPath(new URL('../../../../shared/yardsticks/', import.meta.url))
const heading = ['set', 'figure', 'here', 'target', '', 'published']

/** Prints the table; returns false when there is nothing to measure. */
export function benchLanguage({ data = usualData, json }: { data?: string; json?: string }): boolean {
  const figures = measure(data)
  if (figures.length === 0) {
    process.stderr.write(`No sets in ${data}; name a folder with intents/ and retrieval/ by --data.\n`)
    return false
  }
  process.stdout.write(`${tableOf(figures)}\n`)
  if (json) writeFileSync(json, `${JSON.stringify({ node: process.version, figures }, null, 2)}\n`)
  return true
}

function measure(data: string): Figure[] {
  const figures: Figure[] = []
  for (const set of namesIn(data, 'intents')) {
    process.stderr.write(`${set} …\n`)
    figures.push(...measureIntents(join(data, 'intents', set), set))
  }
  const retrieval = join(data, 'retrieval')
  for (const set of namesIn(retrieval)) {
    process.stderr.write(`${set} …\n`)
    figures.push(...measureRetrieval(join(retrieval, set), set))
  }
  const hasLong = existsSync(join(retrieval, 'squad_tenants', 'passages.jsonl'))
  return hasLong ? [...figures, ...measureIndexing(retrieval, 'squad_tenants')] : figures
}

function tableOf(figures: readonly Figure[]): string {
  const lines = [heading, ...figures.map(cellsOf)]
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf({ set, name, value, unit, target, neighbour = '' }: Figure): string[] {
  const told = `${value.toFixed(unit === '%' ? 1 : 2)} ${unit}`.trim()
  if (target === undefined) return [set, name, told, '', '', neighbour]
  const isReached = unit === 'ms' ? value <= target : Math.round(value * 10) / 10 >= target || value >= target
  return [set, name, told, String(target), isReached ? 'ok' : 'below', neighbour]
}
