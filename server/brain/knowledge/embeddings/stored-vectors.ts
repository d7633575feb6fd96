/** Vectors of articles in the store: one for each version of an article and model, gone when the version has ended. */
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import type { ArticleVersion } from '../knowledge-types.ts'

/** The version of an article. */
export interface ArticleKey {
  article_id: string
  from_rev: number
}

export interface NewVector extends ArticleKey {
  text_hash: string
  vector: Float32Array
}

export type UnreadArticle = Pick<ArticleVersion, 'id' | 'from_rev' | 'question' | 'answer' | 'phrasings'>

/** Rows of one statement, so that others do not wait for it. */
const mostRows = 16
/** Another process may still work with another model while an installation changes over. */
const otherModelMs = 24 * 60 * 60 * 1000

/** What is there for these articles, in whatever version. */
export async function vectorsOfArticles(
  db: TenantDb,
  model: string,
  articles: readonly string[],
): Promise<(ArticleKey & { vector: Float32Array })[]> {
  const rows = await db
    .select('article_vectors')
    // As text, numbers take ten times as long to read.
    .select((eb) => [
      'article_id',
      'from_rev',
      eb.fn<string>('encode', [eb.fn('array_send', ['vector']), eb.val('base64')]).as('packed'),
    ])
    .where('model', '=', model)
    .where('article_id', 'in', articles)
    .execute()
  return rows.map(({ packed, ...key }) => ({ ...key, vector: unpacked(packed) }))
}

/** Vectors of texts that were sent before, by their hash. */
export async function vectorsOfTexts(
  db: TenantDb,
  model: string,
  hashes: readonly string[],
): Promise<Map<string, Float32Array>> {
  const rows = await db
    .select('article_vectors')
    .select((eb) => [
      'text_hash',
      eb.fn<string>('encode', [eb.fn('array_send', ['vector']), eb.val('base64')]).as('packed'),
    ])
    .where('model', '=', model)
    .where('text_hash', 'in', hashes)
    .execute()
  return new Map(rows.map(({ text_hash, packed }) => [text_hash, unpacked(packed)]))
}

/** Ids of the present articles that have no vector of this model. */
export async function articlesWithout(db: TenantDb, model: string): Promise<string[]> {
  // Compared here: databases that know little of their tables take the square of the time.
  const [articles, vectors] = await Promise.all([
    db.select('articles').select(['id', 'from_rev']).where('to_rev', 'is', null).orderBy('id').execute(),
    db.select('article_vectors').select(['article_id', 'from_rev']).where('model', '=', model).execute(),
  ])
  const known = new Set(vectors.map(({ article_id, from_rev }) => `${article_id} ${from_rev}`))
  return articles.flatMap(({ id, from_rev }) => (known.has(`${id} ${from_rev}`) ? [] : [id]))
}

export function presentArticles(db: TenantDb, ids: readonly string[]): Promise<UnreadArticle[]> {
  return db
    .select('articles')
    .select(['id', 'from_rev', 'question', 'answer', 'phrasings'])
    .where('to_rev', 'is', null)
    .where('id', 'in', ids)
    .execute()
}

/** Keeps vectors; those of the same version and model are replaced. */
export async function keepVectors(db: TenantDb, model: string, vectors: readonly NewVector[]): Promise<void> {
  for (let from = 0; from < vectors.length; from += mostRows) {
    const rows = vectors
      .slice(from, from + mostRows)
      .map(({ vector, ...row }) => ({ ...row, model, vector: packed(vector) }))
    await db
      .insert('article_vectors', rows)
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'article_id', 'from_rev', 'model']).doUpdateSet((eb) => ({
          text_hash: eb.ref('excluded.text_hash'),
          vector: eb.ref('excluded.vector'),
        })),
      )
      .execute()
  }
}

/** Removes the vectors of versions that have ended, and of models that were used before this one. */
export async function removeEnded(db: TenantDb, model: string): Promise<void> {
  const present = db
    .select('articles')
    .select('articles.id')
    .whereRef('articles.id', '=', 'article_vectors.article_id' as never)
    .whereRef('articles.from_rev', '=', 'article_vectors.from_rev' as never)
    .where('articles.to_rev', 'is', null)
  const longAgo = new Date(Date.now() - otherModelMs).toISOString()
  await db
    .delete('article_vectors')
    .where((eb) =>
      eb.or([eb.not(eb.exists(present)), eb.and([eb('model', '<>', model), eb('created_at', '<', longAgo)])]),
    )
    .execute()
}

/** Removes vectors that cannot be compared: the server has another model behind the same name. */
export async function removeOtherSizes(db: TenantDb, model: string, dimensions: number): Promise<void> {
  await db
    .delete('article_vectors')
    .where('model', '=', model)
    .where((eb) => eb(eb.fn<number>('cardinality', ['vector']), '<>', dimensions))
    .execute()
}

/** The head of a list of numbers as the database sends and takes it: one dimension, no nulls, `real`, size, from 1. */
const headBytes = 20
const realOid = 700

function packed(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(headBytes + vector.length * 8)
  for (const [at, word] of [1, 0, realOid, vector.length, 1].entries()) bytes.writeInt32BE(word, at * 4)
  for (let at = 0; at < vector.length; at++) {
    bytes.writeInt32BE(4, headBytes + at * 8)
    bytes.writeFloatBE(vector[at] as number, headBytes + at * 8 + 4)
  }
  return bytes
}

/** Each number follows its size. */
function unpacked(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64')
  const vector = new Float32Array(Math.max(0, Math.floor((bytes.length - headBytes) / 8)))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at < vector.length; at++) vector[at] = view.getFloat32(headBytes + at * 8 + 4)
  return vector
}
