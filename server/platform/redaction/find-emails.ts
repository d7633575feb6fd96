/** E-mail addresses, also with `(at)` for the sign. */
import type { Stretch } from './personal-data.ts'

/** Looking out from the sign, not from every beginning, keeps the time linear. */
const sign = /@|\s?[([{]\s?at\s?[)\]}]\s?/gi
const longestName = 64
const name = /[\p{L}\p{N}._%+'*!#$&~-]+$/u
const domain =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})?(?:\.|\s?[([{]\s?dot\s?[)\]}]\s?)){1,6}(?:xn--[a-z0-9-]{1,58}|\p{L}{2,24})/iu
const longestDomain = 160

export function findEmails(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const match of text.matchAll(sign)) {
    const after = match.index + match[0].length
    const least = Math.max(found.at(-1)?.end ?? 0, match.index - longestName)
    const before = name.exec(text.slice(least, match.index))?.[0].replace(/^[^\p{L}\p{N}]+/u, '')
    const host = domain.exec(text.slice(after, after + longestDomain))?.[0]
    if (before && host) found.push({ start: match.index - before.length, end: after + host.length })
  }
  return found
}
