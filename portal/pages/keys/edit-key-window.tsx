/** Another name or another limit for an API key. */
import { useState } from 'preact/hooks'
import type { ApiKey } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { toast } from '../../kit/toast.tsx'
import { focusInvalid } from '../../shell/focus-invalid.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { KeyNameField, PerMinuteField } from './key-fields.tsx'
import { readPerMinute } from './read-per-minute.ts'

interface EditKeyWindowProps {
  apiKey: ApiKey
  onClose(): void
  onChanged(key: ApiKey): void
}

export function EditKeyWindow({ apiKey, onClose, onChanged }: EditKeyWindowProps) {
  const [name, setName] = useState(apiKey.name)
  const [perMinute, setPerMinute] = useState(apiKey.per_minute?.toString() ?? '')
  const submit = useSubmit()
  const limit = readPerMinute(perMinute)
  const slip = 'problem' in limit ? limit.problem : undefined
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if ('problem' in limit) return focusInvalid()
    const done = await submit.run(async () => {
      const body = { name: name.trim(), per_minute: limit.perMinute }
      onChanged(await client.call('updateApiKey', { params: { id: apiKey.id }, body }))
    })
    if (!done) return
    onClose()
    toast({ text: 'Saved.', tone: 'good' })
  }
  return (
    <Dialog
      title={`Edit “${apiKey.name}”`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="main" type="submit" form="edit-key-form" busy={submit.busy}>
            Save
          </Button>
        </>
      }
    >
      <form id="edit-key-form" class="stack" onSubmit={(event) => void save(event)}>
        <ProblemNotice problem={submit.problem} shownFields={['/name', '/per_minute']} />
        <KeyNameField value={name} onValue={setName} error={submit.field('/name')} />
        <PerMinuteField
          value={perMinute}
          onValue={setPerMinute}
          error={slip ?? submit.field('/per_minute')}
        />
      </form>
    </Dialog>
  )
}
