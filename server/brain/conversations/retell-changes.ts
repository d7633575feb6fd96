/**
 * Tells the sockets of this instance what changed lately, as the store has it: what another instance told may have been
 * lost on its way. A socket that is behind then reads what it misses.
 */
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import type { ConversationParts } from './conversation-parts.ts'
import { changedConversations } from './read-conversations.ts'

const everyMs = 12_000
/** What was being committed while the last look was taken. */
const overlapMs = 10_000

/** @returns a function that ends it */
export function retellChanges(parts: ConversationParts): () => void {
  // Not the time of day: a clock that is put back must not hide what changed.
  let lookedAt = performance.now()
  let looking = false
  const look = async () => {
    // A store that is slow must not be asked by ever more looks at once.
    if (looking) return
    looking = true
    const began = performance.now()
    const sinceMs = began - lookedAt + overlapMs
    try {
      const followed = parts.bus.followed()
      await retellTenants(parts, followed)
      for (const tenantId of followed) await retell(parts, tenantId, sinceMs)
      lookedAt = began
    } finally {
      looking = false
    }
  }
  const timer = setInterval(() => parts.inBackground('comparing with the store', look()), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Of a business that was suspended or deleted its visitors must go, though nobody may have told of it here. */
async function retellTenants({ directory, bus }: ConversationParts, tenantIds: readonly TenantId[]) {
  if (tenantIds.length === 0) return
  const standing = await directory.standingOf(tenantIds)
  for (const tenantId of tenantIds) {
    const status = standing.get(tenantId) ?? 'deleted'
    bus.tellHere({ type: 'tenant_retold', status, tenantId, conversationId: '', visitorId: '' })
  }
}

async function retell({ openTenant, bus }: ConversationParts, tenantId: TenantId, sinceMs: number) {
  for (const conversation of await changedConversations(openTenant(tenantId), sinceMs)) {
    const { id: conversationId, visitor_id: visitorId } = conversation
    bus.tellHere({ type: 'retold', conversation, tenantId, conversationId, visitorId })
  }
}
