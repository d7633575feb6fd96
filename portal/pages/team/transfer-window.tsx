/** Hands the ownership to another member, who is chosen here; asks for the password. */
import { useState } from 'preact/hooks'
import type { Member } from '#wire'
import { client, reloadMe } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { toast } from '../../kit/toast.tsx'
import { isWrongPassword, PasswordCheck } from '../../shell/password-check.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { nameOf } from './name-of.ts'

interface TransferWindowProps {
  others: readonly Member[]
  onClose(): void
  onChanged(): void
}

export function TransferWindow({ others, onClose, onChanged }: TransferWindowProps) {
  const [id, setId] = useState(others[0]?.id ?? '')
  const [password, setPassword] = useState('')
  const submit = useSubmit()
  const heir = others.find((member) => member.id === id)
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await submit.run(async () => {
      await client.call('transferOwnership', { params: { id }, body: { password } })
      await reloadMe()
    })
    if (!done || !heir) return
    onClose()
    onChanged()
    toast({ text: `${nameOf(heir)} is the owner now. You are an admin.`, tone: 'good' })
  }
  return (
    <Dialog
      title="Transfer ownership"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="bad" type="submit" form="transfer-form" busy={submit.busy}>
            Transfer ownership
          </Button>
        </>
      }
    >
      <form id="transfer-form" class="stack" onSubmit={(event) => void send(event)}>
        {!isWrongPassword(submit.problem) && (
          <ProblemNotice problem={submit.problem} shownFields={['/password']} />
        )}
        <Select
          label="New owner"
          value={id}
          options={others.map((member) => ({ value: member.id, label: nameOf(member) }))}
          onValue={setId}
        />
        <p>They can do everything then, also delete the business. Only they can make you an owner again.</p>
        <PasswordCheck value={password} onValue={setPassword} problem={submit.problem} />
      </form>
    </Dialog>
  )
}
