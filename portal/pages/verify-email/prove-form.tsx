/** For whoever is not signed in: the password shows that the account is theirs. */

import { useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { beyondFields } from '../../shell/beyond-fields.ts'
import { Door } from '../../shell/door.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SubmitButton } from '../../shell/submit-button.tsx'
import type { Submit } from '../../shell/use-submit.ts'

interface ProveFormProps {
  submit: Submit
  prove(password?: string): Promise<void>
}

export function ProveForm({ submit, prove }: ProveFormProps) {
  const [password, setPassword] = useState('')
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(() => prove(password))
  }
  return (
    <Door
      title="Confirm your address"
      lead="Your password shows that it was you who opened the account with this address."
    >
      <form onSubmit={send}>
        <ProblemNotice problem={beyondFields(submit.problem, '/password')} />
        <Input
          label="Password of the account"
          type="password"
          name="password"
          autocomplete="current-password"
          required
          value={password}
          onValue={setPassword}
          error={submit.field('/password')}
        />
        <SubmitButton submit={submit} label="Confirm address" busyLabel="Confirming…" />
      </form>
      <div class="stack">
        <p class="soft">
          You did not choose a password, or do not know it? Confirm without: whatever was chosen before you is
          dropped, and you choose a new one by mail.
        </p>
        <Button disabled={submit.busy} onClick={() => void submit.run(() => prove())}>
          Confirm without a password
        </Button>
      </div>
    </Door>
  )
}
