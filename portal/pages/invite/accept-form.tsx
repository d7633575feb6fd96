/** Accepts an invitation while nobody is signed in: as a new person, or with the password of one's account. */
import { useEffect, useState } from 'preact/hooks'
import type { InvitationPreview } from '#wire'
import { client, enter } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

interface AcceptFormProps {
  invitation: InvitationPreview
  token: string
  onIn(path: string): void
  onGone(): void
}

export function AcceptForm({ invitation: { business, email }, token, onIn, onGone }: AcceptFormProps) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const submit = useSubmit()
  const logIn = `/app/login?email=${encodeURIComponent(email)}&next=${encodeURIComponent('/app/invite')}`
  const accept = async () => {
    const called = name.trim()
    const body = { token, password, ...(called && { name: called }) }
    const answer = await client.call('acceptInvitation', { body })
    if (answer.token) {
      await enter(answer.token)
      return onIn('/app')
    }
    onIn(`/app/login?email=${encodeURIComponent(email)}`)
    toast({ text: `You belong to ${business} now. Log in to open it.`, tone: 'good' })
  }
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(accept)
  }
  const { problem } = submit
  useEffect(() => {
    if (problem?.code === 'invitation_gone') onGone()
  }, [problem])
  const isTaken = problem?.code === 'email_taken'
  return (
    <>
      <form onSubmit={send}>
        {!isTaken && <ProblemNotice problem={problem} shownFields={['/name', '/password']} />}
        {/* For password managers: which account this is. */}
        <Input
          label="Email"
          type="email"
          name="email"
          autocomplete="username"
          readOnly
          value={email}
          onValue={noChange}
        />
        <Input
          label="Your name"
          name="name"
          optional
          autocomplete="name"
          maxLength={120}
          value={name}
          onValue={setName}
          error={submit.field('/name')}
        />
        <Input
          label="Choose a password"
          type="password"
          name="password"
          autocomplete="new-password"
          required
          value={password}
          onValue={setPassword}
          error={
            isTaken
              ? 'This address has an account already, with another password.'
              : submit.field('/password')
          }
          hint={
            isTaken ? (
              <a href={logIn}>Log in with it, then come in</a>
            ) : (
              'Long beats complicated: a few words are fine.'
            )
          }
        />
        <Button tone="main" type="submit" busy={submit.busy}>
          {submit.busy ? 'Opening the door…' : `Come in to ${business}`}
        </Button>
      </form>
      <p class="soft">
        Have an account with this address? <a href={logIn}>Log in first</a>
      </p>
    </>
  )
}

function noChange(): void {
  // The address is the invitation's.
}
