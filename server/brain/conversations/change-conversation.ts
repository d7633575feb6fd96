/** What a visitor does to a conversation beside talking: asks for a person, ends it, rates an answer. */

import { sql } from 'kysely'
import type { Conversation, Message } from '#wire'
import { writeEvent } from '../../platform/events/write-event.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { conversationColumns, messageColumns, previewOf, toMessage } from './rows.ts'

export interface Changed {
  conversation: Conversation
  message: Message
}

/** Marks that a person is wanted and says so in the conversation; undefined when it is not open. */
export function askForPerson(db: TenantDb, conversationId: string): Promise<Changed | undefined> {
  const text = 'You asked for a person. The team has been told and will answer here.'
  return db.transaction(async (trx) => {
    const changed = await addSystemMessage(trx, conversationId, text, { needs_person: true })
    if (changed) await writeEvent(trx, { type: 'handoff.requested', conversation_id: conversationId })
    return changed
  })
}

/** Closes the conversation; the visitor's next message begins a new one. Undefined when it is not open. */
export function endConversation(db: TenantDb, conversationId: string): Promise<Changed | undefined> {
  return db.transaction((trx) => endWithin(trx, conversationId))
}

/** {@link endConversation} as part of a transaction. */
export async function endWithin(trx: TenantDb, conversationId: string): Promise<Changed | undefined> {
  const text = 'The conversation was ended.'
  const changed = await addSystemMessage(trx, conversationId, text, { status: 'closed' })
  if (changed) await writeEvent(trx, { type: 'conversation.ended', conversation_id: conversationId })
  return changed
}

/** Keeps a visitor's verdict on an answer; false when the visitor has no such message. */
export function rateAnswer(
  db: TenantDb,
  visitorId: string,
  rating: { message_id: string; value: 1 | -1; note?: string | undefined },
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const message = await trx
      .select('messages')
      .innerJoin('conversations', (join) =>
        join
          .onRef('conversations.tenant_id', '=', 'messages.tenant_id')
          .onRef('conversations.id', '=', 'messages.conversation_id'),
      )
      .select('messages.conversation_id')
      .where('messages.id', '=', rating.message_id)
      .where('messages.role', '=', 'bot')
      .where('conversations.visitor_id', '=', visitorId)
      .executeTakeFirst()
    if (!message) return false
    const { message_id, value, note = null } = rating
    await trx
      .insert('feedback', { message_id, visitor_id: visitorId, value, note })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'message_id', 'visitor_id']).doUpdateSet({ value, note }),
      )
      .execute()
    const event = {
      type: 'feedback.created',
      conversation_id: message.conversation_id,
      message_id,
      value,
    } as const
    await writeEvent(trx, event)
    return true
  })
}

async function addSystemMessage(
  db: TenantDb,
  conversationId: string,
  text: string,
  change: { needs_person?: true; status?: 'closed' },
): Promise<Changed | undefined> {
  const conversation = await db
    .update('conversations')
    .set({
      ...change,
      head: sql<number>`head + 1`,
      version: sql<number>`version + 1`,
      preview: previewOf(text),
      preview_role: 'system',
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
      role: 'system',
      text,
    })
    .returning(messageColumns)
    .executeTakeFirstOrThrow()
  return { conversation, message: toMessage(message) }
}
