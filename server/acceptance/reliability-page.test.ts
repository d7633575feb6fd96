/** What `docs/reliability.md` says is tried is tried: every test that it names is there. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { defects } from './faults/planted-defects.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFile(new URL(path, root), 'utf8')

test('every test that the page on reliability names exists, and every fault has its row', async () => {
  const page = await read('docs/reliability.md')
  const named = [...page.matchAll(/`(\S+\.test\.ts)`: ([^·|]+)/g)]
  expect(named.length).toBeGreaterThan(40)
  for (const [, path = '', title = ''] of named) {
    expect((await read(path)).includes(title.trim()), `${path}: ${title}`).toBe(true)
  }
  const rows = [...page.matchAll(/^\| (R\d+) \|/gm)].map(([, row]) => row)
  expect(rows).toEqual(Array.from({ length: 34 }, (_, at) => `R${at + 1}`))
})

test('the page names as many planted defects as there are', async () => {
  const page = await read('docs/reliability.md')
  const [, table = ''] = page.split('| Planted | Found by |')
  const found = [
    ...table
      .split('\n\n', 1)
      .join('')
      .matchAll(/\| (I\d+) \|/g),
  ].map(([, rule]) => rule)
  expect(found.sort()).toEqual(defects.map(({ invariant }) => invariant).sort())
})
