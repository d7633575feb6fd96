/** A message of the team with its files, in an open conversation. */
import type { OfferedBlock } from '#wire'
import { writeEvent } from '../../platform/events/write-event.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { lockAttachments } from '../attachments/claim-attachments.ts'
import { addRow, type Changed } from './add-row.ts'

export interface AgentSaid {
  conversationId: string
  /** The member, or the key. */
  authorId: string
  text: string
  cmid?: string
  blocks?: OfferedBlock[]
  /** Ids of files that the author has uploaded for this conversation. */
  attachments?: readonly string[] | undefined
}

/**
 * Within the caller's transaction; undefined when the conversation is not open.
 * @throws AppError `not_found` when a file is not there, not the author's, or was sent before
 */
export async function addAgentRow(db: TenantDb, said: AgentSaid): Promise<Changed | undefined> {
  const { conversationId, authorId, text, cmid, blocks, attachments: ids = [] } = said
  const files = ids.length > 0 ? await lockFiles(db, said, ids) : undefined
  const changed = await addRow(db, conversationId, {
    role: 'agent',
    text,
    authorId,
    ...(cmid && { cmid }),
    ...(blocks && { blocks }),
    ...(files && { attachments: files.attachments }),
  })
  if (!changed) return undefined
  const { id: message_id } = changed.message
  await files?.giveTo(message_id)
  const { channel } = changed.conversation
  const about = { conversation_id: conversationId, message_id, channel }
  await writeEvent(db, { type: 'message.created', role: 'agent', ...about })
  return changed
}

/** They go with the visitor for whom they were uploaded. */
async function lockFiles(db: TenantDb, { conversationId, authorId }: AgentSaid, ids: readonly string[]) {
  const conversation = await db
    .select('conversations')
    .select('visitor_id')
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst()
  return conversation && lockAttachments(db, { visitorId: conversation.visitor_id, authorId, ids })
}
