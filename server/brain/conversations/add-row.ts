/** Adds a row to an open conversation outside of a turn: what the system tells, an agent says, a form holds. */
import { sql } from 'kysely'
import type { Attachment, Author, Conversation, Message, MessageBlock, MessageKind } from '#wire'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { conversationColumns, messageColumns, previewOf, toMessage } from './rows.ts'

export interface Changed {
  conversation: Conversation
  message: Message
}

export interface NewRow {
  role: Exclude<Author, 'bot'>
  text: string
  kind?: MessageKind
  blocks?: MessageBlock[]
  /** What the message shows of its files; whoever calls gives them to it. */
  attachments?: Attachment[]
  visitorId?: string
  /** The member, or the key. */
  authorId?: string
  cmid?: string
  targetId?: string
}

/** Of the conversation itself. */
export interface ConversationChange {
  needs_person?: boolean
  status?: 'closed'
  owner?: string
}

/** Within the caller's transaction; undefined when the conversation is not open. */
export async function addRow(
  db: TenantDb,
  conversationId: string,
  row: NewRow,
  change: ConversationChange = {},
): Promise<Changed | undefined> {
  const conversation = await db
    .update('conversations')
    .set({
      ...change,
      head: sql<number>`head + 1`,
      version: sql<number>`version + 1`,
      preview: previewOf(row.text, row.attachments),
      preview_role: row.role,
      updated_at: sql<string>`now()`,
    })
    .where('id', '=', conversationId)
    .where('status', '=', 'open')
    .returning(conversationColumns)
    .executeTakeFirst()
  if (!conversation) return undefined
  const message = await db
    .insert('messages', { conversation_id: conversationId, seq: conversation.head, ...valuesOf(row) })
    .returning(messageColumns)
    .executeTakeFirstOrThrow()
  return { conversation, message: toMessage(message) }
}

function valuesOf({ role, text, kind = 'message', blocks, attachments, ...of }: NewRow) {
  return {
    id: newId(),
    kind,
    role,
    text,
    blocks: blocks ? JSON.stringify(blocks) : null,
    attachments: attachments?.length ? JSON.stringify(attachments) : null,
    visitor_id: of.visitorId ?? null,
    author_id: of.authorId ?? null,
    cmid: of.cmid ?? null,
    target_id: of.targetId ?? null,
  }
}
