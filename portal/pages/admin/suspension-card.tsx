/** Stops a business, with a reason, and lets it go on. */
import { useState } from 'preact/hooks'
import type { AdminTenantDetail } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { ReasonField } from './reason-field.tsx'

interface SuspensionProps {
  tenant: AdminTenantDetail
  onChanged(tenant: AdminTenantDetail): void
}

export function SuspensionCard({ tenant, onChanged }: SuspensionProps) {
  const [isAsked, setAsked] = useState(false)
  const resume = useSubmit()
  const isSuspended = tenant.status === 'suspended'
  const goOn = async () => {
    const done = await resume.run(async () =>
      onChanged(await client.call('adminResumeTenant', { params: { id: tenant.id } })),
    )
    if (done) toast({ text: `${tenant.name} goes on.`, tone: 'good' })
  }
  return (
    <Card
      title="Suspension"
      lead={
        isSuspended
          ? 'The chat takes messages that nobody answers, and members can change nothing.'
          : 'The chat would take messages that nobody answers, and members could change nothing.'
      }
      action={
        isSuspended ? (
          <Button busy={resume.busy} onClick={() => void goOn()}>
            End the suspension
          </Button>
        ) : (
          <Button onClick={() => setAsked(true)}>Suspend</Button>
        )
      }
    >
      {resume.problem && <ProblemNotice problem={resume.problem} />}
      {isAsked && <SuspendWindow tenant={tenant} onChanged={onChanged} onClose={() => setAsked(false)} />}
    </Card>
  )
}

function SuspendWindow({ tenant, onChanged, onClose }: SuspensionProps & { onClose(): void }) {
  const [reason, setReason] = useState('')
  const submit = useSubmit()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await submit.run(async () => {
      const body = { reason: reason.trim() }
      onChanged(await client.call('adminSuspendTenant', { params: { id: tenant.id }, body }))
    })
    if (!done) return
    onClose()
    toast({ text: `${tenant.name} is suspended.`, tone: 'good' })
  }
  return (
    <Dialog
      title={`Suspend ${tenant.name}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="bad" type="submit" form="suspend-form" busy={submit.busy}>
            Suspend
          </Button>
        </>
      }
    >
      <form id="suspend-form" class="stack" onSubmit={(event) => void send(event)}>
        <ProblemNotice problem={submit.problem} shownFields={['/reason']} />
        <p>Open chats end at once. Nothing is lost, and you can end the suspension at any time.</p>
        <ReasonField value={reason} onValue={setReason} submit={submit} />
      </form>
    </Dialog>
  )
}
