/** Finds the articles that may answer a question. */
import { stemmer } from '../language/stem.ts'
import { wordsOf } from '../language/words.ts'
import { confidenceOf, knowledgeThreshold } from './confidence.ts'
import { isFollowUp, subjectsOf } from './follow-up.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import type { SearchResult } from './knowledge-types.ts'
import { pickQuote } from './pick-quote.ts'
import { queryOf, withContext } from './query-terms.ts'
import { type Preferences, type RankedArticle, rankArticles } from './rank-articles.ts'

export interface SearchContext extends Preferences {
  /** Earlier messages, oldest first, without the question. */
  history: readonly { role: string; text: string }[]
}

/** Questions whose pieces are this alike differ in spelling only. */
const nearlySame = 0.92

/** Searches one tenant's articles; a question that leans on an earlier one carries its subject along. */
export function searchKnowledge(
  index: KnowledgeIndex,
  question: string,
  context: SearchContext,
): SearchResult {
  const alone = queryOf(index, question)
  const subjects = isFollowUp(question) ? subjectsOf(context.history) : []
  const earlier = subjects.map((subject) => queryOf(index, subject))
  const query = earlier.reduce(withContext, alone)
  const ranked = rankArticles(index, query, context)
  const best = ranked[0]
  if (!best) return { passages: [], confidence: 0, threshold: knowledgeThreshold, exact: false }
  const exact = isExact(index, question, best)
  return {
    passages: ranked.map(({ article, reading, score }) => ({
      article: article.article,
      quote: pickQuote(query, article, reading.sentences),
      score,
    })),
    confidence: exact ? 1 : confidenceOf(index, query, best),
    threshold: knowledgeThreshold,
    exact,
  }
}

function isExact(index: KnowledgeIndex, question: string, { article, grams }: RankedArticle): boolean {
  const stems = wordsOf(question).map(stemmer(index.language)).join(' ')
  return grams >= nearlySame || (stems !== '' && article.questions.some((asked) => asked.stems === stems))
}
