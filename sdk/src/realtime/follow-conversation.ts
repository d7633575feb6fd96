/** Follows one conversation: its rows in order, each one once, and what is missing is fetched. */
import type { Ack, Id, Message, Pulled, PullRequest } from '#wire'
import { createMessageOrder } from './message-order.ts'
import { retryDelayMs } from './retry-delay.ts'

/** A `head` may overtake the messages below it by this much before they count as missing. */
const PATIENCE_MS = 1_000
const PULL_LIMIT = 200

export interface FollowParts {
  pull(request: PullRequest): Promise<Ack<Pulled>>
  onMessage(message: Message): void
}

export interface FollowedConversation {
  readonly id: Id
  /** Largest `seq` up to which nothing is missing. */
  last(): number
  receive(message: Message): void
  /** The conversation is known to reach up to `seq`. */
  reaches(seq: number): void
  close(): void
}

export function followConversation(id: Id, parts: FollowParts): FollowedConversation {
  const order = createMessageOrder()
  let head = 0
  let pulling = false
  let failures = 0
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function receive(message: Message) {
    if (closed) return
    head = Math.max(head, message.seq)
    const { ready, gap } = order.receive(message)
    for (const one of ready) parts.onMessage(one)
    if (gap) void pull()
  }
  function watch(delayMs: number) {
    if (closed || timer !== undefined || head <= order.last()) return
    timer = setTimeout(() => {
      timer = undefined
      if (head > order.last()) void pull()
    }, delayMs)
  }
  async function pull() {
    if (pulling) return
    pulling = true
    const after = order.last()
    const ack = await parts.pull({ conversation_id: id, after, limit: PULL_LIMIT })
    if (ack.ok) accept(ack)
    pulling = false
    failures = order.last() > after ? 0 : failures + 1
    watch(failures === 0 ? 0 : PATIENCE_MS + retryDelayMs(failures))
  }
  function accept(pulled: Pulled) {
    head = Math.max(head, pulled.head)
    for (const message of pulled.messages) receive(message)
  }

  return {
    id,
    last: order.last,
    receive,
    reaches(seq) {
      head = Math.max(head, seq)
      watch(PATIENCE_MS)
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
