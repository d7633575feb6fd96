/** How long to wait before the next try: 1, 2, 4 … 30 seconds with full jitter, so that clients do not come back as one. */
const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/** @param failures tries that have failed in a row, at least 1. */
export function retryDelayMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10))
  return Math.round(random() * ceiling)
}
