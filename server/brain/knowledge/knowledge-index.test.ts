/** Building the index: at one go, in slices, and again after an edit. */
import { expect, test } from 'vitest'
import { buildIndex, buildIndexInSlices, indexBytes } from './knowledge-index.ts'
import { searchKnowledge } from './search-knowledge.ts'
import { heatingArticles } from './testing/heating-company.ts'
import { madeUpArticles } from './testing/made-up-articles.ts'

const none = { history: [] }
const heating = buildIndex(heatingArticles)
const changed = heatingArticles.map((article) =>
  article.id === 'h4' ? { ...article, from_rev: 2, answer: 'We install Daikin and Bosch.' } : article,
)
const words = 'boiler filter valve pump meter chimney radiator pipe stove burner tank fan'.split(' ')
const many = madeUpArticles(
  'm',
  Array.from({ length: 600 }, (_, at) => [
    `How do I service part ${at}?`,
    Array.from(
      { length: 60 },
      (_, word) => `${words[(at + word * word) % words.length]}${(at * word) % 97}`,
    ).join(' '),
  ]),
)

test('What is known about unchanged articles is used again', () => {
  const index = buildIndex(changed, heating)
  expect(index.articles[0]?.body).toBe(heating.articles[0]?.body)
  expect(index.articles[3]?.body).not.toBe(heating.articles[3]?.body)
  expect(searchKnowledge(index, 'do you install Daikin', none).passages[0]?.article.id).toBe('h4')
  expect(searchKnowledge(index, 'do you install Daikin', none)).toEqual(
    searchKnowledge(buildIndex(changed), 'do you install Daikin', none),
  )
})

test('Built in slices, an index finds the same', async () => {
  const index = await buildIndexInSlices(changed, heating)
  expect(index.articles[0]?.body).toBe(heating.articles[0]?.body)
  expect(searchKnowledge(index, 'do you install Daikin', none)).toEqual(
    searchKnowledge(buildIndex(changed), 'do you install Daikin', none),
  )
  expect((await buildIndexInSlices([])).articles).toEqual([])
})

test('The event loop turns while a large index is built in slices', async () => {
  let turns = 0
  let isBuilding = true
  const turn = () => {
    turns++
    if (isBuilding) setImmediate(turn)
  }
  setImmediate(turn)
  const index = await buildIndexInSlices(many)
  isBuilding = false
  expect(turns).toBeGreaterThan(3)
  expect(index.articles).toHaveLength(600)
})

test('An article without an end takes bounded time', () => {
  const endless = ['The pump is checked every year. ', '我们每天早上九点营业', 'a', '. ', `'"`]
  const articles = madeUpArticles(
    'e',
    endless.map((text) => ['Endless', text.repeat(1_000_000 / text.length)]),
  )
  const started = performance.now()
  const index = buildIndex(articles)
  expect(searchKnowledge(index, 'how often is the pump checked', none).passages[0]?.article.id).toBe('e1')
  expect(performance.now() - started).toBeLessThan(5000)
})

test('An index tells about how many bytes it takes', () => {
  expect(indexBytes(heating)).toBeGreaterThan(20_000)
  expect(indexBytes(heating)).toBeLessThan(1_000_000)
})
