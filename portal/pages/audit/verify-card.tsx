/** Checks the log's chain from end to end, and tells what came of it. */
import { useState } from 'preact/hooks'
import type { AuditVerdict } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Notice } from '../../kit/notice.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { tellVerdict } from './tell-verdict.ts'

export function VerifyCard() {
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null)
  const submit = useSubmit()
  const verify = async () => {
    setVerdict(null)
    await submit.run(async () => setVerdict(await client.call('verifyAuditLog', { body: {} })))
  }
  return (
    <Card
      title="Is it whole?"
      lead="Each entry seals the one before it, so that changing the past breaks the chain."
      action={
        <Button busy={submit.busy} onClick={() => void verify()}>
          {submit.busy ? 'Reading all entries…' : 'Verify'}
        </Button>
      }
    >
      {submit.problem && <ProblemNotice problem={submit.problem} />}
      {verdict && (
        <Notice tone={verdict.intact ? 'good' : 'bad'} isAlert>
          <p>{tellVerdict(verdict)}</p>
          {verdict.head && (
            <p class="small audit-head">
              To compare later, keep the hash of entry {verdict.head.seq}: <code>{verdict.head.hash}</code>
            </p>
          )}
        </Notice>
      )}
    </Card>
  )
}
