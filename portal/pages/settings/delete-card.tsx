/** The end of a business: by its owner, with the name typed and the password given. */
import { useState } from 'preact/hooks'
import { client, forgetSession } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Input } from '../../kit/input.tsx'
import { toast } from '../../kit/toast.tsx'
import { focusInvalid } from '../../shell/focus-invalid.ts'
import { isWrongPassword, PasswordCheck } from '../../shell/password-check.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

export function DeleteCard({ name }: { name: string }) {
  const [isAsked, setAsked] = useState(false)
  return (
    <Card
      title="Delete the business"
      lead="The chat leaves your pages at once, and everything is erased: conversations, articles, settings, keys and the places of your team."
      action={
        <Button icon="trash" onClick={() => setAsked(true)}>
          Delete the business
        </Button>
      }
    >
      {isAsked && <DeleteWindow name={name} onClose={() => setAsked(false)} />}
    </Card>
  )
}

function DeleteWindow({ name, onClose }: { name: string; onClose(): void }) {
  const [typed, setTyped] = useState('')
  const [slip, setSlip] = useState<string>()
  const [password, setPassword] = useState('')
  const submit = useSubmit()
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const isRight = typed.trim() === name
    setSlip(isRight ? undefined : `Type it as it stands here: ${name}`)
    if (!isRight) return focusInvalid()
    const body = { name: typed.trim(), password }
    const done = await submit.run(() => client.call('deleteOrganisation', { body }))
    if (!done) return
    forgetSession()
    toast({ text: `${name} is deleted. What it had is being erased.`, tone: 'good' })
  }
  return (
    <Dialog
      title={`Delete ${name}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="bad" type="submit" form="delete-form" busy={submit.busy}>
            Delete for good
          </Button>
        </>
      }
    >
      <form id="delete-form" class="stack" onSubmit={(event) => void send(event)}>
        {!isWrongPassword(submit.problem) && (
          <ProblemNotice problem={submit.problem} shownFields={['/name', '/password']} />
        )}
        <p>
          This cannot be undone, also not by us. Whoever belongs to no other business loses the account, you
          too.
        </p>
        <Input
          label={`Type “${name}” to go on`}
          required
          autoFocus
          autocomplete="off"
          value={typed}
          onValue={setTyped}
          error={slip ?? submit.field('/name')}
        />
        <PasswordCheck value={password} onValue={setPassword} problem={submit.problem} />
      </form>
    </Dialog>
  )
}
