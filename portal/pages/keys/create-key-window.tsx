/** Makes an API key, with only the rights and the time that it needs; its secret is shown once. */
import { useState } from 'preact/hooks'
import type { ApiKeyRequest, NewApiKey } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { CheckList } from '../../kit/check-list.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { Select } from '../../kit/select.tsx'
import { focusInvalid } from '../../shell/focus-invalid.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SecretWindow } from '../../shell/secret-window.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { KeyNameField, PerMinuteField } from './key-fields.tsx'
import { readPerMinute } from './read-per-minute.ts'
import { scopeOptions } from './scopes.ts'

interface CreateKeyWindowProps {
  onClose(): void
  onCreated(key: NewApiKey): void
}

interface Draft {
  name: string
  reach: 'all' | 'some'
  scopes: string[]
  days: string
  perMinute: string
}

const empty: Draft = { name: '', reach: 'all', scopes: ['chat:write'], days: '', perMinute: '' }

export function CreateKeyWindow({ onClose, onCreated }: CreateKeyWindowProps) {
  const [draft, setDraft] = useState(empty)
  const [slips, setSlips] = useState<Slips>({})
  const [created, setCreated] = useState<NewApiKey | null>(null)
  const submit = useSubmit()
  const create = async (event: SubmitEvent) => {
    event.preventDefault()
    const read = readDraft(draft, Date.now())
    setSlips('slips' in read ? read.slips : {})
    if ('slips' in read) return focusInvalid()
    await submit.run(async () => {
      const key = await client.call('createApiKey', { body: read.request })
      setCreated(key)
      onCreated(key)
    })
  }
  if (created)
    return <SecretWindow title="Your new key" label="API key" secret={created.key} onClose={onClose} />
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
      <form id="key-form" class="stack" noValidate onSubmit={(event) => void create(event)}>
        <ProblemNotice problem={submit.problem} shownFields={['/name']} />
        <KeyFields
          draft={draft}
          slips={{ ...slips, ...nameSlip(submit.field('/name')) }}
          onDraft={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
      </form>
    </Dialog>
  )
}

interface KeyFieldsProps {
  draft: Draft
  slips: Slips
  onDraft(change: Partial<Draft>): void
}

function KeyFields({ draft, slips, onDraft }: KeyFieldsProps) {
  return (
    <>
      <KeyNameField value={draft.name} onValue={(name) => onDraft({ name })} error={slips.name} />
      <Segmented
        label="What it may do"
        value={draft.reach}
        options={[
          { value: 'all', label: 'Everything' },
          { value: 'some', label: 'Only some things' },
        ]}
        onValue={(reach) => onDraft({ reach })}
      />
      {draft.reach === 'some' && (
        <CheckList
          label="Rights of the key"
          values={draft.scopes}
          options={scopeOptions}
          onValues={(scopes) => onDraft({ scopes })}
          error={slips.scopes}
        />
      )}
      <div class="pair">
        <Select
          label="Good until"
          value={draft.days}
          options={lifetimes}
          onValue={(days) => onDraft({ days })}
        />
        <PerMinuteField
          value={draft.perMinute}
          onValue={(perMinute) => onDraft({ perMinute })}
          error={slips.perMinute}
        />
      </div>
    </>
  )
}

const lifetimes = [
  { value: '', label: 'You revoke it' },
  { value: '30', label: '30 days from now' },
  { value: '90', label: '90 days from now' },
  { value: '365', label: 'A year from now' },
]

interface Slips {
  name?: string
  scopes?: string
  perMinute?: string
}

function nameSlip(name: string | undefined): Slips {
  return name ? { name } : {}
}

const dayMs = 86_400_000

function readDraft(draft: Draft, nowMs: number): { request: ApiKeyRequest } | { slips: Slips } {
  const name = draft.name.trim()
  const limit = readPerMinute(draft.perMinute)
  const slips: Slips = {
    ...(!name && { name: 'Give it a name.' }),
    ...(draft.reach === 'some' && draft.scopes.length === 0 && { scopes: 'Allow it at least one thing.' }),
    ...('problem' in limit && { perMinute: limit.problem }),
  }
  if ('problem' in limit || Object.keys(slips).length > 0) return { slips }
  return {
    request: {
      name,
      ...(draft.reach === 'some' && { scopes: draft.scopes }),
      ...(draft.days && { expires_at: new Date(nowMs + Number(draft.days) * dayMs).toISOString() }),
      ...(limit.perMinute !== null && { per_minute: limit.perMinute }),
    },
  }
}
