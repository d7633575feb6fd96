/** Reads the field for a key's own limit; empty means no limit of its own. */
export function readPerMinute(text: string): { perMinute: number | null } | { problem: string } {
  const trimmed = text.trim()
  if (!trimmed) return { perMinute: null }
  const number = Number(trimmed)
  const isGood = Number.isInteger(number) && number >= 1 && number <= 1_000_000
  return isGood ? { perMinute: number } : { problem: 'A whole number from 1 to 1,000,000, or nothing.' }
}
