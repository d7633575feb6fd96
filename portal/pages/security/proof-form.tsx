/** Shows that it is the person who asks: by password, or by a code of the app. */

import { useState } from 'preact/hooks'
import type { TotpProof } from '#wire'
import { person } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { beyondFields } from '../../shell/beyond-fields.ts'
import { CodeInput } from '../../shell/code-input.tsx'
import { PasswordInput } from '../../shell/password-input.tsx'
import { plainCode } from '../../shell/plain-code.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import type { Submit } from '../../shell/use-submit.ts'
import { AccountName } from './account-name.tsx'

interface ProofFormProps {
  /** For the button that sends it. */
  id: string
  submit: Submit
  onProof(proof: TotpProof): void
}

export function ProofForm({ id, submit, onProof }: ProofFormProps) {
  const hasPassword = person.value?.has_password ?? true
  const [kind, setKind] = useState<'password' | 'app'>(hasPassword ? 'password' : 'app')
  const [text, setText] = useState('')
  const isPassword = kind === 'password'
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    onProof(isPassword ? { password: text } : { code: plainCode(text) })
  }
  const change = () => {
    setText('')
    setKind(isPassword ? 'app' : 'password')
  }
  return (
    <form id={id} class="stack" onSubmit={send}>
      <ProblemNotice problem={beyondFields(submit.problem, '/password', '/code')} />
      <AccountName />
      {isPassword ? (
        <PasswordInput autoFocus value={text} onValue={setText} error={submit.field('/password')} />
      ) : (
        <CodeInput kind="app" value={text} onValue={setText} error={submit.field('/code')} />
      )}
      {hasPassword && (
        <div class="row">
          <Button tone="quiet" size="small" onClick={change}>
            {isPassword ? 'Use a code of the app instead' : 'Use the password instead'}
          </Button>
        </div>
      )}
    </form>
  )
}
