/** Another secret for an API key, while the one before stays good long enough to change the programs. */
import { useState } from 'preact/hooks'
import type { ApiKey, NewApiKey } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SecretWindow } from '../../shell/secret-window.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

interface RotateKeyWindowProps {
  apiKey: ApiKey
  onClose(): void
  onRotated(key: NewApiKey): void
}

const graces = [
  { value: '0', label: 'Ends at once' },
  { value: '3600', label: 'Is good for another hour' },
  { value: '86400', label: 'Is good for another day' },
  { value: '604800', label: 'Is good for another 7 days' },
  { value: '2592000', label: 'Is good for another 30 days' },
]

export function RotateKeyWindow({ apiKey, onClose, onRotated }: RotateKeyWindowProps) {
  const [grace, setGrace] = useState('86400')
  const [made, setMade] = useState<NewApiKey | null>(null)
  const submit = useSubmit()
  const rotate = () =>
    submit.run(async () => {
      const body = { grace_seconds: Number(grace) }
      const key = await client.call('rotateApiKey', { params: { id: apiKey.id }, body })
      setMade(key)
      onRotated(key)
    })
  if (made) {
    return (
      <SecretWindow
        title={`New secret of “${made.name}”`}
        label="API key"
        secret={made.key}
        onClose={onClose}
      >
        {grace !== '0' && <p>Put it into your programs before the secret that they use now ends.</p>}
      </SecretWindow>
    )
  }
  return (
    <Dialog
      title={`Rotate “${apiKey.name}”`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone={grace === '0' ? 'bad' : 'main'} busy={submit.busy} onClick={() => void rotate()}>
            Make a new secret
          </Button>
        </>
      }
    >
      <div class="stack">
        <ProblemNotice problem={submit.problem} />
        <p>The key keeps its name and rights and gets another secret, which is shown once.</p>
        <Select
          label="The secret in use"
          value={grace}
          options={graces}
          onValue={setGrace}
          hint={
            grace === '0' ? 'If it has leaked. Programs that use it are refused from that moment.' : undefined
          }
        />
      </div>
    </Dialog>
  )
}
