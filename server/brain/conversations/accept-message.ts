/**
 * The first of a turn's two round trips: one statement stores the visitor's message at its place, makes visitor and
 * conversation where they are new, opens the turn, writes the outbox, and returns what answering needs.
 */
import type { Conversation, Message } from '#wire'
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { acceptStatement } from './accept-statement.ts'
import { conversationColumns } from './rows.ts'
import type { Said } from './said.ts'

export interface Accepted {
  /** True when an earlier try had stored the message: nothing was written now. */
  dup: boolean
  message: Pick<Message, 'id' | 'conversation_id' | 'seq' | 'created_at'>
  /** Absent for a dup. */
  conversation?: Conversation
  /** Present when the bot owes an answer. */
  turn?: { bot_version: number; knowledge_rev: number; history: History }
}

export type History = { role: 'visitor' | 'bot' | 'agent'; text: string }[]

export async function acceptMessage(db: TenantDb, said: Said): Promise<Accepted> {
  const row = await acceptStatement(db, said).catch((cause: { code?: string; constraint?: string }) => {
    // The same message came twice at once; the other one is stored now.
    if (cause.code === '23505' && cause.constraint === 'messages_cmid') return acceptStatement(db, said)
    throw cause
  })
  if (row.epoch !== said.epoch) throw new AppError('invalid_visitor_token')
  if (row.known_id) return repeated(row, said)
  if (!row.id || !row.message_id) throw new AppError(await whyNot(db, said))
  const conversation = Object.fromEntries(
    conversationColumns.map((name) => [name, row[name]]),
  ) as unknown as Conversation
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
      turn: {
        bot_version: Number(row.bot_version),
        knowledge_rev: Number(row.knowledge_rev),
        history: (row.history ?? []) as History,
      },
    }),
  }
}

type Stored = Awaited<ReturnType<typeof acceptStatement>>

function repeated({ known }: Stored, said: Said): Accepted {
  const { text, ...message } = known as Pick<
    Message,
    'id' | 'conversation_id' | 'seq' | 'created_at' | 'text'
  >
  if (text !== said.text) throw new AppError('cmid_conflict')
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
