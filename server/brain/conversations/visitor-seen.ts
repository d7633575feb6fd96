/** Up to where a visitor has read a conversation. */
import { sql } from 'kysely'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

/** Notes it; undefined when that was known, or the conversation is not the visitor's. */
export async function noteSeen(
  db: TenantDb,
  { conversationId, visitorId }: { conversationId: string; visitorId: string },
  seq: number,
): Promise<number | undefined> {
  // Nobody has read what is not there.
  const read = sql<number>`least(head, ${seq}::int)`
  const row = await db
    .update('conversations')
    .set({ visitor_seen: read })
    .where('id', '=', conversationId)
    .where('visitor_id', '=', visitorId)
    .where('visitor_seen', '<', read)
    .returning('visitor_seen')
    .executeTakeFirst()
  return row?.visitor_seen
}

export async function readSeen(db: TenantDb, conversationId: string): Promise<number> {
  const row = await db
    .select('conversations')
    .select('visitor_seen')
    .where('id', '=', conversationId)
    .executeTakeFirst()
  return row?.visitor_seen ?? 0
}
