/** What visitors think of answers: kept once per visitor and answer, and read with the question. */
import type { Feedback, FeedbackReason } from '#wire'
import { writeEvent } from '../../platform/events/write-event.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

export interface Rating {
  message_id: string
  value: 1 | -1
  reason?: FeedbackReason | undefined
  note?: string | undefined
}

/** Keeps a visitor's verdict on an answer; false when the visitor has no such message. A later one takes its place. */
export function rateAnswer(db: TenantDb, visitorId: string, rating: Rating): Promise<boolean> {
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
    const { message_id, value, reason = null, note = null } = rating
    await trx
      .insert('feedback', { message_id, visitor_id: visitorId, value, reason, note })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'message_id', 'visitor_id']).doUpdateSet({ value, reason, note }),
      )
      .execute()
    const { conversation_id } = message
    await writeEvent(trx, { type: 'feedback.created', conversation_id, message_id, value })
    return true
  })
}

export interface FeedbackFilter {
  limit: number
  /** Id of the message of the last verdict of the page before; those on newer answers come first. */
  after?: string | undefined
  value?: 1 | -1 | undefined
}

/** Verdicts, those on the newest answers first; what the visitor had asked comes with each. */
export async function listFeedback(
  db: TenantDb,
  { limit, after, value }: FeedbackFilter,
): Promise<Feedback[]> {
  let query = db
    .select('feedback')
    .innerJoin('messages as answer', (join) =>
      join
        .onRef('answer.tenant_id', '=', 'feedback.tenant_id')
        .onRef('answer.id', '=', 'feedback.message_id'),
    )
    .leftJoin('messages as question', (join) =>
      join.onRef('question.tenant_id', '=', 'answer.tenant_id').onRef('question.id', '=', 'answer.turn_id'),
    )
    .select([
      'feedback.message_id',
      'answer.conversation_id',
      'feedback.value',
      'feedback.reason',
      'feedback.note',
      'question.text as question',
      'answer.text as answer',
      'answer.turn_id as turn',
      'feedback.created_at',
    ])
  if (after) query = query.where('feedback.message_id', '<', after)
  if (value) query = query.where('feedback.value', '=', value)
  return query.orderBy('feedback.message_id', 'desc').limit(limit).execute()
}
