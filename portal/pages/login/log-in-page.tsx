/** `/app/login`. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { logIn } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { Door } from '../../shell/door.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

export function LogInPage() {
  const { query } = useLocation()
  const [email, setEmail] = useState(query.email ?? '')
  const [password, setPassword] = useState('')
  const submit = useSubmit()
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(() => logIn({ email, password }))
  }
  return (
    <Door title="Log in" lead="Good to see you again.">
      <form onSubmit={send}>
        <ProblemNotice problem={submit.problem} shownFields={['/email', '/password']} />
        <Input
          label="Email"
          type="email"
          name="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
          error={submit.field('/email')}
        />
        <Input
          label="Password"
          type="password"
          name="password"
          autocomplete="current-password"
          required
          value={password}
          onValue={setPassword}
          error={submit.field('/password')}
        />
        <Button tone="main" type="submit" busy={submit.busy}>
          {submit.busy ? 'Logging in…' : 'Log in'}
        </Button>
      </form>
      <p class="soft">
        New here? <a href="/app/signup">Create an account</a>
      </p>
    </Door>
  )
}
