/**
 * Forgets a visitor: no word of the visitor's conversations is left anywhere, and the visitor's tokens open nothing more.
 * Places stay, so that nobody who follows a conversation sees a hole.
 */
import { sql } from 'kysely'
import type { Conversation } from '#wire'
import { writeEvent } from '../../platform/events/write-event.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { forgetAttachments } from '../attachments/forget-attachments.ts'
import { forgetLeads } from '../leads/leads.ts'
import type { Changed } from './add-row.ts'
import { checkEpoch, type Talker } from './open-talk.ts'
import { conversationColumns, messageColumns, toMessage } from './rows.ts'

export interface Forgotten {
  /** The last row of each conversation, which says that it was deleted. */
  changes: Changed[]
  /** Turns that were being answered: their answers are not stored any more. */
  turns: { id: string; conversation_id: string }[]
}

/** @throws AppError `invalid_visitor_token` when the token was revoked before */
export function forgetVisitor(db: TenantDb, talker: Talker): Promise<Forgotten> {
  return db.transaction(async (trx) => {
    await checkEpoch(trx, talker)
    const { visitorId } = talker
    await trx
      .update('visitors')
      .set({ epoch: sql<number>`epoch + 1`, locale: null })
      .where('id', '=', visitorId)
      .execute()
    const turns = await endTurns(trx, visitorId)
    const changes = await closeAll(trx, visitorId)
    const ids = changes.map(({ conversation }) => conversation.id)
    if (ids.length > 0) await wipe(trx, ids)
    await trx.update('feedback').set({ note: null }).where('visitor_id', '=', visitorId).execute()
    await trx.delete('visitor_identities').where('visitor_id', '=', visitorId).execute()
    await trx.delete('transcripts').where('visitor_id', '=', visitorId).execute()
    await forgetLeads(trx, visitorId)
    await forgetAttachments(trx, visitorId)
    return { changes, turns }
  })
}

/** The fence rises: whoever is at work on an answer stores none. */
async function endTurns(db: TenantDb, visitorId: string): Promise<Forgotten['turns']> {
  return db
    .update('turns')
    .set({
      state: 'failed',
      reason: 'deleted',
      fence: sql<number>`fence + 1`,
      finished_at: sql<string>`now()`,
    })
    .where('conversation_id', 'in', idsOf(db, visitorId))
    .where('state', 'in', ['pending', 'generating'])
    .returning(['id', 'conversation_id'])
    .execute()
}

function idsOf(db: TenantDb, visitorId: string) {
  return db.select('conversations').select('conversations.id').where('visitor_id', '=', visitorId)
}

const said = { text: 'Deleted by the visitor.', blocks: [{ type: 'notice', code: 'deleted' }] }

async function closeAll(db: TenantDb, visitorId: string): Promise<Changed[]> {
  const open = await idsOf(db, visitorId).where('status', '=', 'open').execute()
  const conversations = await db
    .update('conversations')
    .set({
      status: 'closed',
      needs_person: false,
      page: null,
      head: sql<number>`head + 1`,
      version: sql<number>`version + 1`,
      preview: said.text,
      preview_role: 'system',
      updated_at: sql<string>`now()`,
    })
    .where('visitor_id', '=', visitorId)
    .returning(conversationColumns)
    .execute()
  for (const { id } of open) await writeEvent(db, { type: 'conversation.ended', conversation_id: id })
  const changes: Changed[] = []
  for (const conversation of conversations) changes.push(await addErasure(db, conversation))
  return changes
}

/** What it is about is all of the conversation before it. */
async function addErasure(db: TenantDb, conversation: Conversation): Promise<Changed> {
  const row = await db
    .insert('messages', {
      conversation_id: conversation.id,
      seq: conversation.head,
      id: newId(),
      kind: 'erasure',
      role: 'system',
      text: said.text,
      blocks: JSON.stringify(said.blocks),
      target_id: conversation.id,
    })
    .returning(messageColumns)
    .executeTakeFirstOrThrow()
  return { conversation, message: toMessage(row) }
}

async function wipe(db: TenantDb, ids: string[]): Promise<void> {
  await db
    .update('messages')
    .set({
      text: '',
      sources: null,
      suggestions: null,
      blocks: null,
      attachments: null,
      rev: sql<number>`rev + 1`,
    })
    .where('conversation_id', 'in', ids)
    .where('kind', '!=', 'erasure')
    .execute()
  await db.delete('conversation_contexts').where('conversation_id', 'in', ids).execute()
  await db.update('turns').set({ trace: null }).where('conversation_id', 'in', ids).execute()
}
