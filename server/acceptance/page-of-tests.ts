/** A page of docs whose table says by which tests each of its rows is tried. */
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'

const root = new URL('../../', import.meta.url)

/** @param path from the root of the repository */
export function readPage(path: string): Promise<string> {
  return readFile(new URL(path, root), 'utf8')
}

/** Demands that rows `<letter>1` to the last one are there, each with tests that exist or with a reason why not. */
export async function expectTestsOfRows(
  page: string,
  { letter, rows }: { letter: string; rows: number },
): Promise<void> {
  const table = [...page.matchAll(/^\| ([A-Z])(\d+) \| [^|]+ \| ([^|]+)/gm)].map(
    ([, of, number, triedBy = '']) => ({ row: [of, Number(number)], triedBy }),
  )
  expect(table.map(({ row }) => row)).toEqual(Array.from({ length: rows }, (_, at) => [letter, at + 1]))
  for (const { row, triedBy } of table) {
    const named = testsIn(triedBy)
    // A name in another form than ours would not be looked for.
    expect([row, named.length]).toEqual([row, triedBy.split('.test.ts').length - 1])
    if (named.length === 0) expect([row, triedBy]).toEqual([row, expect.stringMatching(/^(not yet|in part)/)])
    for (const { path, title } of named) {
      expect((await readPage(path)).includes(title), `${path}: ${title}`).toBe(true)
    }
  }
}

function testsIn(cell: string): { path: string; title: string }[] {
  return [...cell.matchAll(/`(\S+\.test\.ts)`: ([^·|]+)/g)].map(([, path = '', title = '']) => ({
    path,
    title: title.trim(),
  }))
}
