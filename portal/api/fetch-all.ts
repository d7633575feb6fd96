/** Reads a list to its end, for what is counted as a whole: the owners among the members. */
import type { Page } from '#wire'

/** @param fetchPage asks for the page after a cursor; undefined: for the first */
export async function fetchAll<T>(fetchPage: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const page = await fetchPage(cursor)
    all.push(...page.data)
    cursor = (page.has_more && page.next_cursor) || undefined
  } while (cursor)
  return all
}
