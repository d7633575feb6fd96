/** One entry: who did what and when, and on demand all that is kept of it. */
import type { AuditActorKind, AuditEntry } from '#wire'
import { Badge } from '../../kit/badge.tsx'
import { Icon, type IconName } from '../../kit/icon.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { factsOf, tellDeed, tellTarget } from './entry-facts.ts'

const kinds: Record<AuditActorKind, { icon: IconName; name: string }> = {
  member: { icon: 'people', name: 'Somebody who is gone' },
  key: { icon: 'key', name: 'A key' },
  super_admin: { icon: 'eye', name: 'A super admin' },
  system: { icon: 'sliders', name: 'Deskbell' },
}

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { actor, at, reason, network, detail } = entry
  const { icon, name } = kinds[actor.kind]
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        <Icon name={icon} size={18} />
      </span>
      <div class="entry-text">
        <div class="row">
          <span>
            <strong>{actor.name ?? name}</strong> {tellDeed(entry)}
          </span>
          {actor.kind === 'super_admin' && <Badge tone="warn">Super admin</Badge>}
          {actor.kind === 'key' && <Badge>API key</Badge>}
          {detail.outcome === 'unknown' && <Badge tone="warn">Outcome unknown</Badge>}
        </div>
        {reason && <p>Why: “{reason}”</p>}
        <p class="soft small">
          <RelativeTime at={at} />
          {network && ` · from ${network}`}
          {entry.target && ` · ${tellTarget(entry.target)}`}
        </p>
        <details class="audit-more">
          <summary class="small">
            Entry {entry.seq}
            <span class="visually-hidden"> in full</span>
          </summary>
          <dl class="small">
            {factsOf(entry).map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd class="mono">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </li>
  )
}
