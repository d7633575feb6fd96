/** Puts the articles in the order in which they may answer a question. */

import { holdsFigure } from './asked-figure.ts'
import { soughtIn } from './best-window.ts'
import { embeddedLikeness } from './embedded-likeness.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import type { PreparedArticle } from './prepared-article.ts'
import type { Query } from './query-terms.ts'
import { type Reading, readClosely } from './read-closely.ts'
import { type ArticleScores, rarityOf, scoreArticles } from './score-articles.ts'

/** What, beside the question, decides which articles suit the visitor. */
export interface Preferences {
  /** Only articles of this bot and of all bots. @default every article */
  botId?: string
  /** Articles of another language count less. */
  locale?: string | null
  /**
   * How near the embedding of each article, in the order of the index, comes to that of the question (cosine); NaN
   * where an article has none yet. One more sign beside the words.
   */
  embedded?: Float32Array
}

export interface RankedArticle {
  article: PreparedArticle
  /** For ordering within one search. */
  score: number
  /** What the score is made of, each 0 to about 1. */
  body: number
  pieces: number
  grams: number
  /** Null where embeddings say nothing. */
  embedded: number | null
  reading: Reading
}

interface Candidate {
  at: number
  score: number
  /** 1, or less for what only partly suits the visitor. */
  fits: number
}

const mostPassages = 5
/** So many are read closely before the best are chosen. */
const mostCandidates = 8
const weights = { question: 1.2, body: 1, grams: 1.2, questionMeaning: 0.3, bodyMeaning: 0.4, embedded: 2.5 }
/** Pieces of words stand in for a stemmer where there is none, or only a light one. */
const pieces = { inEnglish: 0.4, elsewhere: 1.6 }
/** What close reading adds; less where a question already says what the article answers. */
const closely = { window: 0.5, sentence: 1.1, near: 0.6, names: 0.35, figure: 0.35 }
const closelyBesideQuestion = 0.25
const otherLocale = 0.85

/** The best articles for a query, best first. */
export function rankArticles(index: KnowledgeIndex, query: Query, preferences: Preferences): RankedArticle[] {
  const scores = scoreArticles(index, query)
  const likeness = preferences.embedded && embeddedLikeness(preferences.embedded)
  const candidates = candidatesOf(index, sumsOf(index, scores, likeness), preferences)
  const sought = soughtIn(query.terms, (term) => rarityOf(index.body, term))
  const ranked = candidates.flatMap(({ at, score, fits }) => {
    const article = index.articles[at]
    if (!article) return []
    const reading = readClosely(article, sought)
    const embedded = likeness?.[at] ?? Number.NaN
    return {
      article,
      score: score + fits * gainOf(query, article, reading),
      body: scores.body[at] ?? 0,
      pieces: scores.pieces[at] ?? 0,
      grams: scores.grams[at] ?? 0,
      embedded: Number.isNaN(embedded) ? null : embedded,
      reading,
    }
  })
  return ranked.sort((first, second) => second.score - first.score).slice(0, mostPassages)
}

function sumsOf(
  { articles, language }: KnowledgeIndex,
  scores: ArticleScores,
  likeness: Float32Array | undefined,
): Float32Array {
  const piecesWeight = language === 'en' ? pieces.inEnglish : pieces.elsewhere
  const sums = new Float32Array(articles.length)
  for (let at = 0; at < sums.length; at++) {
    sums[at] =
      weights.question * (scores.question[at] as number) +
      weights.body * (scores.body[at] as number) +
      piecesWeight * (scores.pieces[at] as number) +
      weights.grams * (scores.grams[at] as number) +
      weights.questionMeaning * (scores.questionMeaning[at] as number) +
      weights.bodyMeaning * (scores.bodyMeaning[at] as number) +
      weights.embedded * (likeness?.[at] || 0)
  }
  return sums
}

function candidatesOf(index: KnowledgeIndex, sums: Float32Array, preferences: Preferences): Candidate[] {
  const best: Candidate[] = []
  for (let at = 0; at < sums.length; at++) {
    const sum = sums[at] as number
    if (sum <= (best[mostCandidates - 1]?.score ?? 0)) continue
    const fits = fitness(index, at, preferences)
    if (fits > 0) insert(best, { at, score: sum * fits, fits })
  }
  return best
}

/** Keeps the list short and the best first; of equals the earlier stays ahead. */
function insert(best: Candidate[], candidate: Candidate): void {
  const place = best.findIndex((other) => other.score < candidate.score)
  best.splice(place === -1 ? best.length : place, 0, candidate)
  if (best.length > mostCandidates) best.pop()
}

/** 0 for another bot's article, less than 1 for one in another language. */
function fitness(index: KnowledgeIndex, at: number, { botId, locale }: Preferences): number {
  const article = index.articles[at]?.article
  if (botId !== undefined && article?.bot_id && article.bot_id !== botId) return 0
  return locale && article?.locale && article.locale.slice(0, 2) !== locale.slice(0, 2) ? otherLocale : 1
}

function gainOf(query: Query, article: PreparedArticle, reading: Reading): number {
  const figure = answersInFigures(query, article, reading) ? closely.figure : 0
  const gain =
    closely.window * reading.window +
    closely.sentence * reading.sentence +
    closely.near * reading.near +
    closely.names * (reading.names ?? 0) +
    figure
  return article.questions.length > 0 ? closelyBesideQuestion * gain : gain
}

/** Whether the question asks for a figure and the sentence that holds most of it has one. */
function answersInFigures(query: Query, { article, sentences }: PreparedArticle, reading: Reading): boolean {
  if (!query.asksForFigure) return false
  const best = sentences[reading.sentences.indexOf(Math.max(...reading.sentences))]
  return best !== undefined && holdsFigure(article.answer.slice(best.start, best.end), query.question)
}
