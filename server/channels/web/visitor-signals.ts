/** What a visitor shows without saying it: that something is being typed, and up to where was read. */
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { noteSeen } from '../../brain/conversations/visitor-seen.ts'
import { latestOf } from '../../platform/sockets/latest-of.ts'
import { typingSignal } from '../../platform/sockets/typing-signal.ts'
import type { VisitorConnection } from './visitor-connections.ts'

export interface VisitorSignals {
  typing(on: boolean): void
  seen(seq: number): void
  /** The socket is gone. */
  end(): void
}

const seenEveryMs = 3_000

export function visitorSignals(connection: VisitorConnection, parts: ConversationParts): VisitorSignals {
  const { tenantId } = connection
  const typing = typingSignal((on) => {
    const { conversationId, visitorId } = connection
    if (!conversationId) return
    parts.bus.publish({ type: 'typing', by: 'visitor', on, tenantId, visitorId, conversationId })
  })
  const note = async ({ conversationId, seq }: { conversationId: string; seq: number }) => {
    const about = { tenantId, visitorId: connection.visitorId, conversationId }
    const seen = await noteSeen(parts.openTenant(tenantId), about, seq)
    if (seen !== undefined) parts.bus.publish({ type: 'seen', seq: seen, ...about })
  }
  const seen = latestOf(seenEveryMs, (latest: { conversationId: string; seq: number }) =>
    parts.inBackground('noting what was seen', note(latest)),
  )
  let most = { conversationId: '', seq: 0 }
  return {
    typing: typing.set,
    seen: (seq) => {
      const { conversationId } = connection
      if (!conversationId) return
      // It rises only: what is known needs no look at the store.
      if (most.conversationId === conversationId && seq <= most.seq) return
      most = { conversationId, seq }
      seen.give(most)
    },
    end: () => {
      typing.set(false)
      seen.end()
    },
  }
}
