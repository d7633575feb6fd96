/** Adds a row to an open conversation outside of a turn: what the system tells, an agent says, a form holds. */
import { sql } from 'kysely'
import type { Author, Conversation, Message, MessageBlock, MessageKind } from '#wire'
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
  visitorId?: string
  cmid?: string
  targetId?: string
}

/** Within the caller's transaction; undefined when the conversation is not open. @param change of the conversation itself */
export async function addRow(
  db: TenantDb,
  conversationId: string,
  row: NewRow,
  change: { needs_person?: true; status?: 'closed' } = {},
): Promise<Changed | undefined> {
  const { role, text, kind = 'message', blocks, visitorId, cmid, targetId } = row
  const conversation = await db
    .update('conversations')
    .set({
      ...change,
      head: sql<number>`head + 1`,
      version: sql<number>`version + 1`,
      preview: previewOf(text),
      preview_role: role,
      updated_at: sql<string>`now()`,
    })
    .where('id', '=', conversationId)
    .where('status', '=', 'open')
    .returning(conversationColumns)
    .executeTakeFirst()
  if (!conversation) return undefined
  const message = await db
    .insert('messages', {
      conversation_id: conversationId,
      seq: conversation.head,
      id: newId(),
      kind,
      role,
      text,
      blocks: blocks ? JSON.stringify(blocks) : null,
      visitor_id: visitorId ?? null,
      cmid: cmid ?? null,
      target_id: targetId ?? null,
    })
    .returning(messageColumns)
    .executeTakeFirstOrThrow()
  return { conversation, message: toMessage(message) }
}
