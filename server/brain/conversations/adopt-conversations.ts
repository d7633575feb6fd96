/** A visitor turns out to be somebody who is known: what was said before goes with them. */
import { sql } from 'kysely'
import type { Conversation } from '#wire'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { hasAttachments, moveAttachments } from '../attachments/move-attachments.ts'
import { giveLeads } from '../leads/leads.ts'
import type { Changed } from './add-row.ts'
import { endWithin } from './change-conversation.ts'
import { conversationColumns } from './rows.ts'
import { type KnownVisitor, keepVisitor } from './visitor-details.ts'

export interface Adopted {
  /** Those that moved, as they are now. */
  moved: Conversation[]
  /** The last word of those that ended. */
  ended: Changed[]
}

/**
 * Gives the conversations of a visitor without a name to a known one. Of two that are open with the same bot the later
 * one goes on and the other ends.
 */
export function adoptConversations(db: TenantDb, from: string, to: KnownVisitor): Promise<Adopted> {
  return db.transaction(async (trx) => {
    const some = await trx
      .select('conversations')
      .select('id')
      .where('visitor_id', '=', from)
      .limit(1)
      .executeTakeFirst()
    if (!some && !(await hasAttachments(trx, from))) return { moved: [], ended: [] }
    await keepVisitor(trx, to)
    // Two devices at once take turns here, and so does whoever begins a conversation as either of them.
    await trx
      .select('visitors')
      .select('id')
      .where('id', 'in', [from, to.visitorId])
      .orderBy('id')
      .forUpdate()
      .execute()
    const ended = await endEarlier(trx, from, to.visitorId)
    await trx.delete('visitor_identities').where('visitor_id', '=', from).execute()
    const moved = await trx
      .update('conversations')
      .set({ visitor_id: to.visitorId, version: sql<number>`version + 1` })
      .where('visitor_id', '=', from)
      .returning(conversationColumns)
      .execute()
    await moveWords(trx, from, to.visitorId)
    return { moved, ended }
  })
}

/** An index lets a visitor have one open conversation with a bot. */
async function endEarlier(db: TenantDb, from: string, to: string): Promise<Changed[]> {
  const open = await db
    .select('conversations')
    .select(['id', 'bot_id', 'channel', 'visitor_id'])
    .where('visitor_id', 'in', [from, to])
    .where('status', '=', 'open')
    .orderBy('id')
    .execute()
  const ended = []
  for (const one of open) {
    const isFollowed = open.some(
      (other) => other.id > one.id && other.bot_id === one.bot_id && other.channel === one.channel,
    )
    if (isFollowed) ended.push(await endWithin(db, one.id))
  }
  return ended.flatMap((changed) => changed ?? [])
}

/** A message that is sent again as the known visitor must be found, and a rating belongs to who gave it. */
async function moveWords(db: TenantDb, from: string, to: string): Promise<void> {
  await db
    .update('messages')
    .set({ visitor_id: to })
    .where('visitor_id', '=', from)
    .where((eb) =>
      eb.or([
        eb('cmid', 'is', null),
        eb(
          'cmid',
          'not in',
          db.select('messages').select('cmid').where('visitor_id', '=', to).where('cmid', 'is not', null),
        ),
      ]),
    )
    .execute()
  await moveAttachments(db, from, to)
  await db.update('feedback').set({ visitor_id: to }).where('visitor_id', '=', from).execute()
  await db.update('transcripts').set({ visitor_id: to }).where('visitor_id', '=', from).execute()
  await giveLeads(db, from, to)
  await moveAttachments(db, from, to)
}
