/** What the list of API keys tells of each, and what one can do with it. */
import type { ApiKey } from '#wire'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import type { Column } from '../../kit/table.tsx'
import { tellScopes } from './scopes.ts'

export type KeyAct = 'edit' | 'rotate' | 'revoke'

export function keyColumns(onAct: (act: KeyAct, key: ApiKey) => void): Column<ApiKey>[] {
  return [
    {
      name: 'Name',
      cell: (key) => (
        <span class="key-name">
          <strong>{key.name}</strong>
          <span class="mono small soft">
            {key.prefix}…{key.last4}
          </span>
        </span>
      ),
    },
    { name: 'May', cell: ({ scopes }) => <span class="small">{tellScopes(scopes)}</span> },
    { name: 'Good until', cell: (key) => <Until apiKey={key} /> },
    {
      name: 'Last used',
      cell: ({ last_used_at: at }) => (at ? <RelativeTime at={at} /> : <span class="soft">Never</span>),
    },
    {
      name: 'Change',
      hideName: true,
      cell: (key) => (
        <span class="key-acts">
          <Button size="small" aria-label={`Edit ${key.name}`} onClick={() => onAct('edit', key)}>
            Edit
          </Button>
          {!isPast(key.expires_at) && (
            <Button size="small" aria-label={`Rotate ${key.name}`} onClick={() => onAct('rotate', key)}>
              Rotate
            </Button>
          )}
          <Button size="small" aria-label={`Revoke ${key.name}`} onClick={() => onAct('revoke', key)}>
            Revoke
          </Button>
        </span>
      ),
    },
  ]
}

function Until({ apiKey: { expires_at, previous_until, per_minute } }: { apiKey: ApiKey }) {
  return (
    <span class="stack-tight">
      {isPast(expires_at) && <Badge tone="bad">Expired</Badge>}
      {!isPast(expires_at) && (
        <span>{expires_at ? new Date(expires_at).toLocaleDateString() : 'You revoke it'}</span>
      )}
      {previous_until && !isPast(previous_until) && (
        <span class="small soft">
          The secret before ends <RelativeTime at={previous_until} />
        </span>
      )}
      {per_minute !== null && <span class="small soft">{per_minute} requests a minute</span>}
    </span>
  )
}

function isPast(moment: string | null): boolean {
  return moment !== null && Date.parse(moment) <= Date.now()
}
