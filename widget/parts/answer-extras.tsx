/** What stands below an answer: its sources, whether it helped. */
import { useState } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import type { Part } from '../app/lazy-part.tsx'
import type { Bubble } from '../app/log-items.ts'
import { Link } from '../app/rich-text.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import css from './answer-extras.css?inline'

interface AnswerExtrasProps {
  widget: WidgetContext
  message: NonNullable<Bubble['message']>
  /** The newest of all. */
  newest: boolean
  rating: 1 | -1 | undefined
}

export const answerExtras: Part<AnswerExtrasProps> = { View: AnswerExtras, css }

function AnswerExtras(props: AnswerExtrasProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Sources {...props} />
      <div class="meta">
        <Rating {...props} onRate={(value) => setAsking(value === -1)} />
      </div>
      {asking && (
        <props.widget.parts.RatingReason
          widget={props.widget}
          id={props.message.id}
          onDone={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Sources({ widget: { texts }, message: { sources } }: AnswerExtrasProps) {
  if (!sources?.length) return null
  return (
    <fieldset class="sources" aria-label={texts.sources}>
      {sources.map((source) => (
        <details
          key={source.title}
          onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
        >
          <summary>
            <bdi>{source.title}</bdi>
          </summary>
          <blockquote dir="auto">
            {source.quote}
            {source.url && /^https?:/i.test(source.url) && (
              <p>
                <Link href={source.url}>{texts.openSource}</Link>
              </p>
            )}
          </blockquote>
        </details>
      ))}
    </fieldset>
  )
}

const UP =
  'M7 10.5v9.5M7 10.5l4-7c1.4 0 2.3 1 2.3 2.3v3.7h4.6c1.3 0 2.3 1.2 2 2.5l-1.2 6c-.2 1.1-1.2 2-2.3 2H7m0-9.5H4v9.5h3'
const DOWN =
  'M7 13.5V4m0 9.5 4 7c1.4 0 2.3-1 2.3-2.3v-3.7h4.6c1.3 0 2.3-1.2 2-2.5l-1.2-6c-.2-1.1-1.2-2-2.3-2H7m0 9.5H4V4h3'

type RatingProps = AnswerExtrasProps & { onRate(value: 1 | -1): void }

function Rating({ widget: { texts, chat }, message: { id }, rating, onRate }: RatingProps) {
  const button = (label: string, icon: string, value: 1 | -1) => (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={rating === value}
      onClick={() => {
        chat.rate(id, value)
        onRate(value)
      }}
    >
      <Icon path={icon} />
    </button>
  )
  return (
    <span class={rating ? 'rating rated' : 'rating'}>
      {button(texts.helpful, UP, 1)}
      {button(texts.notHelpful, DOWN, -1)}
    </span>
  )
}
