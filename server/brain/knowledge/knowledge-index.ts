/** The index over one tenant's articles at one knowledge revision. */
import { guessLanguage, type Language } from '../language/guess-language.ts'
import { type Vocabulary, vocabularyOf } from '../language/near-word.ts'
import type { ArticleVersion } from './knowledge-types.ts'
import { type Meanings, meaningsOf } from './meanings.ts'
import { bytesOf, frequencyOf, type Postings, postingsOf, type Share } from './postings.ts'
import { type Bag, type PreparedArticle, prepareArticle } from './prepared-article.ts'

export interface KnowledgeIndex {
  readonly articles: readonly PreparedArticle[]
  readonly language: Language | null
  /** Texts of `questions` and `grams` are questions and phrasings; `articleOf` names their article. */
  readonly questions: Postings
  readonly grams: Postings
  readonly articleOf: Int32Array
  /** Length of the gram vector of each question. */
  readonly gramLengths: Float32Array
  /** Texts of `body` are articles. */
  readonly body: Postings
  readonly pieces: Postings
  /** What each question and each article means; null in languages without word vectors. */
  readonly meanings: Meanings | null
  readonly vocabulary: Vocabulary
  readonly stems: ReadonlyMap<string, number>
}

const saturation = 1.2
/** Shares of BM25; `b` says how much length counts, little for questions. */
const questionShare = bm25(0.5)
const bodyShare = bm25(0.75)

/** Builds an index; what `previous` knows about unchanged articles is used again. */
export function buildIndex(articles: readonly ArticleVersion[], previous?: KnowledgeIndex): KnowledgeIndex {
  const language = languageOf(articles)
  const known = new Map(previous?.articles.map((prepared) => [keyOf(prepared.article), prepared]))
  const prepared = articles.map((article) => {
    const before = known.get(keyOf(article))
    const isSame = before?.language === language && isUnchanged(before.article, article)
    return before && isSame ? { ...before, article } : prepareArticle(article, language)
  })
  return assemble(prepared, language)
}

/** About how much memory an index takes, for caches that are bounded by bytes. */
export function indexBytes(index: KnowledgeIndex): number {
  const texts = index.articles.reduce((sum, { article, stems, body, questions, sequence }) => {
    const bags = questions.reduce(
      (all, { words, grams }) => all + (words.features.length + grams.features.length) * 8,
      0,
    )
    return (
      sum +
      2 * (article.question.length + article.answer.length) +
      stems.length * 8 +
      body.features.length * 8 +
      sequence.length * 4 +
      bags
    )
  }, 0)
  const overheadPerArticle = 1200
  const perStem = 90
  return (
    texts +
    index.articles.length * overheadPerArticle +
    index.stems.size * perStem +
    meaningBytes(index) +
    bytesOf(index.questions) +
    bytesOf(index.grams) +
    bytesOf(index.body) +
    bytesOf(index.pieces)
  )
}

function meaningBytes({ meanings }: KnowledgeIndex): number {
  return meanings ? meanings.questions.byteLength + meanings.bodies.byteLength : 0
}

function assemble(articles: readonly PreparedArticle[], language: Language | null): KnowledgeIndex {
  const asked = articles.flatMap(({ questions }, at) => questions.map((question) => ({ ...question, at })))
  const grams = postingsOf(
    asked.map((question) => question.grams),
    (count) => count,
  )
  const stems = new Map<string, number>()
  for (const article of articles) {
    for (const stem of article.stems) stems.set(stem, (stems.get(stem) ?? 0) + 1)
  }
  return {
    articles,
    language,
    questions: postingsOf(
      asked.map((question) => question.words),
      questionShare,
    ),
    grams,
    articleOf: Int32Array.from(asked, (question) => question.at),
    gramLengths: Float32Array.from(asked, (question) => lengthOf(question.grams, grams)),
    body: postingsOf(
      articles.map((article) => article.body),
      bodyShare,
    ),
    pieces: postingsOf(
      articles.map((article) => article.pieces),
      bodyShare,
    ),
    meanings: language === 'en' ? meaningsOf(asked, articles, stems) : null,
    vocabulary: vocabularyOf(stems),
    stems,
  }
}

/**
 * A collection of one or two texts says nothing about how rare words are: the few it holds would look common, and each
 * word it lacks decisive. It is judged as if it had so many.
 */
const leastCount = 12

/** How rare a feature is: near 0 for one that every text holds. */
export function rarity(frequency: number, count: number): number {
  return Math.log(1 + (Math.max(count, leastCount) - frequency + 0.5) / (frequency + 0.5))
}

function lengthOf(bag: Bag, postings: Postings): number {
  let sum = 0
  for (const [at, feature] of bag.features.entries()) {
    sum += ((bag.counts[at] ?? 1) * rarity(frequencyOf(postings, feature), postings.count)) ** 2
  }
  return Math.sqrt(sum) || 1
}

function bm25(b: number): Share {
  return (count, length, average) =>
    (count * (saturation + 1)) / (count + saturation * (1 - b + (b * length) / Math.max(1, average)))
}

/** One language for all, so that a short question is stemmed as the articles are. */
function languageOf(articles: readonly ArticleVersion[]): Language | null {
  const step = Math.max(1, Math.floor(articles.length / 30))
  const votes = new Map<Language, number>()
  for (let at = 0; at < articles.length; at += step) {
    const article = articles[at]
    const language = article && guessLanguage(`${article.question} ${article.answer.slice(0, 300)}`)
    if (language) votes.set(language, (votes.get(language) ?? 0) + 1)
  }
  return [...votes].sort((first, second) => second[1] - first[1])[0]?.[0] ?? null
}

function keyOf(article: ArticleVersion): string {
  return `${article.id} ${article.from_rev}`
}

/** Versions never change; the comparison guards against callers that make them up, as tests do. */
function isUnchanged(before: ArticleVersion, now: ArticleVersion): boolean {
  return (
    before.question === now.question &&
    before.answer === now.answer &&
    before.phrasings.join('\n') === now.phrasings.join('\n')
  )
}
