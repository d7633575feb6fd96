/** The end of a business by the operator's hand: deleted, taken back, or erased before its time. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { AdminTenantDetail } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Input } from '../../kit/input.tsx'
import { toast } from '../../kit/toast.tsx'
import { focusInvalid } from '../../shell/focus-invalid.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

interface DeletionCardProps {
  tenant: AdminTenantDetail
  onChanged(): void
  onRestored(tenant: AdminTenantDetail): void
}

export function DeletionCard({ tenant, onChanged, onRestored }: DeletionCardProps) {
  const { route } = useLocation()
  const [isAsked, setAsked] = useState(false)
  const restore = useSubmit()
  const isDeleted = tenant.deleted_at !== null
  const takeBack = async () => {
    const done = await restore.run(async () =>
      onRestored(await client.call('adminResumeTenant', { params: { id: tenant.id } })),
    )
    if (done) toast({ text: `${tenant.name} is back.`, tone: 'good' })
  }
  const done = () => {
    setAsked(false)
    toast({ text: `${tenant.name} is ${isDeleted ? 'erased' : 'deleted'}.`, tone: 'good' })
    if (isDeleted) route('/app/admin')
    else onChanged()
  }
  return (
    <Card
      title="Deletion"
      lead={
        isDeleted
          ? 'Until it is erased, it can be taken back as it was.'
          : 'Out of reach at once, for its members and visitors; erased thirty days later.'
      }
      action={
        <div class="row">
          {isDeleted && (
            <Button busy={restore.busy} onClick={() => void takeBack()}>
              Take it back
            </Button>
          )}
          <Button icon="trash" onClick={() => setAsked(true)}>
            {isDeleted ? 'Erase now' : 'Delete'}
          </Button>
        </div>
      }
    >
      {restore.problem && <ProblemNotice problem={restore.problem} />}
      {isAsked && <DeletionWindow tenant={tenant} onClose={() => setAsked(false)} onDone={done} />}
    </Card>
  )
}

interface DeletionWindowProps {
  tenant: AdminTenantDetail
  onClose(): void
  onDone(): void
}

function DeletionWindow({ tenant: { id, name, deleted_at }, onClose, onDone }: DeletionWindowProps) {
  const [typed, setTyped] = useState('')
  const [slip, setSlip] = useState<string>()
  const submit = useSubmit()
  const verb = deleted_at ? 'Erase' : 'Delete'
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const isRight = typed.trim() === name
    setSlip(isRight ? undefined : `Type it as it stands here: ${name}`)
    if (!isRight) return focusInvalid()
    const query = deleted_at ? { erase: 'now' as const } : {}
    if (await submit.run(() => client.call('adminDeleteTenant', { params: { id }, query }))) onDone()
  }
  return (
    <Dialog
      title={`${verb} ${name}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="bad" type="submit" form="deletion-form" busy={submit.busy}>
            {deleted_at ? 'Erase for good' : 'Delete'}
          </Button>
        </>
      }
    >
      <form id="deletion-form" class="stack" onSubmit={(event) => void send(event)}>
        <ProblemNotice problem={submit.problem} />
        <p>
          {deleted_at
            ? 'Everything it had goes now, and nobody can bring it back.'
            : 'Its chat leaves all pages and its members are signed out. For thirty days you can take it back.'}
        </p>
        <Input
          label={`Type “${name}” to go on`}
          required
          autoFocus
          autocomplete="off"
          value={typed}
          onValue={setTyped}
          error={slip}
        />
      </form>
    </Dialog>
  )
}
