/** Changes the password, or sets the first one by mail. */

import { useState } from 'preact/hooks'
import { client, person } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { toast } from '../../kit/toast.tsx'
import { beyondFields } from '../../shell/beyond-fields.ts'
import { NewPasswordField } from '../../shell/new-password-field.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SubmitButton } from '../../shell/submit-button.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { AccountName } from './account-name.tsx'

export function PasswordCard({ onChanged }: { onChanged(): void }) {
  const user = person.value
  if (!user) return null
  return (
    <Card title="Password" lead="Changing it signs you out on all other devices.">
      {user.has_password ? <ChangeForm onChanged={onChanged} /> : <FirstPassword email={user.email} />}
    </Card>
  )
}

function ChangeForm({ onChanged }: { onChanged(): void }) {
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const submit = useSubmit()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const body = { current_password: present, new_password: next }
    if (!(await submit.run(() => client.call('changePassword', { body })))) return
    setPresent('')
    setNext('')
    onChanged()
    toast({ text: 'Your password is changed. Other devices were signed out.', tone: 'good' })
  }
  return (
    <form class="stack security-form" onSubmit={send}>
      <AccountName />
      <ProblemNotice problem={beyondFields(submit.problem, '/current_password', '/new_password')} />
      <Input
        label="Present password"
        type="password"
        name="password"
        autocomplete="current-password"
        required
        value={present}
        onValue={setPresent}
        error={submit.field('/current_password')}
      />
      <NewPasswordField value={next} onValue={setNext} error={submit.field('/new_password')} />
      <div class="row">
        <SubmitButton submit={submit} label="Change password" busyLabel="Changing…" />
      </div>
    </form>
  )
}

/** Who came by a link or an identity provider has none yet. */
function FirstPassword({ email }: { email: string }) {
  const submit = useSubmit()
  const ask = async () => {
    if (!(await submit.run(() => client.call('requestPasswordReset', { body: { email } })))) return
    toast({ text: `A link to choose a password is on its way to ${email}.`, tone: 'good' })
  }
  return (
    <>
      <p>You have no password yet: you came in another way.</p>
      <ProblemNotice problem={submit.problem} />
      <div class="row">
        <Button busy={submit.busy} onClick={() => void ask()}>
          {submit.busy ? 'Sending…' : 'Mail me a link to choose one'}
        </Button>
      </div>
    </>
  )
}
