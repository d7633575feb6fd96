/** One made-up shop in sixteen languages: what it answers is found, what it cannot know is refused. */
import { expect, test } from 'vitest'
import { buildIndex } from './knowledge-index.ts'
import { searchKnowledge } from './search-knowledge.ts'
import { bicycleShop } from './testing/bicycle-shop.ts'
import { bicycleShopInOtherScripts } from './testing/bicycle-shop-in-other-scripts.ts'
import { madeUpArticles } from './testing/made-up-articles.ts'

const shops = Object.entries({ ...bicycleShop, ...bicycleShopInOtherScripts })

test.each(shops)('The shop answers its visitors and refuses the rest in %s', (prefix, shop) => {
  const index = buildIndex(madeUpArticles(prefix, shop.articles))
  const search = (question: string) => searchKnowledge(index, question, { history: [] })
  const answered = shop.asked.filter((question, at) => {
    const { passages, confidence, threshold } = search(question)
    return passages[0]?.article.id === `${prefix}${at + 1}` && confidence >= threshold
  })
  const refused = shop.unanswered.filter((question) => {
    const { confidence, threshold } = search(question)
    return confidence < threshold
  })
  expect(answered.length).toBeGreaterThanOrEqual(4)
  expect(refused.length).toBeGreaterThanOrEqual(4)
})

test('A question in another language than the articles is refused, not guessed', () => {
  const index = buildIndex(madeUpArticles('en', bicycleShop.en?.articles ?? []))
  for (const question of ['明天会下雨吗？', 'هل تصلحون الأحذية؟', 'Вы чините обувь?']) {
    expect(searchKnowledge(index, question, { history: [] }).confidence).toBeLessThan(0.5)
  }
})

test('A word that begins in another way is no typing error of a short one', () => {
  const index = buildIndex(
    madeUpArticles('es', [
      ['¿Tienen tronas para niños?', 'Sí, hay tronas y un menú infantil.'],
      ['¿Cómo se puede pagar?', 'Aceptamos efectivo y tarjeta.'],
    ]),
  )
  const sureOf = (question: string) => searchKnowledge(index, question, { history: [] }).confidence
  expect(sureOf('¿Qué vinos tienen?')).toBeLessThan(0.5)
  expect(sureOf('¿Aceptan tarjeat?')).toBeGreaterThanOrEqual(0.5)
})

test('What every business says of itself makes no article an answer', () => {
  const salon = buildIndex(
    madeUpArticles('de', [
      ['Ist der Salon barrierefrei?', 'Ja, der Eingang ist ebenerdig.'],
      ['Wo kann ich parken?', 'Hinter dem Haus sind drei Parkplätze.'],
    ]),
  )
  expect(searchKnowledge(salon, 'Wie alt ist der Salon?', { history: [] }).confidence).toBeLessThan(0.5)
  expect(searchKnowledge(salon, 'ja', { history: [] }).confidence).toBeLessThan(0.5)
})
