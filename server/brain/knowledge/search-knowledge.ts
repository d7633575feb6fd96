/** Finds the articles that may answer a question. */
import { stemmer } from '../language/stem.ts'
import { wordsOf } from '../language/words.ts'
import { bestWindow, soughtIn } from './best-window.ts'
import { confidenceOf, knowledgeThreshold } from './confidence.ts'
import { isFollowUp, subjectsOf } from './follow-up.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import type { SearchResult } from './knowledge-types.ts'
import { pickQuote } from './pick-quote.ts'
import type { PreparedArticle } from './prepared-article.ts'
import { type Query, queryOf, withContext } from './query-terms.ts'
import { type ArticleScores, rarityOf, scoreArticles } from './score-articles.ts'

export interface SearchContext {
  /** Earlier messages, oldest first, without the question. */
  history: readonly { role: string; text: string }[]
  /** Only articles of this bot and of all bots. @default every article */
  botId?: string
  /** Articles of another language count less. */
  locale?: string | null
}

const mostPassages = 5
/** So many are looked at word by word before the best are chosen. */
const mostCandidates = 15
const weights = { question: 1, body: 1, pieces: 0.4, grams: 1, questionMeaning: 0.3, bodyMeaning: 0.4 }
/** What words that stand close together add; less where a question already says what the article answers. */
const closeness = { alone: 1, besideQuestion: 0.25 }
const otherLocale = 0.85
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
  const scores = scoreArticles(index, query)
  const ranked = refined(index, query, rank(index, scores, context))
  const best = ranked[0]
  if (!best) return { passages: [], confidence: 0, threshold: knowledgeThreshold, exact: false }
  const exact = isExact(index, question, best.at, scores.grams)
  const confidence = confidenceOf(query, {
    body: scores.body[best.at] ?? 0,
    pieces: scores.pieces[best.at] ?? 0,
    grams: scores.grams[best.at] ?? 0,
    isExact: exact,
    articles: index.articles.length,
    missing: missingFrom(index.articles[best.at], query),
  })
  return { passages: passagesOf(index, query, ranked), confidence, threshold: knowledgeThreshold, exact }
}

/** Share of the telling words of a question that an article holds neither as they are nor as another word. */
function missingFrom(article: PreparedArticle | undefined, { terms }: Query): number {
  const held = new Set(article?.body.features)
  const telling = terms.filter((term) => !term.isSmall)
  const all = telling.reduce((sum, term) => sum + term.importance, 0)
  const missing = telling
    .filter(({ feature, concepts }) => !held.has(feature) && !concepts.some((concept) => held.has(concept)))
    .reduce((sum, term) => sum + term.importance, 0)
  return all === 0 ? 0 : missing / all
}

interface Ranked {
  at: number
  score: number
  /** 1, or less for what only partly suits the visitor. */
  fits: number
}

function rank(index: KnowledgeIndex, scores: ArticleScores, context: SearchContext): Ranked[] {
  const best: Ranked[] = []
  for (let at = 0; at < index.articles.length; at++) {
    const sum =
      weights.question * (scores.question[at] as number) +
      weights.body * (scores.body[at] as number) +
      weights.pieces * (scores.pieces[at] as number) +
      weights.grams * (scores.grams[at] as number) +
      weights.questionMeaning * (scores.questionMeaning[at] as number) +
      weights.bodyMeaning * (scores.bodyMeaning[at] as number)
    if (sum <= (best[mostCandidates - 1]?.score ?? 0)) continue
    const fits = fitness(index, at, context)
    if (sum * fits > 0) insert(best, { at, score: sum * fits, fits })
  }
  return best
}

/** The best of the candidates, by how close together they hold what is asked, too. */
function refined(index: KnowledgeIndex, query: Query, candidates: readonly Ranked[]): Ranked[] {
  const sought = soughtIn(query.terms, (term) => rarityOf(index.body, term))
  const scored = candidates.map((ranked) => {
    const article = index.articles[ranked.at]
    if (!article) return ranked
    const weight = article.questions.length > 0 ? closeness.besideQuestion : closeness.alone
    return { ...ranked, score: ranked.score + ranked.fits * weight * bestWindow(article.sequence, sought) }
  })
  return scored.sort((first, second) => second.score - first.score).slice(0, mostPassages)
}

/** 0 for another bot's article, less than 1 for one in another language. */
function fitness(index: KnowledgeIndex, at: number, { botId, locale }: SearchContext): number {
  const article = index.articles[at]?.article
  if (botId !== undefined && article?.bot_id && article.bot_id !== botId) return 0
  return locale && article?.locale && article.locale.slice(0, 2) !== locale.slice(0, 2) ? otherLocale : 1
}

/** Keeps the list short and the best first; of equals the earlier stays ahead. */
function insert(best: Ranked[], ranked: Ranked): void {
  const place = best.findIndex((other) => other.score < ranked.score)
  best.splice(place === -1 ? best.length : place, 0, ranked)
  if (best.length > mostCandidates) best.pop()
}

function passagesOf(
  index: KnowledgeIndex,
  query: Query,
  ranked: readonly Ranked[],
): SearchResult['passages'] {
  return ranked.flatMap(({ at, score }) => {
    const article = index.articles[at]?.article
    return article ? [{ article, quote: pickQuote(index, query, article.answer), score }] : []
  })
}

function isExact(index: KnowledgeIndex, question: string, at: number, grams: Float32Array): boolean {
  const stems = wordsOf(question).map(stemmer(index.language)).join(' ')
  const isSame = index.articles[at]?.questions.some((asked) => asked.stems === stems && stems !== '')
  return isSame === true || (grams[at] ?? 0) >= nearlySame
}
