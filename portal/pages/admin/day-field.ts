/** Moments as days of the reader's own calendar, for date fields. */

/** Empty for none. */
export function dayOf(moment: string | null): string {
  if (!moment) return ''
  const date = new Date(moment)
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/** The last moment of the day. */
export function momentOf(day: string): string | null {
  return day ? new Date(`${day}T23:59:59`).toISOString() : null
}
