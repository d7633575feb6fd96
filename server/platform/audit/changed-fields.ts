/** Names the fields in which two documents differ, without what they hold. */
import { isDeepStrictEqual } from 'node:util'

const deepest = 2
const atMost = 100

/** Dotted names, at most two deep: `business.hours`. */
export function changedFields(before: unknown, after: unknown): string[] {
  return compare(before, after, '', 0).slice(0, atMost)
}

function compare(before: unknown, after: unknown, path: string, depth: number): string[] {
  if (isDeepStrictEqual(plain(before), plain(after))) return []
  if (depth === deepest || !isRecord(before) || !isRecord(after)) return [path]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) =>
    compare(before[name], after[name], path ? `${path}.${name}` : name, depth + 1),
  )
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
