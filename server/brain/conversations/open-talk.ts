/** The visitor's open conversation for what is no message of text: a wish for a person may come before anything is said. */
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { writeEvent } from '../../platform/events/write-event.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

/** Who does something in a conversation, as the credential and the page say. */
export interface Talker {
  visitorId: string
  /** Of the visitor's token. */
  epoch: number
  botId: string
  locale?: string | undefined
  page?: string | undefined
}

/** @throws AppError `invalid_visitor_token` when the token was revoked; within the caller's transaction */
export async function checkEpoch(db: TenantDb, { visitorId, epoch }: Talker): Promise<void> {
  const known = await db.select('visitors').select('epoch').where('id', '=', visitorId).executeTakeFirst()
  if (known && known.epoch !== epoch) throw new AppError('invalid_visitor_token')
}

/** Finds the open conversation or makes it, within the caller's transaction. @returns its id */
export async function openTalk(db: TenantDb, talker: Talker): Promise<string> {
  const { visitorId, epoch, botId, locale, page } = talker
  const seen = { last_seen_at: sql<string>`now()` }
  const visitor = await db
    .insert('visitors', { id: visitorId, epoch, locale: locale ?? null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(seen))
    .returning('epoch')
    .executeTakeFirstOrThrow()
  if (visitor.epoch !== epoch) throw new AppError('invalid_visitor_token')
  const about = { bot_id: botId, visitor_id: visitorId, channel: 'web' as const, page: page ?? null }
  const { id, started } = await db
    .insert('conversations', { ...about, id: newId() })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'visitor_id', 'bot_id', 'channel'])
        .where(sql<boolean>`status = 'open'`)
        .doUpdateSet({ updated_at: sql<string>`now()` }),
    )
    // A row that this statement made has no earlier version.
    .returning(['id', sql<boolean>`(xmax = 0)`.as('started')])
    .executeTakeFirstOrThrow()
  if (started) await writeEvent(db, { type: 'conversation.started', conversation_id: id, channel: 'web' })
  return id
}
