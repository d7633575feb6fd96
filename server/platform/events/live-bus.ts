/** Tells the open sockets of this process what happens in conversations. What it carries may be lost; the store may not. */
import type { Conversation, Delta, Message, TurnUpdate } from '#wire'
import type { TenantId } from '../tenancy/tenant-db.ts'

/** Whose conversation it is about. */
interface About {
  tenantId: TenantId
  conversationId: string
  visitorId: string
}

export type LiveEvent =
  | ({ type: 'message'; message: Message } & About)
  | ({ type: 'delta'; delta: Delta } & About)
  | ({ type: 'turn'; update: TurnUpdate } & About)
  | ({ type: 'conversation'; conversation: Conversation } & About)

export interface LiveBus {
  publish(event: LiveEvent): void
  /** @returns a function that ends the subscription */
  subscribe(listener: (event: LiveEvent) => void): () => void
}

export function openLiveBus(): LiveBus {
  const listeners = new Set<(event: LiveEvent) => void>()
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
