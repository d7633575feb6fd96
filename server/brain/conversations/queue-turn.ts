/** Puts a turn into its conversation's line and says how it ends. */
import { setImmediate as afterThis } from 'node:timers/promises'
import type { ConversationParts } from './conversation-parts.ts'
import { runTurn, type TurnEnd } from './run-turn.ts'
import type { TurnOrder } from './turn-order.ts'
import { absorbed, type QueuedTurn } from './turn-queue.ts'

/** A question that took down a process more than once must not become part of another one. */
const mostSharedAttempts = 2

export function queueTurn(
  { id, conversationId }: { id: string; conversationId: string },
  order: TurnOrder & { text: string },
  parts: ConversationParts,
): Promise<TurnEnd> {
  const end = Promise.withResolvers<TurnEnd>()
  // Whoever stops the turn may be on another instance.
  const letGo = parts.bus.follow(order.db.tenantId)
  const turn: QueuedTurn = {
    tenantId: order.db.tenantId,
    conversationId,
    turnId: id,
    fence: order.fence,
    question: order.text,
    files: order.files,
    askedAt: order.askedAt,
    began: performance.now(),
    merges: order.channel === 'web' && order.attempt <= mostSharedAttempts,
    absorbed: [],
    abort: new AbortController(),
    spoke: false,
    // First the acknowledgement goes out: it waits for nothing that answering does.
    run: () =>
      afterThis()
        .then(() => runTurn(turn, order, parts))
        .then(end.resolve, end.reject),
  }
  const { signal } = turn.abort
  signal.addEventListener('abort', () => {
    if (signal.reason !== absorbed) return
    const about = { tenantId: order.db.tenantId, conversationId, visitorId: order.visitorId }
    parts.bus.publish({ type: 'turn', update: { turn: id, state: 'merged' }, ...about })
    end.resolve({ state: 'merged', message: null })
  })
  parts.inBackground('turn', parts.queue.add(turn).finally(letGo))
  return end.promise
}
