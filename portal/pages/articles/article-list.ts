/** The articles as they are shown: pages from the server, with what was just saved or deleted laid over. */
import type { Article, Page } from '#wire'

/** Adds the next page; an article that is already here stays where it is. */
export function addPage(before: Page<Article>, next: Page<Article>): Page<Article> {
  const held = new Set(before.data.map(({ id }) => id))
  return { ...next, data: [...before.data, ...next.data.filter(({ id }) => !held.has(id))] }
}

/** Replaces the article in its place, or puts a new one on top. */
export function putArticle(list: Page<Article>, article: Article): Page<Article> {
  const isHere = list.data.some(({ id }) => id === article.id)
  const data = isHere
    ? list.data.map((before) => (before.id === article.id ? article : before))
    : [article, ...list.data]
  return { ...list, data }
}

export function withoutArticle(list: Page<Article>, id: string): Page<Article> {
  return { ...list, data: list.data.filter((article) => article.id !== id) }
}
