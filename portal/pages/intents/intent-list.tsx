/** The owner's intents, searched as one types. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { Intent, IntentProblem } from '#wire'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Input } from '../../kit/input.tsx'
import '../../kit/link-list.css'
import { Switch } from '../../kit/switch.tsx'
import { IntentRow } from './intent-row.tsx'
import { problemsOf } from './problems.ts'

interface IntentListProps {
  own: readonly Intent[]
  problems: readonly IntentProblem[]
  q: string
  onDelete?: (intent: Intent) => void
}

export function IntentList({ own, problems, q, onDelete }: IntentListProps) {
  const { route } = useLocation()
  const [onlyTroubled, setOnlyTroubled] = useState(false)
  const rows = own.map((intent) => ({ intent, found: problemsOf(problems, intent.name) }))
  const troubled = rows.filter(({ found }) => found.length > 0).length
  const shown = rows.filter(
    ({ intent, found }) => mentions(intent, q.toLowerCase()) && !(onlyTroubled && found.length === 0),
  )
  return (
    <section class="stack" aria-label="Your intents">
      <div class="row">
        <search class="grow">
          <Input
            label="Search intents"
            hideLabel
            type="search"
            placeholder="Search names, phrases and replies"
            value={q}
            onValue={(text) =>
              route(text ? `/app/intents?q=${encodeURIComponent(text)}` : '/app/intents', true)
            }
          />
        </search>
        {(troubled > 0 || onlyTroubled) && (
          <Switch
            label={`To look at (${troubled})`}
            checked={onlyTroubled}
            onChecked={(checked) => setOnlyTroubled(checked)}
          />
        )}
      </div>
      {shown.length > 0 ? (
        <ul class="link-list">
          {shown.map(({ intent, found }) => (
            <li key={intent.name}>
              <IntentRow
                intent={intent}
                problems={found}
                href={`/app/intents/${intent.name}${q && `?q=${encodeURIComponent(q)}`}`}
                {...(onDelete && { onDelete: () => onDelete(intent) })}
              />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon="search" title={q ? `No intent speaks of “${q}”` : 'Nothing left to look at'} />
      )}
    </section>
  )
}

function mentions({ name, phrases, reply = '' }: Intent, wanted: string): boolean {
  return [name, reply, ...phrases].some((text) => text.toLowerCase().includes(wanted))
}
