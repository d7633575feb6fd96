/** How a business stands: deleted, or else its status. */
import type { AdminTenant } from '#wire'
import { Badge } from '../../kit/badge.tsx'
import { statusWords } from './status-words.ts'

export function StatusBadge({ tenant: { status, deleted_at } }: { tenant: AdminTenant }) {
  if (deleted_at) return <Badge tone="bad">Deleted</Badge>
  const { name, tone } = statusWords[status]
  return <Badge tone={tone}>{name}</Badge>
}
