/** Invites a person: address, role, and whether the link goes by mail or by hand. */
import { useState } from 'preact/hooks'
import type { InvitedRole, NewInvitation } from '#wire'
import type { ApiError } from '../../api/api-error.ts'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Input } from '../../kit/input.tsx'
import { RadioList } from '../../kit/radio-list.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { type Delivery, DeliveryChoice } from './delivery-choice.tsx'
import { LinkWindow } from './link-window.tsx'
import { roleOptions } from './role-options.ts'

interface InviteWindowProps {
  onClose(): void
  onInvited(invitation: NewInvitation): void
}

const invitedRoles = ['admin', 'agent', 'viewer'] as const satisfies readonly InvitedRole[]

export function InviteWindow({ onClose, onInvited }: InviteWindowProps) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<InvitedRole>('agent')
  const [delivery, setDelivery] = useState<Delivery>('mail')
  const [made, setMade] = useState<NewInvitation | null>(null)
  const submit = useSubmit()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    await submit.run(async () => {
      const invitation = await client.call('createInvitation', {
        body: { email: email.trim(), role, delivery },
      })
      onInvited(invitation)
      if (invitation.url) return setMade(invitation)
      onClose()
      toast({ text: `An invitation is on its way to ${invitation.email}.`, tone: 'good' })
    })
  }
  if (made?.url) return <LinkWindow email={made.email} url={made.url} onClose={onClose} />
  const emailProblem = aboutEmail(submit.problem)
  return (
    <Dialog
      title="Invite somebody"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="main" type="submit" form="invite-form" busy={submit.busy}>
            {delivery === 'mail' ? 'Send invitation' : 'Make the link'}
          </Button>
        </>
      }
    >
      <form id="invite-form" class="stack" onSubmit={(event) => void send(event)}>
        {!emailProblem && <ProblemNotice problem={submit.problem} />}
        <Input
          label="Email"
          type="email"
          required
          autoFocus
          autocomplete="off"
          placeholder="ada@example.com"
          value={email}
          onValue={setEmail}
          error={emailProblem}
        />
        <RadioList label="Role" value={role} options={roleOptions(invitedRoles)} onValue={setRole} />
        <DeliveryChoice value={delivery} onValue={setDelivery} />
      </form>
    </Dialog>
  )
}

function aboutEmail(problem: ApiError | null): string | undefined {
  if (problem?.code === 'already_member') return 'This person is a member already.'
  return problem?.fields.get('/email')
}
