/** Lists that are longer than a page. */
import { expect, it } from 'vitest'
import { fetchAll } from './fetch-all.ts'

it('follows the cursors to the last page', async () => {
  const pages = new Map([
    [undefined, { data: [1, 2], has_more: true, next_cursor: 'b' }],
    ['b', { data: [3], has_more: true, next_cursor: 'c' }],
    ['c', { data: [4], has_more: false, next_cursor: 'd' }],
  ])
  const asked: (string | undefined)[] = []
  const all = await fetchAll(async (cursor) => {
    asked.push(cursor)
    return pages.get(cursor) ?? { data: [], has_more: false, next_cursor: null }
  })
  expect(all).toEqual([1, 2, 3, 4])
  expect(asked).toEqual([undefined, 'b', 'c'])
})

it('stops where a page names no successor', async () => {
  expect(await fetchAll(async () => ({ data: ['a'], has_more: true, next_cursor: null }))).toEqual(['a'])
})
