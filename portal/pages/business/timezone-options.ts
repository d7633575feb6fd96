/** Every time zone that the browser knows. */
let known: { value: string; label: string }[] | undefined

/** The list always holds `current`, even where the browser does not know it. */
export function timezoneOptions(current: string): { value: string; label: string }[] {
  known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }))
  if (known.some(({ value }) => value === current)) return known
  return [{ value: current, label: current }, ...known]
}

/** A sentence by which one sees whether the zone is right. */
export function timeThere(zone: string): string | undefined {
  try {
    const time = new Intl.DateTimeFormat(undefined, {
      timeZone: zone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    })
    return `There it is ${time.format()} now.`
  } catch {
    // A zone that this browser does not know.
    return undefined
  }
}
