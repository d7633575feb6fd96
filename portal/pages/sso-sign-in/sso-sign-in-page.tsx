/** `/app/sso-sign-in`: by the address to the sign-in of the company behind it. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { ApiError } from '../../api/api-error.ts'
import { client } from '../../api/session.ts'
import { Input } from '../../kit/input.tsx'
import { Door } from '../../shell/door.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SubmitButton } from '../../shell/submit-button.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { withQuery } from '../../shell/with-query.ts'

export function SsoSignInPage() {
  const { query } = useLocation()
  const [email, setEmail] = useState(query.email ?? '')
  const submit = useSubmit()
  const go = async () => {
    const { url } = await client.call('startSso', { body: { email: email.trim() } })
    location.assign(url)
  }
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(go)
  }
  const emailProblem = aboutEmail(submit.problem)
  return (
    <Door
      title="Sign in with your company"
      lead="For teams whose company has its own sign-in. You need no password here."
    >
      <form onSubmit={send}>
        {!emailProblem && <ProblemNotice problem={submit.problem} />}
        <Input
          label="Work email"
          type="email"
          name="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
          error={emailProblem}
        />
        <SubmitButton submit={submit} label="Go on" busyLabel="Leading you there…" />
      </form>
      <p class="soft">
        No company sign-in? <a href={withQuery('/app/login', { email: email.trim() })}>Log in otherwise</a>
      </p>
    </Door>
  )
}

function aboutEmail(problem: ApiError | null): string | undefined {
  if (problem?.status === 404) return 'No company has its sign-in here for this address.'
  return problem?.fields.get('/email')
}
