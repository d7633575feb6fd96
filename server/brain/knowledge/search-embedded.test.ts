/** Embeddings are one more sign: they help where words fail, and never decide alone. */
import { describe, expect, test } from 'vitest'
import { embeddedLikeness } from './embedded-likeness.ts'
import { buildIndex } from './knowledge-index.ts'
import { searchKnowledge } from './search-knowledge.ts'
import { heatingArticles } from './testing/heating-company.ts'

const index = buildIndex(heatingArticles)
const threshold = 0.5

function search(question: string, cosineOf?: (id: string) => number) {
  const embedded = cosineOf && Float32Array.from(heatingArticles, ({ id }) => cosineOf(id))
  const { passages, confidence } = searchKnowledge(index, question, {
    history: [],
    ...(embedded && { embedded }),
  })
  return { id: passages[0]?.article.id, confidence }
}

describe('searchKnowledge with embeddings', () => {
  test('finds and answers a question of which no article has a word', () => {
    const question = 'kann man bei euch in raten zahlen'
    expect(search(question).confidence).toBeLessThan(threshold)
    const found = search(question, (id) => (id === 'h1' ? 0.6 : 0.2))
    expect(found.id).toBe('h1')
    expect(found.confidence).toBeGreaterThanOrEqual(threshold)
  })

  test('refuses such a question when nothing comes near it', () => {
    expect(search('wie wird das wetter morgen', (id) => (id === 'h1' ? 0.3 : 0.2)).confidence).toBeLessThan(
      0.2,
    )
  })

  test('lets a match in words stand', () => {
    const question = 'how often do i need to replace the air filter?'
    const found = search(question, (id) => (id === 'h9' ? 0.4 : 0.25))
    expect(found.id).toBe('h5')
    expect(found.confidence).toBeGreaterThanOrEqual(threshold)
  })

  test('decides between articles that the words leave even', () => {
    const question = 'what is best for my house'
    expect(search(question, (id) => (id === 'h4' ? 0.55 : 0.3)).id).toBe('h4')
    expect(search(question, (id) => (id === 'h12' ? 0.55 : 0.3)).id).toBe('h12')
  })

  test('is as without them where no article has any', () => {
    const question = 'do you take mastercard'
    expect(search(question, () => Number.NaN)).toEqual(search(question))
    const found = search(question, (id) => (id === 'h6' ? Number.NaN : 0.2))
    expect(found).toEqual(search(question))
  })
})

describe('embeddedLikeness', () => {
  test('is the same for models whose cosines lie high and low', () => {
    const low = embeddedLikeness(Float32Array.from({ length: 50 }, (_, at) => (at === 7 ? 0.6 : 0.2)))
    const high = embeddedLikeness(Float32Array.from({ length: 50 }, (_, at) => (at === 7 ? 0.86 : 0.72)))
    expect(low[7]).toBeCloseTo(0.5, 1)
    expect(high[7]).toBeCloseTo(0.5, 1)
    expect(low[0]).toBeLessThan(0.05)
    expect(high[0]).toBeLessThan(0.1)
  })

  test('can tell in a desk of one article, too', () => {
    expect(embeddedLikeness(Float32Array.of(0.6))[0]).toBeGreaterThan(0.3)
    expect(embeddedLikeness(Float32Array.of(0.2))[0]).toBeLessThan(0.05)
    expect(embeddedLikeness(Float32Array.of(Number.NaN))[0]).toBeNaN()
  })
})
