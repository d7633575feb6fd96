/** What the list tells of an API key, and what one can do with it. */
import type { ApiKey } from '#wire'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { tellScopes } from './scopes.ts'

export type KeyAct = 'edit' | 'rotate' | 'revoke'

interface KeyRowProps {
  apiKey: ApiKey
  onAct(act: KeyAct): void
}

export function KeyRow({ apiKey, onAct }: KeyRowProps) {
  const { name, prefix, last4, scopes, expires_at } = apiKey
  const isOver = isPast(expires_at)
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        <Icon name="key" size={18} />
      </span>
      <div class="entry-text">
        <div class="row">
          <strong>{name}</strong>
          <span class="mono small soft">
            {prefix}…{last4}
          </span>
          {isOver && <Badge tone="bad">Expired</Badge>}
        </div>
        <p class="small">{tellScopes(scopes)}</p>
        <Facts apiKey={apiKey} isOver={isOver} />
      </div>
      <div class="entry-acts">
        <Button size="small" aria-label={`Edit ${name}`} onClick={() => onAct('edit')}>
          Edit
        </Button>
        {!isOver && (
          <Button size="small" aria-label={`Rotate ${name}`} onClick={() => onAct('rotate')}>
            Rotate
          </Button>
        )}
        <Button size="small" aria-label={`Revoke ${name}`} onClick={() => onAct('revoke')}>
          Revoke
        </Button>
      </div>
    </li>
  )
}

/** How long, how much, when last: only what there is to say. */
function Facts({ apiKey, isOver }: { apiKey: ApiKey; isOver: boolean }) {
  const { expires_at, last_used_at, per_minute, previous_until } = apiKey
  return (
    <>
      <p class="small soft">
        {last_used_at ? (
          <>
            Last used <RelativeTime at={last_used_at} />
          </>
        ) : (
          'Never used'
        )}
        {expires_at && !isOver && ` · Good until ${tellDay(expires_at)}`}
        {per_minute !== null && ` · ${per_minute} requests a minute`}
      </p>
      {previous_until && !isPast(previous_until) && (
        <p class="small soft">
          The secret before ends <RelativeTime at={previous_until} />
        </p>
      )}
    </>
  )
}

function tellDay(moment: string): string {
  return new Date(moment).toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
}

function isPast(moment: string | null): boolean {
  return moment !== null && Date.parse(moment) <= Date.now()
}
