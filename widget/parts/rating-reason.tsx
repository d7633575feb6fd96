/** Why an answer did not help: a reason to press, a line to write. */
import { useState } from 'preact/hooks'
import type { FeedbackReason } from '#wire'
import type { Part } from '../app/lazy-part.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import css from './rating-reason.css?inline'

interface RatingReasonProps {
  widget: WidgetContext
  /** Of the answer. */
  id: string
  onDone(): void
}

export const ratingReason: Part<RatingReasonProps> = { View: RatingReason, css }

function RatingReason({ widget: { texts, chat }, id, onDone }: RatingReasonProps) {
  const key = `why-${id}`
  const [reason, setReason] = useState<FeedbackReason>('wrong')
  const reasons: [FeedbackReason, string][] = [
    ['wrong', texts.whyWrong],
    ['incomplete', texts.whyIncomplete],
    ['unclear', texts.whyUnclear],
    ['outdated', texts.whyOutdated],
    ['other', texts.whyOther],
  ]
  return (
    <form
      class="reason"
      aria-label={texts.whyTitle}
      onSubmit={(event) => {
        event.preventDefault()
        const note = String(new FormData(event.currentTarget).get('note')).trim()
        chat.rate(id, -1, { reason, ...(note && { note }) })
        onDone()
      }}
    >
      <fieldset>
        <div>
          <label for={key}>{texts.whyTitle}</label>
          <select
            id={key}
            value={reason}
            ref={(it) => it?.focus()}
            onChange={({ currentTarget }) => setReason(currentTarget.value as FeedbackReason)}
          >
            {reasons.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for={`${key}-note`}>
            {texts.whyNote} ({texts.formOptional})
          </label>
          <textarea id={`${key}-note`} name="note" rows={2} maxLength={1_000} dir="auto" />
        </div>
        <button type="submit">{texts.formSend}</button>
      </fieldset>
    </form>
  )
}
