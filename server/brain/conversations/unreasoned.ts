/** What is stored of a turn that ended without an answer of its own: stopped, failed, given up. */
import type { Answer } from '../replies/reply-types.ts'
import type { Reasoned } from './answer-question.ts'
import type { TurnOrder } from './turn-order.ts'
import type { QueuedTurn } from './turn-queue.ts'

/** An answer that no reasoning stands behind. */
export function unreasoned(order: TurnOrder, turn: QueuedTurn, text: string): Reasoned {
  const answer: Answer = {
    text,
    sources: [],
    answered_by: 'refusal',
    handoff: false,
    suggestions: [],
    model: null,
  }
  return {
    answer,
    trace: {
      question: turn.question,
      answer: text,
      answered_by: 'refusal',
      bot_version: order.bot_version,
      knowledge_rev: order.knowledge_rev,
      intent: null,
      alternatives: [],
      entities: [],
      out_of_scope: false,
      passages: [],
      confidence: null,
      threshold: 0,
      model: null,
      stages: [],
    },
  }
}
