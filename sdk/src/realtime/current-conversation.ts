/** Which conversation the visitor is in: the stored one, the one the server names, or none yet. */
import type { Id, Joined, JoinRequest, Message } from '#wire'
import { type FollowedConversation, type FollowParts, followConversation } from './follow-conversation.ts'
import type { VisitorStore } from './visitor-store.ts'

export interface CurrentConversation {
  id(): Id | null
  joinRequest(): JoinRequest
  joined(joined: Joined): void
  receive(message: Message): void
  /** The conversation is known to reach up to `seq`. */
  reaches(conversationId: Id, seq: number): void
  /** Forget it; what still arrives of it is ignored. */
  leave(): void
  close(): void
}

/** @param onReset another conversation begins: what was shown belongs to the past one. */
export function currentConversation(
  store: VisitorStore,
  parts: FollowParts,
  onReset: () => void,
): CurrentConversation {
  const past = new Set<Id>()
  const stored = store.read('conversation')
  let current = stored === null ? null : followConversation(stored, parts)

  function leave() {
    if (!current) return
    past.add(current.id)
    current.close()
    current = null
    store.write('conversation', null)
    onReset()
  }
  function enter(id: Id): FollowedConversation | null {
    if (past.has(id)) return null
    if (current?.id === id) return current
    leave()
    store.write('conversation', id)
    current = followConversation(id, parts)
    return current
  }

  return {
    id: () => current?.id ?? null,
    joinRequest: () => (current ? { conversation_id: current.id, after: current.last() } : { after: 0 }),
    joined({ conversation_id, head }) {
      if (conversation_id === null) leave()
      else enter(conversation_id)?.reaches(head)
    },
    receive: (message) => enter(message.conversation_id)?.receive(message),
    reaches: (id, seq) => enter(id)?.reaches(seq),
    leave,
    close: () => current?.close(),
  }
}
