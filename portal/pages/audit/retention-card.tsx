/** How long entries are kept; owners choose. */
import { useState } from 'preact/hooks'
import { client, me } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Select } from '../../kit/select.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useSubmit } from '../../shell/use-submit.ts'

const choices = [
  { value: '', label: 'For ever' },
  { value: '90', label: '90 days' },
  { value: '180', label: 'Half a year' },
  { value: '365', label: 'A year' },
  { value: '730', label: 'Two years' },
  { value: '1825', label: 'Five years' },
]

export function RetentionCard() {
  const kept = useLoad((signal) => client.call('getAuditRetention', {}, { signal }), [])
  const [chosen, setChosen] = useState<string | null>(null)
  const submit = useSubmit()
  const now = kept.data ? String(kept.data.keep_days ?? '') : ''
  const value = chosen ?? now
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const body = { keep_days: value === '' ? null : Number(value) }
    if (!(await submit.run(() => client.call('setAuditRetention', { body })))) return
    kept.setData(() => body)
    setChosen(null)
    toast({ text: 'Saved.', tone: 'good' })
  }
  return (
    <Card title="How long entries are kept">
      <ProblemNotice problem={kept.problem ?? submit.problem} onRetry={kept.reload} />
      <form class="row" onSubmit={save}>
        <Select
          label="Keep entries"
          hint="What is older is cut off once an hour and cannot be brought back; the rest can still be verified."
          value={value}
          options={withOwn(now)}
          disabled={me.value?.role !== 'owner' || !kept.data}
          onValue={setChosen}
        />
        {value !== now && (
          <Button type="submit" busy={submit.busy}>
            Save
          </Button>
        )}
      </form>
    </Card>
  )
}

/** A number of days that was set through the API is none of ours. */
function withOwn(days: string) {
  return choices.some(({ value }) => value === days)
    ? choices
    : [...choices, { value: days, label: `${days} days` }]
}
