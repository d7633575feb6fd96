/** Who answers in a conversation: a member takes it over, and gives it back to the bot. */
import type { Conversation } from '#wire'
import { AppError } from '../../errors.ts'
import { writeEvent } from '../../platform/events/write-event.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { addRow, type Changed } from './add-row.ts'
import { conversationColumns } from './rows.ts'

export interface Person {
  userId: string
  /** As visitors may read it. */
  name: string | null
}

/** How a conversation stands, and what was added to it, if anything was. */
export interface Settled {
  conversation: Conversation
  changed?: Changed
}

/**
 * From now on the member answers. What the bot is about to say is not stored any more.
 * @param from who is known to answer so far
 * @throws AppError `not_found`, `conversation_closed`; `conversation_owned` where somebody else answers by now
 */
export function takeOver(
  db: TenantDb,
  conversationId: string,
  { userId, name }: Person,
  from: string,
): Promise<Settled> {
  return db.transaction(async (trx) => {
    const conversation = await lockOpen(trx, conversationId)
    if (conversation.owner === userId) return { conversation }
    if (conversation.owner !== from) throw new AppError('conversation_owned')
    const block = { type: 'notice', code: 'person_joined', ...(name && { name }) } as const
    const text = name ? `${name} answers here now.` : 'Somebody of the team answers here now.'
    const change = { owner: userId, needs_person: false }
    const about = { conversation_id: conversationId }
    await writeEvent(trx, { type: 'conversation.assigned', ...about, user_id: userId })
    if (conversation.needs_person) await writeEvent(trx, { type: 'handoff.resolved', ...about })
    return settled(await addRow(trx, conversationId, { role: 'system', text, blocks: [block] }, change))
  })
}

/**
 * The bot answers again, from the visitor's next message on.
 * @throws AppError `not_found`, `conversation_closed`; `conversation_owned` where somebody else answers
 */
export function handBack(db: TenantDb, conversationId: string, userId: string): Promise<Settled> {
  return db.transaction(async (trx) => {
    const conversation = await lockOpen(trx, conversationId)
    if (conversation.owner === 'bot') return { conversation }
    if (conversation.owner !== userId) throw new AppError('conversation_owned')
    const text = 'The assistant answers again.'
    const blocks = [{ type: 'notice', code: 'person_left' } as const]
    await writeEvent(trx, {
      type: 'conversation.assigned',
      conversation_id: conversationId,
      user_id: null,
    })
    return settled(await addRow(trx, conversationId, { role: 'system', text, blocks }, { owner: 'bot' }))
  })
}

/** Nobody else changes it until the transaction ends. */
async function lockOpen(db: TenantDb, conversationId: string): Promise<Conversation> {
  const conversation = await lockConversation(db, conversationId)
  if (conversation.status !== 'open') throw new AppError('conversation_closed')
  return conversation
}

/** As `lockOpen`, also one that has ended. */
export async function lockConversation(db: TenantDb, conversationId: string): Promise<Conversation> {
  const conversation = await db
    .select('conversations')
    .select(conversationColumns)
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst()
  if (!conversation) throw new AppError('not_found')
  return conversation
}

function settled(changed: Changed | undefined): Settled {
  // It was locked, and open.
  if (!changed) throw new AppError('conversation_closed')
  return { conversation: changed.conversation, changed }
}
