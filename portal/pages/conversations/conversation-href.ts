/** The address of a conversation, or of the list, with the filter kept. */
import type { Filter } from './inbox.ts'

export function conversationHref(id: string | null, filter: Filter): string {
  const path = id ? `/app/conversations/${encodeURIComponent(id)}` : '/app/conversations'
  return filter === 'all' ? path : `${path}?status=${filter}`
}
