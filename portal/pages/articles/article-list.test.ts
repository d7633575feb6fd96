/** The list while pages arrive and articles come and go. */
import { expect, it } from 'vitest'
import type { Article, Page } from '#wire'
import { addPage, putArticle, withoutArticle } from './article-list.ts'

const article = (id: string, question = id): Article => ({
  id,
  question,
  answer: 'Yes.',
  bot_id: null,
  url: null,
  locale: null,
  phrasings: [],
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
})
const page = (ids: string[], cursor: string | null = null): Page<Article> => ({
  data: ids.map((id) => article(id)),
  has_more: cursor !== null,
  next_cursor: cursor,
})
const ids = (list: Page<Article>) => list.data.map(({ id }) => id)

it('adds a page once, and goes on from its cursor', () => {
  const list = addPage(page(['a', 'b'], 'x'), page(['b', 'c'], 'y'))
  expect(ids(list)).toEqual(['a', 'b', 'c'])
  expect(list.next_cursor).toBe('y')
})

it('puts a new article on top and a changed one in its place', () => {
  expect(ids(putArticle(page(['a', 'b']), article('n')))).toEqual(['n', 'a', 'b'])
  const changed = putArticle(page(['a', 'b']), article('b', 'New words?'))
  expect(ids(changed)).toEqual(['a', 'b'])
  expect(changed.data[1]?.question).toBe('New words?')
})

it('takes an article out', () => {
  expect(ids(withoutArticle(page(['a', 'b']), 'a'))).toEqual(['b'])
})
