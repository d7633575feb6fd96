/** Name, plan, status and end of the trial, as the operator may set them. */
import { useState } from 'preact/hooks'
import type { AdminTenantChange, AdminTenantDetail } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { Select } from '../../kit/select.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { dayOf, momentOf } from './day-field.ts'
import { statusWords } from './status-words.ts'

interface PlanCardProps {
  tenant: AdminTenantDetail
  onChanged(tenant: AdminTenantDetail): void
}

const settable = ['trial', 'active', 'past_due'] as const
const fields = ['/name', '/plan', '/status', '/trial_ends_at']

export function PlanCard({ tenant, onChanged }: PlanCardProps) {
  const [draft, setDraft] = useState(() => draftOf(tenant))
  const submit = useSubmit()
  const change = changeOf(tenant, draft)
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await submit.run(async () => {
      const changed = await client.call('adminUpdateTenant', { params: { id: tenant.id }, body: change })
      onChanged(changed)
      setDraft(draftOf(changed))
    })
    if (done) toast({ text: 'Saved.', tone: 'good' })
  }
  return (
    <Card title="Plan and trial">
      <form class="stack" onSubmit={(event) => void save(event)}>
        <ProblemNotice problem={submit.problem} shownFields={fields} />
        <div class="pair">
          <Input
            label="Name"
            required
            maxLength={200}
            autocomplete="off"
            value={draft.name}
            onValue={(name) => set({ name })}
            error={submit.field('/name')}
          />
          <Input
            label="Plan"
            required
            maxLength={60}
            autocomplete="off"
            value={draft.plan}
            onValue={(plan) => set({ plan })}
            error={submit.field('/plan')}
          />
          <Select
            label="Status"
            value={draft.status}
            disabled={tenant.status === 'suspended'}
            options={[...settable, ...(tenant.status === 'suspended' ? (['suspended'] as const) : [])].map(
              (value) => ({ value, label: statusWords[value].name }),
            )}
            onValue={(status) => set({ status })}
            error={submit.field('/status')}
            hint={tenant.status === 'suspended' && 'End the suspension first, further down.'}
          />
          <Input
            label="Last day of the trial"
            type="date"
            optional
            value={draft.trialDay}
            onValue={(trialDay) => set({ trialDay })}
            error={submit.field('/trial_ends_at')}
          />
        </div>
        <div class="row">
          <Button tone="main" type="submit" busy={submit.busy} disabled={Object.keys(change).length === 0}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}

interface Draft {
  name: string
  plan: string
  status: string
  trialDay: string
}

function draftOf({ name, plan, status, trial_ends_at }: AdminTenantDetail): Draft {
  return { name, plan, status, trialDay: dayOf(trial_ends_at) }
}

/** Only what is another than before. */
function changeOf(tenant: AdminTenantDetail, draft: Draft): AdminTenantChange {
  const before = draftOf(tenant)
  const status = settable.find((one) => one === draft.status && one !== before.status)
  return {
    ...(draft.name.trim() !== before.name && { name: draft.name.trim() }),
    ...(draft.plan.trim() !== before.plan && { plan: draft.plan.trim() }),
    ...(status && { status }),
    ...(draft.trialDay !== before.trialDay && { trial_ends_at: momentOf(draft.trialDay) }),
  }
}
