/** Gives files to the message that they are sent with, once. */
import type { Attachment } from '#wire'
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { attachmentColumns, toAttachment } from './attachment-rows.ts'

export interface Claim {
  /** Who is in the conversation that they are sent in. */
  visitorId: string
  /** Who of the team sends them; absent: the visitor. */
  authorId?: string
  ids: readonly string[]
}

export interface LockedAttachments {
  /** In the order in which they were named. */
  attachments: Attachment[]
  /** @throws AppError when one of them is not there, not the sender's, or was sent before */
  giveTo(messageId: string): Promise<void>
}

/** Holds the files until the transaction ends: nobody else can send them meanwhile. */
export async function lockAttachments(
  db: TenantDb,
  { visitorId, authorId, ids }: Claim,
): Promise<LockedAttachments> {
  const rows = await db
    .select('attachments')
    .select([...attachmentColumns, 'message_id'])
    .where('id', 'in', ids)
    .where('visitor_id', '=', visitorId)
    .where('author_id', authorId ? '=' : 'is', authorId ?? null)
    .where('is_whole', '=', true)
    // In one order, so that two sends never wait for each other.
    .orderBy('id')
    .forUpdate()
    .execute()
  const found = ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  const isFree = found.length === ids.length && rows.length === ids.length
  return {
    attachments: found.map(({ message_id: _, ...row }) => toAttachment(row)),
    giveTo: async (messageId) => {
      if (!isFree || found.some(({ message_id }) => message_id !== null)) {
        throw new AppError('not_found', { detail: 'There is no such file to send.' })
      }
      await db.update('attachments').set({ message_id: messageId }).where('id', 'in', ids).execute()
    },
  }
}
