/** Up to where the team has read a conversation, whoever of it did, and how much of visitors nobody has read. */
import { sql } from 'kysely'
import type { Conversation } from '#wire'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

/** Notes it; undefined when that was known. */
export async function noteTeamSeen(
  db: TenantDb,
  conversationId: string,
  seq: number,
): Promise<number | undefined> {
  // Nobody has read what is not there.
  const read = sql<number>`least(head, ${seq}::int)`
  const row = await db
    .update('conversations')
    .set({ team_seen: read })
    .where('id', '=', conversationId)
    .where('team_seen', '<', read)
    .returning('team_seen')
    .executeTakeFirst()
  return row?.team_seen
}

/** With the messages of each visitor that nobody of the team has read. */
export async function withUnread(
  db: TenantDb,
  conversations: readonly Conversation[],
): Promise<Conversation[]> {
  if (conversations.length === 0) return []
  const ids = conversations.map(({ id }) => id)
  const rows = await db
    .select('messages')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.id', '=', 'messages.conversation_id')
        .onRef('conversations.tenant_id', '=', 'messages.tenant_id')
        .onRef('conversations.team_seen', '<', 'messages.seq'),
    )
    .select((eb) => ['conversations.id', eb.fn.countAll<number>().as('count')])
    .where('messages.conversation_id', 'in', ids)
    .where('messages.role', '=', 'visitor')
    .where('messages.kind', '=', 'message')
    .groupBy('conversations.id')
    .execute()
  const counts = new Map(rows.map(({ id, count }) => [id, Number(count)]))
  return conversations.map((one) => ({ ...one, unread: counts.get(one.id) ?? 0 }))
}
