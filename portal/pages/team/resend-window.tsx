/** A new link for an invitation, by mail or by hand; the one before is dead. */
import { useState } from 'preact/hooks'
import type { Invitation, NewInvitation } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { type Delivery, DeliveryChoice } from './delivery-choice.tsx'
import { LinkWindow } from './link-window.tsx'

interface ResendWindowProps {
  invitation: Invitation
  onClose(): void
  onRenewed(invitation: NewInvitation): void
}

export function ResendWindow({ invitation, onClose, onRenewed }: ResendWindowProps) {
  const { id, email } = invitation
  const [delivery, setDelivery] = useState<Delivery>('mail')
  const [url, setUrl] = useState<string>()
  const submit = useSubmit()
  const send = () =>
    submit.run(async () => {
      const renewed = await client.call('resendInvitation', { params: { id }, body: { delivery } })
      onRenewed(renewed)
      if (renewed.url) return setUrl(renewed.url)
      onClose()
      toast({ text: `Another invitation is on its way to ${email}.`, tone: 'good' })
    })
  if (url) return <LinkWindow email={email} url={url} onClose={onClose} />
  return (
    <Dialog
      title={`Invite ${email} again`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="main" busy={submit.busy} onClick={() => void send()}>
            {delivery === 'mail' ? 'Send again' : 'Make a new link'}
          </Button>
        </>
      }
    >
      <div class="stack">
        <ProblemNotice problem={submit.problem} />
        <p>They get another link, good for seven days. The one before stops working.</p>
        <DeliveryChoice value={delivery} onValue={setDelivery} />
      </div>
    </Dialog>
  )
}
