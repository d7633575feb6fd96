/** Tries a token that the server of the website made, before visitors do. */
import { useState } from 'preact/hooks'
import type { IdentityVerdict } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { Notice } from '../../kit/notice.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

export function CheckProof() {
  const [token, setToken] = useState('')
  const [verdict, setVerdict] = useState<IdentityVerdict | null>(null)
  const submit = useSubmit()
  const check = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(async () => {
      setVerdict(await client.call('checkIdentity', { body: { identity_token: token.trim() } }))
    })
  }
  return (
    <form class="stack" onSubmit={check} noValidate>
      <div class="add-origin">
        <Input
          label="Check a token"
          placeholder="eyJhbGciOi…"
          hint="Paste one that your server made. It is looked at and not kept."
          value={token}
          onValue={setToken}
        />
        <Button type="submit" busy={submit.busy}>
          Check
        </Button>
      </div>
      <ProblemNotice problem={submit.problem} />
      {verdict && (
        <Notice tone={verdict.valid ? 'good' : 'bad'} isAlert>
          <p>{tell(verdict)}</p>
        </Notice>
      )}
    </form>
  )
}

function tell(verdict: IdentityVerdict): string {
  if (!verdict.valid) return verdict.detail
  const { name, email } = verdict.attributes
  const who = [name, email].filter(Boolean).join(', ')
  return `This is good: it proves “${verdict.external_id}”${who && ` (${who})`}.`
}
