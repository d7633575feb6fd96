/** Puts the rows of one conversation in order: each one once, none skipped. */
import type { Message } from '#wire'

export interface Received {
  /** What may be shown now, in order. */
  ready: Message[]
  /** Whether rows are missing in front of those that wait. */
  gap: boolean
}

export interface MessageOrder {
  /** Largest `seq` up to which nothing is missing. */
  last(): number
  receive(message: Message): Received
}

export function createMessageOrder(): MessageOrder {
  const waiting = new Map<number, Message>()
  let last = 0

  return {
    last: () => last,
    receive(message) {
      if (message.seq > last) waiting.set(message.seq, message)
      const ready: Message[] = []
      for (let next = waiting.get(last + 1); next; next = waiting.get(last + 1)) {
        last = next.seq
        waiting.delete(last)
        ready.push(next)
      }
      return { ready, gap: waiting.size > 0 }
    },
  }
}
