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
