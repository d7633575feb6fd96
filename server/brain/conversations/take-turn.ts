/**
 * A turn, from what a visitor said to the stored answer. The same for every channel: a channel only translates.
 *
 *   guard        may this be said?
 *   accept       stored at its place, acknowledged            (first round trip)
 *   queue        one turn at a time, a burst becomes one
 *   answer       intents, knowledge, grounding, reply         (see answer-question.ts)
 *   store        answer, trace and events in one transaction  (second round trip)
 */
import { AppError } from '../../errors.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { admitMessage } from '../guard/admit-message.ts'
import { type Accepted, acceptMessage } from './accept-message.ts'
import type { ConversationParts } from './conversation-parts.ts'
import { queueTurn } from './queue-turn.ts'
import { toMessage } from './rows.ts'
import type { TurnEnd } from './run-turn.ts'
import type { Said } from './said.ts'
import type { HeardTurn } from './turn-order.ts'

export interface Taken {
  accepted: Accepted
  /** How the turn ends; null when none was opened: a repeated message, or a person owns the conversation. */
  end: Promise<TurnEnd> | null
}

export interface Utterance extends Said {
  tenantId: TenantId
  /** How much of the visitor's budget it takes. */
  weight: number
  /** For channels that give the answer back to the asker as it is made. */
  heard?: HeardTurn
}

/** @throws AppError when the message may not be said or cannot be placed */
export async function takeTurn(said: Utterance, parts: ConversationParts): Promise<Taken> {
  if (parts.store.isFull()) throw new AppError('storage_full', { retryAfter: 10 })
  await admitMessage(parts.limits, said)
  const db = parts.openTenant(said.tenantId)
  const accepted = await acceptMessage(db, said, parts.talks)
  if (accepted.dup) return { accepted, end: null }
  announce(said, accepted, parts)
  const { turn, message } = accepted
  if (!turn) return { accepted, end: null }

  const files = said.attachments?.length ?? 0
  const order = { ...said, ...turn, db, files, fence: 1, attempt: 1, askedAt: new Date(message.created_at) }
  return {
    accepted,
    end: queueTurn({ id: message.id, conversationId: message.conversation_id }, order, parts),
  }
}

function announce(said: Utterance, accepted: Accepted, parts: ConversationParts): void {
  const { conversation, message } = accepted
  if (!conversation) return
  const about = { tenantId: said.tenantId, conversationId: conversation.id, visitorId: said.visitorId }
  const own = toMessage({
    id: message.id,
    conversation_id: message.conversation_id,
    seq: message.seq,
    kind: 'message',
    role: 'visitor',
    text: said.text,
    sources: null,
    suggestions: null,
    attachments: accepted.attachments ?? null,
    blocks: null,
    cmid: said.cmid,
    turn_id: null,
    answered_by: null,
    target_id: null,
    rev: 1,
    created_at: message.created_at,
  })
  // First the conversation: who is to hear its first message must know whose it is.
  parts.bus.publish({ type: 'conversation', conversation, ...about })
  parts.bus.publish({ type: 'message', message: own, ...about })
  parts.relay.wake()
}
