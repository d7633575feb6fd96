/** Numbers and days as the operator's pages show them. */

/** `12,345` in the reader's own way of writing. */
export function tellCount(count: number): string {
  return count.toLocaleString()
}

export function tellDay(moment: string): string {
  return new Date(moment).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** "3 days", "2 hours": the largest unit that fits. */
export function tellDuration(seconds: number): string {
  const [size, unit] = units.find(([least]) => seconds >= least) ?? [1, 'second']
  const count = Math.floor(seconds / size)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const units: readonly [number, string][] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
]
