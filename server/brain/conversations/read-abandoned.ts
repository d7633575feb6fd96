/** Reads what answering turns needs that another process left, all of a tenant's at once. */
import { sql } from 'kysely'
import type { Channel } from '#wire'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import type { AbandonedTurn } from '../../platform/tenancy/work-directory.ts'
import { historyLength } from './recent-talks.ts'
import type { History } from './said.ts'

export interface Abandoned {
  turn: AbandonedTurn
  db: TenantDb
  botId: string
  visitorId: string
  channel: Channel
  bot_version: number
  knowledge_rev: number
  /** Place of the question. */
  seq: number
  /** Empty when the question is not there any more, or only files came. */
  text: string
  files: number
  askedAt: Date
  history: History
}

/** @param turns of the tenant whose rows `db` reaches */
export async function readAbandoned(db: TenantDb, turns: readonly AbandonedTurn[]): Promise<Abandoned[]> {
  const rows = await rowsOf(
    db,
    turns.map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return turns.flatMap((turn) => {
    const row = byId.get(turn.id)
    if (!row) return []
    const { id, bot_id: botId, visitor_id: visitorId, asked_at, seq, text, attachments, ...rest } = row
    const about = { ...rest, botId, visitorId, askedAt: new Date(asked_at) }
    return [{ turn, db, ...about, seq: seq ?? 0, text: text ?? '', files: attachments?.length ?? 0 }]
  })
}

function rowsOf(db: TenantDb, ids: string[]) {
  return db
    .select('turns')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.tenant_id', '=', 'turns.tenant_id')
        .onRef('conversations.id', '=', 'turns.conversation_id'),
    )
    .leftJoin('messages as asked', (join) =>
      join
        .onRef('asked.tenant_id', '=', 'turns.tenant_id')
        .onRef('asked.conversation_id', '=', 'turns.conversation_id')
        .onRef('asked.id', '=', 'turns.id'),
    )
    .select([
      'turns.id',
      'bot_id',
      'conversations.visitor_id',
      'channel',
      'bot_version',
      'knowledge_rev',
      'asked_at',
    ])
    .select(['asked.seq', 'asked.text', 'asked.attachments'])
    .select(sql<History>`coalesce(${earlier}, '[]')`.as('history'))
    .where('turns.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** What was said before the question, oldest first. */
const earlier = sql`(
  select jsonb_agg(jsonb_build_object('role', role, 'text', text) order by seq)
  from (
    select role, text, seq from messages
    where tenant_id = turns.tenant_id and conversation_id = turns.conversation_id and seq < asked.seq
      and kind = 'message' and role in ('visitor', 'bot', 'agent')
    order by seq desc
    limit ${sql.lit(historyLength)}
  ) as recent
)`
