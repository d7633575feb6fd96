/** Raises the tenant's knowledge revision; the caller's transaction then writes the versions that begin with it. */
import { sql } from 'kysely'
import type { TenantDb } from './tenant-db.ts'

export async function nextKnowledgeRev(db: TenantDb): Promise<number> {
  const { knowledge_rev } = await db
    .updateOwn()
    .set({ knowledge_rev: sql<number>`knowledge_rev + 1` })
    .returning('knowledge_rev')
    .executeTakeFirstOrThrow()
  return knowledge_rev
}
