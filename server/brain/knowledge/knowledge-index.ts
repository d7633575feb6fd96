/** The index over one tenant's articles at one knowledge revision. */
import { setImmediate } from 'node:timers/promises'
import { guessLanguage, type Language } from '../language/guess-language.ts'
import { type Vocabulary, vocabularyOf } from '../language/near-word.ts'
import type { ArticleVersion } from './knowledge-types.ts'
import { type Meanings, measuringMeanings } from './meanings.ts'
import { bytesOf, type Postings, posting, type Share } from './postings.ts'
import { type PreparedArticle, preparing } from './prepared-article.ts'
import { rarity } from './rarity.ts'

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

/** Work that can be done in steps of a few milliseconds. */
type Work<T> = Generator<undefined, T>

const saturation = 1.2
/** Shares of BM25; `b` says how much length counts, little for questions. */
const questionShare = bm25(0.5)
const bodyShare = bm25(0.8)
/** The event loop is never held much longer. */
const sliceMs = 8
const articlesPerStep = 100
/** Bytes that hold an article, a sentence, a stem together, about. */
const perArticle = 1200
const perSentence = 64
const perStem = 90

/** Builds an index at one go; what `previous` knows about unchanged articles is used again. */
export function buildIndex(articles: readonly ArticleVersion[], previous?: KnowledgeIndex): KnowledgeIndex {
  const work = building(articles, previous)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Builds the same index, and lets the event loop turn after every few milliseconds. */
export async function buildIndexInSlices(
  articles: readonly ArticleVersion[],
  previous?: KnowledgeIndex,
): Promise<KnowledgeIndex> {
  const work = building(articles, previous)
  for (;;) {
    const sliceEnd = performance.now() + sliceMs
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < sliceEnd)
    await setImmediate()
  }
}

/** About how much memory an index takes, for caches that are bounded by bytes. */
export function indexBytes(index: KnowledgeIndex): number {
  const { articles, stems, meanings, questions, grams, body, pieces } = index
  return (
    articles.reduce((sum, article) => sum + articleBytes(article), 0) +
    stems.size * perStem +
    (meanings ? meanings.questions.byteLength + meanings.bodies.byteLength : 0) +
    [questions, grams, body, pieces].reduce((sum, postings) => sum + bytesOf(postings), 0)
  )
}

function articleBytes(prepared: PreparedArticle): number {
  const { article, stems, body, pieces, questions, sequence, sentences, meanings } = prepared
  const bags = [body, pieces, ...questions.flatMap(({ words, grams }) => [words, grams])]
  return (
    perArticle +
    2 * (article.question.length + article.answer.length) +
    stems.length * 8 +
    bags.reduce((sum, bag) => sum + bag.features.length * 8, 0) +
    sequence.byteLength +
    meanings.byteLength +
    sentences.length * perSentence
  )
}

function* building(articles: readonly ArticleVersion[], previous?: KnowledgeIndex): Work<KnowledgeIndex> {
  const language = languageOf(articles)
  const known = new Map(previous?.articles.map((prepared) => [keyOf(prepared.article), prepared]))
  const prepared: PreparedArticle[] = []
  for (const article of articles) {
    const before = known.get(keyOf(article))
    const isSame = before?.language === language && isUnchanged(before.article, article)
    prepared.push(before && isSame ? { ...before, article } : yield* preparing(article, language))
    yield
  }
  return yield* assembling(prepared, language)
}

function* assembling(articles: readonly PreparedArticle[], language: Language | null): Work<KnowledgeIndex> {
  const asked = articles.flatMap(({ questions }, at) => questions.map((question) => ({ ...question, at })))
  const stems = yield* counting(articles)
  const wordsAsked = asked.map((question) => question.words)
  const gramsAsked = asked.map((question) => question.grams)
  const grams = yield* posting(gramsAsked, () => (count) => count)
  const bodies = articles.map((article) => article.body)
  const pieces = articles.map((article) => article.pieces)
  return {
    articles,
    language,
    questions: yield* posting(wordsAsked, questionShare),
    grams,
    articleOf: Int32Array.from(asked, (question) => question.at),
    gramLengths: yield* measuring(grams),
    body: yield* posting(bodies, bodyShare),
    pieces: yield* posting(pieces, bodyShare),
    meanings: language === 'en' ? yield* measuringMeanings(asked, articles, stems) : null,
    vocabulary: vocabularyOf(stems),
    stems,
  }
}

/** In how many articles each stem occurs. */
function* counting(articles: readonly PreparedArticle[]): Work<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const [at, { stems }] of articles.entries()) {
    for (const stem of stems) count(counts, stem)
    if (at % articlesPerStep === 0) yield
  }
  return counts
}

function count<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The length of each text's vector. */
function* measuring({ starts, texts, shares, count }: Postings): Work<Float32Array> {
  const squares = new Float32Array(count)
  for (let place = 0; place + 1 < starts.length; place++) {
    const [start, end] = [starts[place] as number, starts[place + 1] as number]
    const rare = rarity(end - start, count)
    for (let at = start; at < end; at++) {
      const text = texts[at] as number
      squares[text] = (squares[text] as number) + ((shares[at] as number) * rare) ** 2
    }
    if (place % 10_000 === 0) yield
  }
  return squares.map((sum) => Math.sqrt(sum) || 1)
}

function bm25(b: number): Share {
  return (length, average) => {
    const damping = saturation * (1 - b + (b * length) / Math.max(1, average))
    return (count) => (count * (saturation + 1)) / (count + damping)
  }
}

/** Letters of the languages that are stemmed by rules of their own; texts with many others are in another one. */
const lettersOf: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /[a-z\P{L}]/giu,
  de: /[a-zäöüß\P{L}]/giu,
  es: /[a-záéíóúüñ\P{L}]/giu,
  fr: /[a-zàâæçéèêëîïôœùûüÿ\P{L}]/giu,
}
const mostOtherLetters = 0.01

/** One language for all, so that a short question is stemmed as the articles are. */
function languageOf(articles: readonly ArticleVersion[]): Language | null {
  const step = Math.max(1, Math.floor(articles.length / 30))
  const votes = new Map<Language | null, number>()
  for (let at = 0; at < articles.length; at += step) {
    const article = articles[at]
    if (!article) continue
    const text = `${article.question} ${article.answer.slice(0, 300)}`
    const language = guessLanguage(text)
    if (language) count(votes, isWrittenIn(language, text) ? language : null)
  }
  return [...votes].sort((first, second) => second[1] - first[1])[0]?.[0] ?? null
}

function isWrittenIn(language: Language, text: string): boolean {
  const letters = lettersOf[language]
  const composed = text.normalize('NFC')
  return !letters || composed.replace(letters, '').length <= mostOtherLetters * composed.length
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
