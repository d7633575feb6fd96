/** Reads conversations, their messages and the traces of their answers. */
import { sql } from 'kysely'
import type { Conversation, Message, Trace } from '#wire'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { conversationColumns, messageColumns, toMessage } from './rows.ts'

export function findConversation(db: TenantDb, id: string): Promise<Conversation | undefined> {
  return db.select('conversations').select(conversationColumns).where('id', '=', id).executeTakeFirst()
}

/** A visitor's, with the place up to which the team has read it. */
export interface VisitorsConversation extends Conversation {
  team_seen: number
}

/** Whose conversation is asked for, and which; without an id the open one with this bot. */
export interface OwnConversation {
  visitorId: string
  botId: string
  id: string | undefined
}

/** The conversation of each, where there is such a one, in the order in which they are asked for. */
export async function ownConversations(
  db: TenantDb,
  asks: readonly OwnConversation[],
): Promise<(VisitorsConversation | undefined)[]> {
  const [first] = asks
  if (!first) return []
  // The statement of a single one is prepared; that of several differs with their number.
  if (asks.length === 1) return [await visitorsConversation(db, first, first.id)]
  const all = (values: readonly unknown[]) => sql<string>`any(${values}::uuid[])`
  const theirs = (some: readonly OwnConversation[]) =>
    db
      .select('conversations')
      .select([...conversationColumns, 'team_seen'])
      .where('visitor_id', '=', all(some.map(({ visitorId }) => visitorId)))
  const named = asks.filter(({ id }) => id)
  const rows: VisitorsConversation[] = await theirs(named)
    .where('id', '=', all(named.map(({ id }) => id)))
    // Each part by an index of its own.
    .unionAll(
      theirs(asks.filter(({ id }) => !id))
        .where('channel', '=', 'web')
        .where('status', '=', 'open'),
    )
    .execute()
  const isAsked = ({ visitorId, botId, id }: OwnConversation, row: VisitorsConversation) =>
    row.visitor_id === visitorId &&
    (id ? row.id === id : row.bot_id === botId && row.channel === 'web' && row.status === 'open')
  const byVisitor = Map.groupBy(rows, ({ visitor_id }) => visitor_id)
  return asks.map((ask) => byVisitor.get(ask.visitorId)?.find((row) => isAsked(ask, row)))
}

/** A conversation of the visitor's own; without `id` the open one with this bot. */
export function visitorsConversation(
  db: TenantDb,
  visitor: { visitorId: string; botId: string },
  id?: string,
): Promise<VisitorsConversation | undefined> {
  const own = db
    .select('conversations')
    .select([...conversationColumns, 'team_seen'])
    .where('visitor_id', '=', visitor.visitorId)
  if (id) return own.where('id', '=', id).executeTakeFirst()
  return own
    .where('bot_id', '=', visitor.botId)
    .where('channel', '=', 'web')
    .where('status', '=', 'open')
    .executeTakeFirst()
}

export interface ConversationFilter {
  limit: number
  /** Id of the last conversation of the page before; newer ones come first. */
  after?: string | undefined
  status?: 'open' | 'closed' | undefined
}

export function listConversations(
  db: TenantDb,
  { limit, after, status }: ConversationFilter,
): Promise<Conversation[]> {
  let query = db.select('conversations').select(conversationColumns)
  if (after) query = query.where('id', '<', after)
  if (status) query = query.where('status', '=', status)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Those in which something happened last, for the inbox. */
export function latestConversations(
  db: TenantDb,
  filter: { status?: 'open' | 'closed' | undefined; needs_person?: true | undefined } = {},
): Promise<Conversation[]> {
  let query = db.select('conversations').select(conversationColumns)
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.needs_person) query = query.where('needs_person', '=', true)
  return query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(100).execute()
}

/** Those that changed in the last so many milliseconds by the database's clock, latest first. */
export function changedConversations(db: TenantDb, sinceMs: number): Promise<Conversation[]> {
  return db
    .select('conversations')
    .select(conversationColumns)
    .where('updated_at', '>', sql<string>`now() - make_interval(secs => ${sinceMs / 1000})`)
    .orderBy('updated_at', 'desc')
    .limit(200)
    .execute()
}

/** Messages after `after`, in order. */
export async function listMessages(
  db: TenantDb,
  conversationId: string,
  page: { after: number; limit: number },
): Promise<Message[]> {
  const rows = await db
    .select('messages')
    .select(messageColumns)
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit)
    .execute()
  return rows.map(toMessage)
}

/** A page of all that was said in all conversations of a visitor, the oldest first. */
export async function listAllOf(
  db: TenantDb,
  visitorId: string,
  page: { conversation_id?: string | undefined; after: number; limit: number },
): Promise<Message[]> {
  const own = db.select('conversations').select('conversations.id').where('visitor_id', '=', visitorId)
  let query = db.select('messages').select(messageColumns).where('conversation_id', 'in', own)
  if (page.conversation_id) {
    const last = sql`(${page.conversation_id}::uuid, ${page.after}::int)`
    query = query.where(sql<boolean>`(conversation_id, seq) > ${last}`)
  }
  const rows = await query.orderBy('conversation_id').orderBy('seq').limit(page.limit).execute()
  return rows.map(toMessage)
}

/** The trace of one turn, or of the latest that has one. */
export async function findTrace(
  db: TenantDb,
  conversationId: string,
  turn?: string,
): Promise<Trace | undefined> {
  let query = db
    .select('turns')
    .select(['id', 'state', 'trace', 'created_at'])
    .where('conversation_id', '=', conversationId)
    .where('trace', 'is not', null)
  if (turn) query = query.where('id', '=', turn)
  const row = await query.orderBy('created_at', 'desc').executeTakeFirst()
  return row?.trace ? { ...row.trace, turn: row.id, state: row.state, created_at: row.created_at } : undefined
}
