/** Three-way merge: what I changed since `base` stays mine, everything else becomes theirs. */
export function mergeChanges<T>(base: T, mine: T, theirs: T): T {
  if (isSame(base, mine)) return theirs
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return mine
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  const merged: Record<string, unknown> = {}
  for (const name of names) {
    const value = mergeChanges(base[name], mine[name], theirs[name])
    if (value !== undefined) merged[name] = value
  }
  return merged as T
}

/** Equality of JSON values; the order of keys does not matter, absent equals undefined. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => isSame(value, other[index]))
  }
  if (!isRecord(one) || !isRecord(other)) return false
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => isSame(one[name], other[name]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
