/** `/app/reset-password#token=…`: chooses a new password with the link of a mail. */

import { useState } from 'preact/hooks'
import { client, phase, resumeSession } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { beyondFields } from '../../shell/beyond-fields.ts'
import { Door } from '../../shell/door.tsx'
import { LinkGone } from '../../shell/link-gone.tsx'
import { NewPasswordField } from '../../shell/new-password-field.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SubmitButton } from '../../shell/submit-button.tsx'
import { useLinkToken } from '../../shell/use-link-token.ts'
import { useSubmit } from '../../shell/use-submit.ts'

export function ResetPasswordPage() {
  const token = useLinkToken()
  return token ? <Choosing key={token} token={token} /> : <Gone isMissing />
}

function Choosing({ token }: { token: string }) {
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  const submit = useSubmit()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const isChanged = await submit.run(() => client.call('resetPassword', { body: { token, password } }))
    if (!isChanged) return
    setDone(true)
    // Every session of the person has ended; whoever is signed in here may be that person, or somebody else.
    if (phase.value === 'signed_in') await resumeSession()
  }
  if (isDone) return <Done />
  if (submit.problem?.code === 'link_expired') return <Gone isMissing={false} />
  return (
    <Door title="Choose a new password" lead="It counts at once. You are signed out on all your devices.">
      <form onSubmit={send}>
        <ProblemNotice problem={beyondFields(submit.problem, '/password')} />
        <NewPasswordField value={password} onValue={setPassword} error={submit.field('/password')} />
        <SubmitButton submit={submit} label="Save the new password" busyLabel="Saving…" />
      </form>
    </Door>
  )
}

function Done() {
  return (
    <Door title="Your password is changed" lead="You were signed out everywhere. Log in with the new one.">
      <ButtonLink tone="main" href="/app/login">
        Log in
      </ButtonLink>
    </Door>
  )
}

function Gone({ isMissing }: { isMissing: boolean }) {
  return (
    <LinkGone
      isMissing={isMissing}
      reason="It was used already, is older than 30 minutes, or a later one took its place. Your password is as it was."
      href="/app/forgot-password"
      label="Mail me a new link"
    />
  )
}
