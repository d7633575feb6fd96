/** Which of the languages that are spoken suits a visitor best. */

/** What Norwegians and old browsers say for a language that has another name here. */
const otherNames: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', iw: 'he' }
/** Longer lists come from no browser. */
const mostWanted = 20

/**
 * The first wanted language that is spoken, as it is spelled there; each is tried with less and less detail, `pt-AO`
 * as `pt`. What is no language counts as not spoken.
 */
export function pickLocale(wanted: readonly string[], spoken: ReadonlySet<string>): string | undefined {
  const known = new Map([...spoken].map((locale) => [locale.toLowerCase(), locale]))
  for (const tag of wanted.slice(0, mostWanted)) {
    const parts = tag.toLowerCase().replaceAll('_', '-').split('-')
    parts[0] = otherNames[parts[0] ?? ''] ?? parts[0] ?? ''
    for (; parts.length > 0; parts.pop()) {
      const locale = known.get(parts.join('-'))
      if (locale !== undefined) return locale
    }
  }
  return undefined
}
