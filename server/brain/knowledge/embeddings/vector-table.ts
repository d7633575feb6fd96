/** The vectors of the articles of one index, as far as they are there. */
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import type { KnowledgeIndex } from '../knowledge-index.ts'
import { vectorsOfArticles } from './stored-vectors.ts'

export interface VectorTable {
  readonly db: TenantDb
  readonly index: KnowledgeIndex
  /** Beside the articles of the index. */
  readonly vectors: (Float32Array | undefined)[]
}

/** Articles of one query. */
const pageSize = 32

/** A table with what `before` has of the same versions. */
export function openTable(db: TenantDb, index: KnowledgeIndex, before?: VectorTable): VectorTable {
  const known = new Map<string, Float32Array>()
  for (const [at, { article }] of before?.index.articles.entries() ?? []) {
    const vector = before?.vectors[at]
    if (vector) known.set(keyOf(article.id, article.from_rev), vector)
  }
  const vectors = index.articles.map(({ article }) => known.get(keyOf(article.id, article.from_rev)))
  return { db, index, vectors }
}

/** Reads what is missing from the store, page by page, so that nothing else waits for long. */
export async function readMissing({ db, index, vectors }: VectorTable, model: string): Promise<void> {
  const missing = index.articles.flatMap(({ article }, at) =>
    vectors[at] ? [] : [{ at, id: article.id, key: keyOf(article.id, article.from_rev) }],
  )
  for (let from = 0; from < missing.length; from += pageSize) {
    const page = missing.slice(from, from + pageSize)
    const ids = page.map(({ id }) => id)
    const rows = await vectorsOfArticles(db, model, ids)
    const found = new Map(rows.map((row) => [keyOf(row.article_id, row.from_rev), row.vector]))
    for (const { at, key } of page) vectors[at] = found.get(key)
  }
}

/** Forgets vectors of another size, which cannot be compared. True when there were any. */
export function forgetOthers({ vectors }: VectorTable, dimensions: number): boolean {
  let hasOthers = false
  for (const [at, vector] of vectors.entries()) {
    if (!vector || vector.length === dimensions) continue
    vectors[at] = undefined
    hasOthers = true
  }
  return hasOthers
}

/** Cosine of a question with each article of the index; NaN where there is no vector. */
export function cosines({ vectors }: VectorTable, question: Float32Array): Float32Array {
  return Float32Array.from(vectors, (vector) => (vector ? product(vector, question) : Number.NaN))
}

/** Both are of length 1. Four sums side by side: each alone would wait for itself. */
function product(first: Float32Array, second: Float32Array): number {
  const whole = first.length - (first.length % 4)
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0]
  for (let at = 0; at < whole; at += 4) {
    sum0 += (first[at] as number) * (second[at] as number)
    sum1 += (first[at + 1] as number) * (second[at + 1] as number)
    sum2 += (first[at + 2] as number) * (second[at + 2] as number)
    sum3 += (first[at + 3] as number) * (second[at + 3] as number)
  }
  for (let at = whole; at < first.length; at++) sum0 += (first[at] as number) * (second[at] as number)
  return sum0 + sum1 + sum2 + sum3
}

function keyOf(id: string, fromRev: number): string {
  return `${id} ${fromRev}`
}
