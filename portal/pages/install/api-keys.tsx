/** API keys: made here, shown once, taken back at any time. */
import { useState } from 'preact/hooks'
import type { ApiKey, NewApiKey } from '#wire'
import { client, mayEdit } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Input } from '../../kit/input.tsx'
import { Notice } from '../../kit/notice.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { type Column, Table } from '../../kit/table.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useSubmit } from '../../shell/use-submit.ts'

export function ApiKeys() {
  const list = useLoad((signal) => client.call('listApiKeys', { query: { limit: 200 } }, { signal }), [])
  const [isCreating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  if (list.problem?.status === 403) {
    return <p class="soft">Only owners and admins see API keys.</p>
  }
  const keys = list.data?.data
  return (
    <div class="stack">
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!keys && !list.problem && <Skeleton shape="row" lines={1} />}
      {keys?.length === 0 && (
        <p class="soft">No keys yet. You need one only to call the API from your own software.</p>
      )}
      {keys && keys.length > 0 && (
        <Table caption="API keys" columns={columns(setRevoking)} rows={keys} rowKey={(key) => key.id} />
      )}
      {mayEdit.value && (
        <div class="row">
          <Button icon="key" onClick={() => setCreating(true)}>
            Create a key
          </Button>
        </div>
      )}
      {isCreating && (
        <CreateKey
          onClose={() => setCreating(false)}
          onCreated={(key) => list.setData((page) => ({ ...page, data: [key, ...page.data] }))}
        />
      )}
      {revoking && (
        <RevokeKey
          apiKey={revoking}
          onClose={() => setRevoking(null)}
          onRevoked={() =>
            list.setData((page) => ({ ...page, data: page.data.filter(({ id }) => id !== revoking.id) }))
          }
        />
      )}
    </div>
  )
}

function columns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  return [
    { name: 'Name', cell: (key) => <strong>{key.name}</strong> },
    {
      name: 'Key',
      cell: (key) => (
        <span class="mono small">
          {key.prefix}…{key.last4}
        </span>
      ),
    },
    {
      name: 'Last used',
      cell: (key) =>
        key.last_used_at ? <RelativeTime at={key.last_used_at} /> : <span class="soft">Never</span>,
    },
    {
      name: 'Revoke',
      hideName: true,
      cell: (key) =>
        mayEdit.value && (
          <Button size="small" aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
            Revoke
          </Button>
        ),
    },
  ]
}

function CreateKey({ onClose, onCreated }: { onClose(): void; onCreated(key: ApiKey): void }) {
  const [name, setName] = useState('')
  const [created, setCreated] = useState<NewApiKey | null>(null)
  const submit = useSubmit()
  const create = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(async () => {
      const key = await client.call('createApiKey', { body: { name: name.trim() } })
      setCreated(key)
      onCreated(key)
    })
  }
  if (created) {
    return (
      <Dialog
        title="Your new key"
        onClose={onClose}
        footer={
          <Button tone="main" onClick={onClose}>
            I have copied it
          </Button>
        }
      >
        <div class="stack">
          <Notice tone="warn">
            <p>Copy it now: it is shown only this once.</p>
          </Notice>
          <CopyField label="API key" text={created.key} />
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      title="Create a key"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="main" type="submit" form="key-form" busy={submit.busy}>
            Create key
          </Button>
        </>
      }
    >
      <form id="key-form" class="stack" onSubmit={create}>
        <ProblemNotice problem={submit.problem} shownFields={['/name']} />
        <Input
          label="Name"
          required
          autoFocus
          maxLength={80}
          placeholder="Booking system"
          hint="So that you know later which program uses it."
          value={name}
          onValue={setName}
          error={submit.field('/name')}
        />
      </form>
    </Dialog>
  )
}

function RevokeKey({ apiKey, onClose, onRevoked }: { apiKey: ApiKey; onClose(): void; onRevoked(): void }) {
  const submit = useSubmit()
  const revoke = async () => {
    const done = await submit.run(() => client.call('revokeApiKey', { params: { id: apiKey.id } }))
    if (!done) return
    onRevoked()
    onClose()
    toast({ text: `“${apiKey.name}” no longer works.` })
  }
  return (
    <Dialog
      title={`Revoke “${apiKey.name}”?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="bad" busy={submit.busy} onClick={() => void revoke()}>
            Revoke key
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>Programs that use it are refused from this moment. This cannot be undone.</p>
        <ProblemNotice problem={submit.problem} />
      </div>
    </Dialog>
  )
}
