/** Tells open sockets what was added to conversations. */
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import type { Changed } from './add-row.ts'
import type { ConversationParts } from './conversation-parts.ts'

export function tellChanges(
  { tenantId }: { tenantId: TenantId },
  changes: readonly Changed[],
  { bus, relay }: Pick<ConversationParts, 'bus' | 'relay'>,
): void {
  for (const { conversation, message } of changes) {
    const about = { tenantId, visitorId: conversation.visitor_id, conversationId: conversation.id }
    // First the conversation: who is to hear its first message must know whose it is.
    bus.publish({ type: 'conversation', conversation, ...about })
    bus.publish({ type: 'message', message, ...about })
  }
  relay.wake()
}
