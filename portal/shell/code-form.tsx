/** Second step of signing in: a code of the authenticator app, or a recovery code. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { logInWithCode } from '../api/session.ts'
import { Button } from '../kit/button.tsx'
import { CodeInput } from './code-input.tsx'
import { Door } from './door.tsx'
import { plainCode } from './plain-code.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { SubmitButton } from './submit-button.tsx'
import { useSubmit } from './use-submit.ts'

interface CodeFormProps {
  /** Of the answer to the first step. */
  mfaToken: string
  onIn(): void
  /** The first step has to be done again; `isLate` when the server says so. */
  onBack(isLate: boolean): void
}

export function CodeForm({ mfaToken, onIn, onBack }: CodeFormProps) {
  const [kind, setKind] = useState<'app' | 'recovery'>('app')
  const [code, setCode] = useState('')
  /** What the answer is about, which may come when the other kind is shown. */
  const [tried, setTried] = useState(kind)
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  const { problem } = submit
  useEffect(() => form.current?.querySelector('input')?.focus(), [kind])
  useEffect(() => {
    if (problem?.code === 'unauthorized') onBack(true)
    if (problem?.code === 'wrong_code') setCode('')
  }, [problem])
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(kind)
    const body = { mfa_token: mfaToken, code: plainCode(code) }
    if (await submit.run(() => logInWithCode(body))) onIn()
  }
  const isWrong = problem?.code === 'wrong_code'
  const complaint = isWrong && tried === kind ? problem.message : undefined
  const isApp = kind === 'app'
  return (
    <Door
      title="Enter your code"
      lead={isApp ? 'It stands in your authenticator app.' : 'One of those that you kept. Each is good once.'}
    >
      <form ref={form} onSubmit={send}>
        {!isWrong && <ProblemNotice problem={problem} />}
        <CodeInput key={kind} kind={kind} value={code} onValue={setCode} error={complaint} />
        <SubmitButton submit={submit} label="Log in" busyLabel="Logging in…" />
        <Button
          tone="quiet"
          onClick={() => {
            setCode('')
            setKind(isApp ? 'recovery' : 'app')
          }}
        >
          {isApp ? 'Use a recovery code' : 'Use the app'}
        </Button>
        <Button tone="quiet" onClick={() => onBack(false)}>
          Log in as somebody else
        </Button>
      </form>
    </Door>
  )
}
