/** Asks why, and then opens the portal on a business, reading only. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { AdminTenant } from '#wire'
import { lookInto } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { ReasonField } from './reason-field.tsx'

export function LookWindow({ tenant, onClose }: { tenant: AdminTenant; onClose(): void }) {
  const { route } = useLocation()
  const [reason, setReason] = useState('')
  const submit = useSubmit()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await submit.run(() => lookInto(tenant.id, reason.trim()))) route('/app')
  }
  return (
    <Dialog
      title={`Look into ${tenant.name}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="main" type="submit" form="look-form" busy={submit.busy}>
            Look inside
          </Button>
        </>
      }
    >
      <form id="look-form" class="stack" onSubmit={(event) => void send(event)}>
        <ProblemNotice problem={submit.problem} shownFields={['/reason']} />
        <p>
          For half an hour you see what a viewer of this business sees. You can change nothing, and each page
          that you open is noted in its audit log.
        </p>
        <ReasonField value={reason} onValue={setReason} submit={submit} />
      </form>
    </Dialog>
  )
}
