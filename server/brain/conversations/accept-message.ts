/**
 * The first of a turn's two round trips: one statement stores the visitor's message at its place, makes visitor and
 * conversation where they are new, opens the turn, writes the outbox, and returns what answering needs. The message of a
 * talk that this process knows as the store has it is placed by a shorter one.
 */
import type { Attachment, Conversation, Message } from '#wire'
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { lockAttachments } from '../attachments/claim-attachments.ts'
import { acceptStatement } from './accept-statement.ts'
import { continueStatement } from './continue-statement.ts'
import type { RecentTalks } from './recent-talks.ts'
import { conversationColumns } from './rows.ts'
import type { History, Said } from './said.ts'

export interface Accepted {
  /** True when an earlier try had stored the message: nothing was written now. */
  dup: boolean
  message: Pick<Message, 'id' | 'conversation_id' | 'seq' | 'created_at'>
  /** Absent for a dup. */
  conversation?: Conversation
  /** What the message shows of the files that came with it. */
  attachments?: Attachment[]
  /** Present when the bot owes an answer. */
  turn?: { bot_version: number; knowledge_rev: number; history: History }
}

export async function acceptMessage(db: TenantDb, said: Said, talks: RecentTalks): Promise<Accepted> {
  if (said.attachments) return placeWithFiles(db, said, talks)
  return (await continueTalk(db, said, talks)) ?? placeAnew(db, said, talks)
}

/** Message and files become one in one transaction: a file is sent once, or not at all. */
async function placeWithFiles(db: TenantDb, said: Said, talks: RecentTalks): Promise<Accepted> {
  const place = () =>
    db.transaction(async (trx) => {
      const about = { visitorId: said.visitorId, ids: said.attachments ?? [] }
      const files = await lockAttachments(trx, about)
      const row = await acceptStatement(trx, said, files.attachments)
      if (row.epoch === said.epoch && !row.known_id && row.message_id) await files.giveTo(row.message_id)
      return { row, attachments: files.attachments }
    })
  const { row, attachments } = await place().catch((cause: unknown) => unlessTwin(cause) ?? place())
  const accepted = await placed(db, said, talks, row)
  return accepted.dup ? accepted : { ...accepted, attachments }
}

/** @returns undefined when the talk is not known, or not as it was: nothing was stored then */
async function continueTalk(db: TenantDb, said: Said, talks: RecentTalks): Promise<Accepted | undefined> {
  const talk = talks.find(db.tenantId, said)
  if (!talk) return undefined
  const row = await continueStatement(db, said, talk.conversation).catch(unlessTwin)
  if (!row) return undefined
  const { message_id, turn_id, bot_version, knowledge_rev, ...changed } = row
  const conversation: Conversation = { ...talk.conversation, ...changed }
  talks.follow(db.tenantId, conversation, { role: 'visitor', text: said.text })
  return {
    dup: false,
    message: {
      id: message_id,
      conversation_id: conversation.id,
      seq: conversation.head,
      // Both are the moment of the statement.
      created_at: conversation.updated_at,
    },
    conversation,
    ...(turn_id && { turn: { bot_version, knowledge_rev, history: talk.history } }),
  }
}

async function placeAnew(db: TenantDb, said: Said, talks: RecentTalks): Promise<Accepted> {
  const row = await acceptStatement(db, said).catch(
    // The other one is stored now.
    (cause: unknown) => unlessTwin(cause) ?? acceptStatement(db, said),
  )
  return placed(db, said, talks, row)
}

async function placed(db: TenantDb, said: Said, talks: RecentTalks, row: Stored): Promise<Accepted> {
  if (row.epoch !== said.epoch) throw new AppError('invalid_visitor_token')
  if (row.known_id) return repeated(row, said)
  if (!row.id || !row.message_id) throw new AppError(await whyNot(db, said))
  const conversation = Object.fromEntries(
    conversationColumns.map((name) => [name, row[name]]),
  ) as unknown as Conversation
  const history = (row.history ?? []) as History
  // Where another message took a place meanwhile, the history lacks it.
  const isWhole = (row.version_before ?? 0) === conversation.version - 1
  if (isWhole)
    talks.keep(db.tenantId, { conversation, history: [...history, { role: 'visitor', text: said.text }] })
  return {
    dup: false,
    message: {
      id: row.message_id,
      conversation_id: row.id,
      seq: conversation.head,
      created_at: String(row.message_at),
    },
    conversation,
    ...(row.turn_id && {
      turn: { bot_version: Number(row.bot_version), knowledge_rev: Number(row.knowledge_rev), history },
    }),
  }
}

/** The same message came twice, perhaps at once. */
function unlessTwin(cause: unknown): undefined {
  const { code, constraint } = cause as { code?: string; constraint?: string }
  if (code !== '23505' || constraint !== 'messages_cmid') throw cause
}

type Stored = Awaited<ReturnType<typeof acceptStatement>>

function repeated({ known }: Stored, said: Said): Accepted {
  const { text, attachments, ...message } = known as Pick<
    Message,
    'id' | 'conversation_id' | 'seq' | 'created_at' | 'text'
  > & { attachments: Attachment[] | null }
  const files = attachments?.map(({ id }) => id) ?? []
  const isSame = text === said.text && files.join() === (said.attachments ?? []).join()
  if (!isSame) throw new AppError('cmid_conflict')
  return { dup: true, message }
}

async function whyNot(db: TenantDb, said: Said): Promise<'conversation_closed' | 'not_found'> {
  if (!said.conversationId) return 'not_found'
  const own = await db
    .select('conversations')
    .select('status')
    .where('id', '=', said.conversationId)
    .where('visitor_id', '=', said.visitorId)
    .executeTakeFirst()
  return own?.status === 'closed' ? 'conversation_closed' : 'not_found'
}
