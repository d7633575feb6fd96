/** Joins the visitor's conversation on every new connection, and tries again when that is refused. */
import type { Id, Refusal } from '#wire'
import type { CurrentConversation } from './current-conversation.ts'
import { retryDelayMs } from './retry-delay.ts'
import type { VisitorLink } from './visitor-link.ts'
import type { VisitorStore } from './visitor-store.ts'

export interface MembershipParts {
  link: VisitorLink
  store: VisitorStore
  conversation: CurrentConversation
  /** @param seen up to where somebody of the team has read */
  onJoined(seen: number): void
}

export interface Membership {
  join(): Promise<void>
  /** As the server has said at the last join. */
  visitorId(): Id | null
  /** The connection is gone: its join counts no more. */
  lost(): void
}

export function createMembership({ link, store, conversation, onJoined }: MembershipParts): Membership {
  let connection = 0
  let visitor: Id | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function joinLater(refusal: Refusal) {
    failures += 1
    // A conversation that is gone or another's: begin without it.
    if (!refusal.retryable) conversation.leave()
    timer = setTimeout(join, Math.max(refusal.retry_after_ms ?? 0, retryDelayMs(failures)))
  }
  async function join() {
    const mine = connection
    const ack = await link.call('join', conversation.joinRequest())
    if (mine !== connection) return
    if (!ack.ok) return joinLater(ack)
    failures = 0
    link.steady()
    store.write('visitor', ack.visitor_token)
    conversation.joined(ack)
    visitor = ack.visitor_id
    onJoined(ack.seen ?? 0)
  }

  return {
    join,
    visitorId: () => visitor,
    lost() {
      connection += 1
      clearTimeout(timer)
    },
  }
}
