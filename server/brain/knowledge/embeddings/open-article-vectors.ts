/** Retrieval by an embedding model: vectors of articles are fetched in the background, a question's within a budget. */
import { inBackground, type Log } from '../../../log.ts'
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import { isFollowUp, subjectsOf } from '../follow-up.ts'
import type { KnowledgeIndex } from '../knowledge-index.ts'
import { firstUnits } from './article-text.ts'
import { type EmbedQuestion, openQuestions } from './embed-question.ts'
import { type EmbeddingClient, type EmbeddingClientOptions, openEmbeddingClient } from './embedding-client.ts'
import { type Filler, openFiller } from './open-filler.ts'
import { cosines, forgetOthers, openTable, readMissing, type VectorTable } from './vector-table.ts'

export interface ArticleVectorsOptions extends EmbeddingClientOptions {
  log: Log
  /** Takes personal data out of a question before it leaves the house. @default the question as it is */
  redact?: (text: string) => string
  /** Longest that a question waits. @default 400 */
  budgetMs?: number
  /** Milliseconds. @default Date.now */
  clock?: () => number
}

export interface ArticleVectorsRoom {
  /**
   * Begins to load what is stored, and to fetch what is not. Returns at once.
   * @param before what belonged to the index that this one replaces
   */
  vectorsFor(db: TenantDb, index: KnowledgeIndex, before?: ArticleVectors): ArticleVectors
  /** Says that the tenant's articles have changed, so that their vectors are there before somebody asks. */
  articlesChanged(db: TenantDb): void
  /** Ends what is under way. */
  close(): Promise<void>
}

export interface ArticleVectors {
  /** The index that they belong to. */
  readonly index: KnowledgeIndex
  /** About how much memory they take once they are all there. */
  readonly bytes: number
  /**
   * Cosine of a question with each article of the index, NaN for an article without a vector.
   * Null: search without. Takes the budget at most and never rejects.
   * @param history earlier messages, oldest first: a question that leans on an earlier one carries it along
   */
  similarity(question: string, history?: History): Promise<Float32Array | null>
}

type History = readonly { role: string; text: string }[]

const defaultBudgetMs = 400
/** Leaves room for the question itself. */
const longestSubject = 500
/** Of the largest models in wide use, until an answer shows the true number. */
const likelyDimensions = 1_536

interface Parts {
  client: EmbeddingClient
  filler: Filler
  embedQuestion: EmbedQuestion
  budgetMs: number
  log: Log
}

export function openArticleVectors(options: ArticleVectorsOptions): ArticleVectorsRoom {
  const { log, clock = Date.now, redact = (text: string) => text, budgetMs = defaultBudgetMs } = options
  const client = openEmbeddingClient(options)
  const filler = openFiller({ client, log, clock })
  const embedQuestion = openQuestions({ client, log, clock, redact })
  const parts = { client, filler, embedQuestion, budgetMs, log }
  const tables = new WeakMap<ArticleVectors, VectorTable>()
  return {
    vectorsFor: (db, index, before) => {
      if (before?.index === index) return before
      client.warm()
      const table = openTable(db, index, before && tables.get(before))
      const vectors = openVectors(table, parts)
      tables.set(vectors, table)
      return vectors
    },
    articlesChanged: (db) => filler.want(db),
    close: async () => {
      client.close()
      await filler.close()
    },
  }
}

function openVectors(table: VectorTable, parts: Parts): ArticleVectors {
  const { db, index, vectors } = table
  const { client, filler, embedQuestion, budgetMs, log } = parts
  let isWanted = true
  let loading = Promise.resolve()

  const load = () => {
    loading = readMissing(table, client.model).catch((error: unknown) => {
      log.error({ err: error }, 'vectors of articles were not read')
    })
    return loading
  }
  const want = () => {
    filler.want(db, () => {
      isWanted = false
      inBackground(log, 'vectors of articles', load())
    })
  }
  const similarity = async (question: string, history: History = []) => {
    const began = performance.now()
    // Reading is quick; when it is not, there is hardly time left to ask.
    await atMost(loading, budgetMs / 2)
    if (isWanted && vectors.includes(undefined)) want()
    if (!vectors.some(Boolean)) return null
    const asked = await embedQuestion(
      db.tenantId,
      inFull(question, history),
      budgetMs - (performance.now() - began),
    )
    if (!asked) return null
    // The server has another model behind the same name: what it gave before is fetched anew.
    if (forgetOthers(table, asked.length)) {
      isWanted = true
      want()
    }
    return cosines(table, asked)
  }
  inBackground(log, 'vectors of articles', load().then(want))
  return {
    index,
    similarity,
    get bytes() {
      return vectors.length * ((client.dimensions ?? likelyDimensions) * 4 + 100)
    },
  }
}

function inFull(question: string, history: History): string {
  const subjects = isFollowUp(question) ? subjectsOf(history).reverse() : []
  return [...subjects.map((subject) => firstUnits(subject, longestSubject)), question].join('\n')
}

async function atMost(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, end])
  clearTimeout(timer)
}
