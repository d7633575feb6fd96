/** `/app/login`: the password, a second step where the account asks for one, and the ways in without a password. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { MfaRequired } from '#wire'
import { logIn } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { Notice } from '../../kit/notice.tsx'
import { CodeForm } from '../../shell/code-form.tsx'
import { Door } from '../../shell/door.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SubmitButton } from '../../shell/submit-button.tsx'
import { tellBusiness } from '../../shell/tell-business.ts'
import { useSubmit } from '../../shell/use-submit.ts'
import { withQuery } from '../../shell/with-query.ts'
import { SsoRefusal, SsoWay } from '../sso-sign-in/sso-way.tsx'

export function LogInPage() {
  const [step, setStep] = useState<MfaRequired | null>(null)
  const [isLate, setLate] = useState(false)
  if (!step) return <PasswordForm isLate={isLate} onStep={setStep} />
  return (
    <CodeForm
      mfaToken={step.mfa_token}
      onIn={tellBusiness}
      onBack={(late) => {
        setLate(late)
        setStep(null)
      }}
    />
  )
}

interface PasswordFormProps {
  /** The second step took too long. */
  isLate: boolean
  onStep(step: MfaRequired): void
}

function PasswordForm({ isLate, onStep }: PasswordFormProps) {
  const { query } = useLocation()
  const [email, setEmail] = useState(query.email ?? '')
  const [password, setPassword] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  const enter = async () => {
    const step = await logIn({ email, password })
    if (step) onStep(step)
    else tellBusiness()
  }
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(enter)
  }
  useEffect(() => {
    if (submit.problem?.code === 'wrong_credentials') retype(form.current)
  }, [submit.problem])
  const carried = { email: email.trim(), next: query.next }
  return (
    <Door title="Log in" lead="Good to see you again.">
      <form ref={form} onSubmit={send}>
        {!submit.problem && <SsoRefusal />}
        {isLate && !submit.problem && (
          <Notice isAlert>
            <p>The code was not entered in time. Log in once more.</p>
          </Notice>
        )}
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
        <SubmitButton submit={submit} label="Log in" busyLabel="Logging in…" />
        <ButtonLink href={withQuery('/app/sign-in-link', carried)}>Mail me a link instead</ButtonLink>
        <SsoWay email={email.trim()} />
      </form>
      <div class="stack-tight soft">
        <p>
          <a href={withQuery('/app/forgot-password', carried)}>Forgot your password?</a>
        </p>
        <p>
          New here? <a href="/app/signup">Create an account</a>
        </p>
      </div>
    </Door>
  )
}

/** More often than not it is the password that was wrong. */
function retype(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLInputElement>('[name="password"]')
  field?.focus()
  field?.select()
}
