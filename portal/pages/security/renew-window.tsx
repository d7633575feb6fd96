/** Gives new recovery codes instead of the old ones. */
import { useState } from 'preact/hooks'
import type { TotpProof } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { SubmitButton } from '../../shell/submit-button.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { ProofForm } from './proof-form.tsx'
import { RecoveryCodesWindow } from './recovery-codes-window.tsx'

export function RenewWindow({ onClose }: { onClose(): void }) {
  const [codes, setCodes] = useState<string[] | null>(null)
  const submit = useSubmit()
  const renew = (proof: TotpProof) => {
    void submit.run(async () => {
      setCodes((await client.call('renewRecoveryCodes', { body: proof })).recovery_codes)
    })
  }
  if (codes) return <RecoveryCodesWindow title="Your new recovery codes" codes={codes} onClose={onClose} />
  return (
    <Dialog
      key="proof"
      title="New recovery codes"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton submit={submit} label="Get new codes" busyLabel="One moment…" form="renew-form" />
        </>
      }
    >
      <div class="stack">
        <p>The codes you have now are no longer good from then on.</p>
        <ProofForm id="renew-form" submit={submit} onProof={renew} />
      </div>
    </Dialog>
  )
}
