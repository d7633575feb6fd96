/** One intent in the list. */
import type { Intent, IntentProblem } from '#wire'
import { Badge } from '../../kit/badge.tsx'
import { IconButton } from '../../kit/button.tsx'
import { labelsOf } from './problems.ts'

interface IntentRowProps {
  intent: Intent
  problems: readonly IntentProblem[]
  href: string
  onDelete?: () => void
}

export function IntentRow({ intent, problems, href, onDelete }: IntentRowProps) {
  const { name, phrases } = intent
  return (
    <div class="link-row">
      <div class="grow">
        <div class="row intent-head">
          <h2 class="mono">
            <a href={href}>{name}</a>
          </h2>
          {labelsOf(problems).map(({ label, isBad }) => (
            <Badge key={label} tone={isBad ? 'bad' : 'warn'}>
              {label}
            </Badge>
          ))}
        </div>
        <p class="soft clip-2">{doing(intent)}</p>
        <p class="soft small">
          {phrases.length === 1 ? '1 phrase' : `${phrases.length.toLocaleString()} phrases`}
          {phrases[0] && ` · “${phrases[0]}”`}
        </p>
      </div>
      {onDelete && <IconButton icon="trash" label={`Delete “${name}”`} onClick={onDelete} />}
    </div>
  )
}

/** What follows when a message means it. */
function doing({ reply: main, replies = {}, action }: Intent): string {
  const reply = main ?? Object.values(replies)[0]
  const isHandoff = action === 'handoff'
  if (reply) return isHandoff ? `Says “${reply}” and calls a person` : `Says “${reply}”`
  return isHandoff ? 'Calls a person' : 'Answers from your facts and articles'
}
