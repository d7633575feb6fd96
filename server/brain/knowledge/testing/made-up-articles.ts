/** Makes article versions out of questions and answers, for tests. */
import type { ArticleVersion } from '../knowledge-types.ts'

/** Each entry: question, answer, other phrasings. */
export function madeUpArticles(prefix: string, entries: readonly (readonly string[])[]): ArticleVersion[] {
  return entries.map(([question = '', answer = '', ...phrasings], at) => ({
    id: `${prefix}${at + 1}`,
    from_rev: 1,
    bot_id: null,
    question,
    answer,
    phrasings,
    url: null,
    locale: null,
  }))
}
