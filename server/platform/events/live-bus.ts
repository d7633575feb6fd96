/** Tells open sockets and running turns what happens in conversations. What it carries may be lost; the store may not. */
import type { Conversation, Delta, Message, TurnUpdate, VisitorSummary } from '#wire'
import type { Log } from '../../log.ts'
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
  /** The conversation as the store has it: who is behind has missed something. */
  | ({ type: 'retold'; conversation: Conversation } & About)
  /** The visitor wants no more of an answer. */
  | ({ type: 'stop'; turn: string } & About)
  /** The tenant was suspended, taken back or deleted: about no conversation and no visitor, whose ids are empty. */
  | ({ type: 'tenant'; status: string } & About)
  /** The tenant as the store has it: whoever was let in while it was another has missed something. */
  | ({ type: 'tenant_retold'; status: string } & About)
  /** The visitor was deleted: the visitor's tokens open nothing any more. About no single conversation. */
  | ({ type: 'forgotten' } & About)
  | ({ type: 'typing'; by: 'visitor' | 'agent'; on: boolean } & About)
  /** It has become known who the visitor is, or what the page tells of the conversation has changed. */
  | ({ type: 'visitor'; visitor: VisitorSummary | null } & About)
  /** The visitor has read up to there. */
  | ({ type: 'seen'; seq: number } & About)
  /** Somebody of the team has read up to there. */
  | ({ type: 'read'; seq: number } & About)

export interface LiveBus {
  publish(event: LiveEvent): void
  /** Tells only the listeners of this process. */
  tellHere(event: LiveEvent): void
  /** @returns a function that ends the subscription */
  subscribe(listener: (event: LiveEvent) => void): () => void
  /**
   * Hears what other instances tell of a tenant, too.
   * @returns a function that lets go
   */
  follow(tenantId: TenantId): () => void
  /** The tenants that are followed; none when there are no other instances. */
  followed(): TenantId[]
}

/** @param log hears of listeners that failed */
export function openLiveBus(log: Log): LiveBus {
  const listeners = new Set<(event: LiveEvent) => void>()
  const tellHere = (event: LiveEvent) => {
    for (const listener of listeners) {
      // An event may come from another version of the program: whoever cannot take it stops nobody else.
      try {
        listener(event)
      } catch (error) {
        log.error({ err: error, event: event.type }, 'a live event was not understood')
      }
    }
  }
  return {
    publish: tellHere,
    tellHere,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    follow: () => () => {},
    followed: () => [],
  }
}
