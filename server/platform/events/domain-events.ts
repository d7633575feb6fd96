/** Everything that happens in the house and may interest others. Written to the outbox with the change itself. */
import type { AnsweredBy, Author, Channel } from '#wire'

/** Payloads carry ids and words of the wire, never texts of people. */
export type DomainEvent =
  /** A business signed up, or a person opened one more; `user_id` is its owner. */
  | { type: 'tenant.created'; user_id: string }
  | { type: 'conversation.started'; conversation_id: string; channel: Channel }
  | { type: 'conversation.ended'; conversation_id: string }
  | { type: 'message.created'; conversation_id: string; message_id: string; role: Author; channel: Channel }
  | {
      type: 'turn.answered'
      conversation_id: string
      turn_id: string
      answered_by: AnsweredBy
      milliseconds: number
    }
  | { type: 'question.unanswered'; conversation_id: string; turn_id: string }
  | { type: 'handoff.requested'; conversation_id: string }
  /** Somebody came who had been asked for. */
  | { type: 'handoff.resolved'; conversation_id: string }
  /** A member took it over; null: the bot answers again. */
  | { type: 'conversation.assigned'; conversation_id: string; user_id: string | null }
  /** Models took that much, in percent, of what the tenant may spend on them on a day; at 100 they rest. */
  | { type: 'usage.threshold_reached'; meter: 'model_tokens'; percent: 50 | 80 | 100; day: string }
  | { type: 'lead.created'; lead_id: string; conversation_id: string }
  | { type: 'transcript.requested'; transcript_id: string }
  | { type: 'feedback.created'; conversation_id: string; message_id: string; value: number }

const types: Record<DomainEvent['type'], true> = {
  'tenant.created': true,
  'conversation.started': true,
  'conversation.ended': true,
  'message.created': true,
  'turn.answered': true,
  'question.unanswered': true,
  'handoff.requested': true,
  'handoff.resolved': true,
  'conversation.assigned': true,
  'usage.threshold_reached': true,
  'lead.created': true,
  'transcript.requested': true,
  'feedback.created': true,
}

/** The types of this version: what another one wrote may be of a type that is not among them. */
export const eventTypes: readonly string[] = Object.keys(types)

/** The outbox row of an event. */
export function outboxRow<E extends DomainEvent>(event: E): { type: E['type']; payload: string } {
  const { type, ...payload } = event
  return { type, payload: JSON.stringify(payload) }
}
