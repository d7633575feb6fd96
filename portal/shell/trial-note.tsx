/** How long the trial still lasts. */
import { me } from '../api/session.ts'
import './trial-note.css'

const dayMs = 86_400_000
const lastDays = 3

export function TrialNote() {
  const end = me.value?.tenant.trial_ends_at
  if (!end) return null
  const days = daysLeft(end, Date.now())
  return (
    <p class="trial-note" data-tone={days <= lastDays ? 'warn' : 'plain'}>
      <strong>{trialTitle(days)}</strong>
      <span class="small">
        {days > 0
          ? `until ${new Date(end).toLocaleDateString(undefined, { day: 'numeric', month: 'long' })}`
          : 'Your bot still takes messages.'}
      </span>
    </p>
  )
}

/** Days that are left, the started one counts; 0 when it is over. */
function daysLeft(end: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(end) - nowMs) / dayMs))
}

function trialTitle(days: number): string {
  if (days === 0) return 'Your trial is over'
  return days === 1 ? 'Trial: last day' : `Trial: ${days} days left`
}
