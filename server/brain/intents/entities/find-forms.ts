/** Finds stretches of text that have one of several forms. */
import type { Entity } from '#wire'

export interface Form {
  pattern: RegExp
  /** The value of a match, or null when it only looks like one. */
  read(match: RegExpMatchArray): string | null
}

/** A message and its folded copy of the same length. */
export interface FoldedText {
  text: string
  folded: string
}

/** More than anybody names: what comes after it is not looked for. */
const most = 20

/** Entities of one type; a stretch that has two forms belongs to the first of them. */
export function findForms(
  type: Entity['type'],
  forms: readonly Form[],
  { text, folded }: FoldedText,
): Entity[] {
  const found: Entity[] = []
  for (const { pattern, read } of forms) {
    for (const match of folded.matchAll(pattern)) {
      if (found.length >= most) return found
      const start = match.index
      const end = start + match[0].length
      const value = isTaken(found, start, end) ? null : read(match)
      if (value !== null) found.push({ type, text: text.slice(start, end), value, start, end })
    }
  }
  return found
}

export function isTaken(found: readonly Entity[], start: number, end: number): boolean {
  return found.some((entity) => start < entity.end && end > entity.start)
}
