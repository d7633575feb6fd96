/** Articles, in versions valid from one knowledge revision to the next; a change is answerable at once. */
import type { Article, ArticleRequest } from '#wire'
import { newId } from '../../platform/store/new-id.ts'
import { nextKnowledgeRev } from '../../platform/tenancy/next-knowledge-rev.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import type { ArticleVersion } from './knowledge-types.ts'

/** What an owner writes, with the bot settled to its id. */
export type ArticleText = Omit<ArticleRequest, 'bot' | 'url' | 'locale'> & {
  bot_id?: string | null
  url?: string | null
  locale?: string | null
}

const shown = [
  'id',
  'question',
  'answer',
  'bot_id',
  'url',
  'locale',
  'phrasings',
  'created_at',
  'updated_at',
] as const

export function createArticle(db: TenantDb, text: ArticleText): Promise<Article> {
  return db.transaction(async (trx) => {
    const now = new Date().toISOString()
    const row = { id: newId(), from_rev: await nextKnowledgeRev(trx), created_at: now, updated_at: now }
    return trx
      .insert('articles', { ...row, ...text })
      .returning(shown)
      .executeTakeFirstOrThrow()
  })
}

/** Makes many articles at one revision. */
export function createArticles(db: TenantDb, texts: readonly ArticleText[]): Promise<void> {
  return db.transaction(async (trx) => {
    const from_rev = await nextKnowledgeRev(trx)
    const now = new Date().toISOString()
    const rows = texts.map((text) => ({ id: newId(), from_rev, created_at: now, updated_at: now, ...text }))
    await trx.insert('articles', rows).execute()
  })
}

/** Ends the current version and begins one with the changes; undefined when there is no such article. */
export function updateArticle(
  db: TenantDb,
  id: string,
  changes: Partial<ArticleText>,
): Promise<Article | undefined> {
  return db.transaction(async (trx) => {
    const rev = await nextKnowledgeRev(trx)
    const before = await endVersion(trx, id, rev)
    if (!before) return undefined
    const { updated_at: _, ...kept } = before
    return trx
      .insert('articles', {
        ...kept,
        ...changes,
        from_rev: rev,
        to_rev: null,
        updated_at: new Date().toISOString(),
      })
      .returning(shown)
      .executeTakeFirstOrThrow()
  })
}

/** False when there is no such article. */
export function deleteArticle(db: TenantDb, id: string): Promise<boolean> {
  return db.transaction(async (trx) => Boolean(await endVersion(trx, id, await nextKnowledgeRev(trx))))
}

export function findArticle(db: TenantDb, id: string): Promise<Article | undefined> {
  return db
    .select('articles')
    .select(shown)
    .where('id', '=', id)
    .where('to_rev', 'is', null)
    .executeTakeFirst()
}

export interface ArticleFilter {
  limit: number
  /** Id of the last article of the page before; newer articles come first. */
  after?: string | undefined
  /** Words that question or answer contain. */
  q?: string | undefined
}

export function listArticles(db: TenantDb, { limit, after, q }: ArticleFilter): Promise<Article[]> {
  let query = db.select('articles').select(shown).where('to_rev', 'is', null)
  if (after) query = query.where('id', '<', after)
  for (const word of q?.split(/\s+/).filter(Boolean).slice(0, 8) ?? []) {
    const like = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([eb('question', 'ilike', like), eb('answer', 'ilike', like)]))
  }
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Every article as it was valid at `rev`. */
export function articlesAt(db: TenantDb, rev: number): Promise<ArticleVersion[]> {
  return db
    .select('articles')
    .select(['id', 'from_rev', 'bot_id', 'question', 'answer', 'phrasings', 'url', 'locale'])
    .where('from_rev', '<=', rev)
    .where((eb) => eb.or([eb('to_rev', 'is', null), eb('to_rev', '>', rev)]))
    .orderBy('id')
    .execute()
}

async function endVersion(db: TenantDb, id: string, rev: number) {
  return db
    .update('articles')
    .set({ to_rev: rev })
    .where('id', '=', id)
    .where('to_rev', 'is', null)
    .returning([
      'id',
      'bot_id',
      'question',
      'answer',
      'phrasings',
      'url',
      'locale',
      'created_at',
      'updated_at',
    ])
    .executeTakeFirst()
}
