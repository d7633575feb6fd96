/** One step of filling: takes some of a tenant's articles that have no vector, and gives them one. */
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import { articleText, firstUnits, textHash } from './article-text.ts'
import type { EmbeddingClient } from './embedding-client.ts'
import { asEmbeddingFailure, EmbeddingFailure } from './embedding-failure.ts'
import { keepVectors, presentArticles, vectorsOfTexts } from './stored-vectors.ts'

export interface BatchParts {
  client: Pick<EmbeddingClient, 'model' | 'dimensions' | 'embed'>
  /** Texts that the server will not have, by tenant and hash; they are not sent again. */
  refused: Set<string>
}

/** Texts of one request. */
export const batchSize = 64
const call = { purpose: 'articles', attemptMs: 20_000, totalMs: 90_000, retries: 2 } as const
/** A text that a model of little reading refuses is sent once more, this short. */
const shortText = 1_500
const mostRefused = 10_000

/** @param ids of the articles */
export async function fillBatch(db: TenantDb, ids: readonly string[], parts: BatchParts): Promise<void> {
  const articles = await presentArticles(db, ids)
  const marked = articles.map((article) => {
    const text = articleText(article)
    return { article_id: article.id, from_rev: article.from_rev, text_hash: textHash(text), text }
  })
  const vectors = await knownVectors(db, marked, parts)
  const unknown = new Map<string, string>()
  for (const { text_hash, text } of marked) {
    const isSent = vectors.has(text_hash) || parts.refused.has(`${db.tenantId}/${text_hash}`)
    if (!isSent) unknown.set(text_hash, text)
  }
  for (const [hash, vector] of await embedAll([...unknown], db.tenantId, parts)) vectors.set(hash, vector)
  const found = marked.flatMap(({ text: _, ...row }) => {
    const vector = vectors.get(row.text_hash)
    return vector ? [{ ...row, vector }] : []
  })
  await keepVectors(db, parts.client.model, found)
}

/** Those of texts that were sent before: of an earlier version, or of an article that says the same. */
async function knownVectors(
  db: TenantDb,
  marked: readonly { text_hash: string }[],
  { client }: BatchParts,
): Promise<Map<string, Float32Array>> {
  const hashes = marked.map(({ text_hash }) => text_hash)
  if (hashes.length === 0) return new Map()
  const known = await vectorsOfTexts(db, client.model, hashes)
  const fits = (vector: Float32Array) => client.dimensions === null || vector.length === client.dimensions
  return new Map([...known].filter(([, vector]) => fits(vector)))
}

type Marked = readonly [hash: string, text: string]

async function embedAll(
  texts: readonly Marked[],
  tenantId: string,
  parts: BatchParts,
): Promise<Map<string, Float32Array>> {
  if (texts.length === 0) return new Map()
  const vectors = await embedUnlessRefused(texts, parts)
  if (vectors) return vectors
  await refuteServer(parts)
  return embedApart(texts, tenantId, parts)
}

/** Null when the server will not have them. */
async function embedUnlessRefused(
  texts: readonly Marked[],
  { client }: BatchParts,
): Promise<Map<string, Float32Array> | null> {
  try {
    const sent = texts.map(([, text]) => text)
    const vectors = await client.embed(sent, call)
    return new Map(texts.map(([hash], at) => [hash, vectors[at] as Float32Array]))
  } catch (error) {
    const failure = asEmbeddingFailure(error)
    if (failure.isRefusal) return null
    throw failure
  }
}

/** A server that refuses even this refuses everything: a wrong model's name, for example. */
async function refuteServer(parts: BatchParts): Promise<void> {
  if (!(await embedUnlessRefused([['', 'opening hours']], parts))) throw new EmbeddingFailure('refused')
}

/** Halves what is refused until the text is found that is to blame; the others get their vectors. */
async function embedApart(
  texts: readonly Marked[],
  tenantId: string,
  parts: BatchParts,
): Promise<Map<string, Float32Array>> {
  const [first] = texts
  if (!first) return new Map()
  if (texts.length === 1) return embedShort(first, tenantId, parts)
  const vectors = new Map<string, Float32Array>()
  const half = Math.ceil(texts.length / 2)
  for (const part of [texts.slice(0, half), texts.slice(half)]) {
    const found = (await embedUnlessRefused(part, parts)) ?? (await embedApart(part, tenantId, parts))
    for (const [hash, vector] of found) vectors.set(hash, vector)
  }
  return vectors
}

async function embedShort(
  [hash, text]: Marked,
  tenantId: string,
  parts: BatchParts,
): Promise<Map<string, Float32Array>> {
  const short = firstUnits(text, shortText)
  const found = short.length < text.length ? await embedUnlessRefused([[hash, short]], parts) : null
  if (!found && parts.refused.size < mostRefused) parts.refused.add(`${tenantId}/${hash}`)
  return found ?? new Map()
}
