/** Switches two-step sign-in off. */
import type { TotpProof } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { SubmitButton } from '../../shell/submit-button.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { ProofForm } from './proof-form.tsx'

export function SwitchOffWindow({ onClose, onDone }: { onClose(): void; onDone(): void }) {
  const submit = useSubmit()
  const drop = async (proof: TotpProof) => {
    if (await submit.run(() => client.call('disableTotp', { body: proof }))) onDone()
  }
  return (
    <Dialog
      title="Switch off two-step sign-in?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it on</Button>
          <SubmitButton submit={submit} label="Switch it off" busyLabel="One moment…" form="off-form" />
        </>
      }
    >
      <div class="stack">
        <p>From then on your password alone opens the account, and your recovery codes are gone.</p>
        <ProofForm id="off-form" submit={submit} onProof={(proof) => void drop(proof)} />
      </div>
    </Dialog>
  )
}
