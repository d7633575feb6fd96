/** The provider: where it is, who we are to it, for which addresses, and how strict. */
import { useState } from 'preact/hooks'
import type { SsoRequest, SsoSettings } from '#wire'
import { client, me } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { Input } from '../../kit/input.tsx'
import { RadioList } from '../../kit/radio-list.tsx'
import { Select } from '../../kit/select.tsx'
import { Switch } from '../../kit/switch.tsx'
import { Textarea } from '../../kit/textarea.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { roleWords } from '../../shell/role-words.ts'
import { type Submit, useSubmit } from '../../shell/use-submit.ts'
import { domainProblem, type ProviderDraft, readDomains, toRequest } from './provider-draft.ts'

interface ProviderCardProps {
  settings: SsoSettings | null
  isOwner: boolean
  onSaved(settings: SsoSettings): void
}

export function ProviderCard({ settings, isOwner, onSaved }: ProviderCardProps) {
  const [draft, setDraft] = useState(() => draftOf(settings))
  const submit = useSubmit()
  const set = (change: Partial<ProviderDraft>) => setDraft((before) => ({ ...before, ...change }))
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await submit.run(async () =>
      onSaved(await client.call('putSso', { body: toRequest(draft) })),
    )
    if (done) toast({ text: 'Saved.', tone: 'good' })
  }
  const callback = settings?.callback_url ?? callbackHere(me.value?.tenant.id ?? '')
  return (
    <Card
      title="Your provider"
      lead="Register a web application there with the address below, and enter here what the provider then tells you."
    >
      <div class="field">
        <p class="field-label">Callback address</p>
        <CopyField label="Callback address" text={callback} />
      </div>
      <form class="stack" onSubmit={(event) => void save(event)}>
        <ProblemNotice problem={submit.problem} shownFields={shown} />
        <fieldset class="stack" disabled={!isOwner}>
          <legend class="visually-hidden">Settings of the provider</legend>
          <ClientFields draft={draft} onDraft={set} settings={settings} submit={submit} />
          <PeopleFields draft={draft} onDraft={set} submit={submit} />
        </fieldset>
        {isOwner && (
          <div class="row">
            <Button tone="main" type="submit" busy={submit.busy}>
              {submit.busy ? 'Asking the provider…' : 'Save'}
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}

const shown = ['/issuer', '/client_id', '/client_secret', '/domains', '/required']

interface FieldsProps {
  draft: ProviderDraft
  onDraft(change: Partial<ProviderDraft>): void
  submit: Submit
}

function ClientFields({ draft, onDraft, settings, submit }: FieldsProps & { settings: SsoSettings | null }) {
  const isSame = settings?.issuer === draft.issuer.trim() && settings.client_id === draft.clientId.trim()
  const keepsSecret = isSame && settings?.has_client_secret
  return (
    <>
      <Input
        label="Issuer"
        type="url"
        required
        maxLength={300}
        placeholder="https://login.example.com"
        value={draft.issuer}
        onValue={(issuer) => onDraft({ issuer })}
        error={submit.field('/issuer')}
        hint="The address of your provider, as it names itself."
      />
      <div class="pair">
        <Input
          label="Client id"
          required
          maxLength={200}
          autocomplete="off"
          value={draft.clientId}
          onValue={(clientId) => onDraft({ clientId })}
          error={submit.field('/client_id')}
        />
        <Input
          label="Client secret"
          type="password"
          optional
          maxLength={500}
          autocomplete="off"
          value={draft.secret}
          onValue={(secret) => onDraft({ secret })}
          error={submit.field('/client_secret')}
          hint={
            keepsSecret
              ? 'One is kept and is never shown. Leave this empty to keep it.'
              : 'Kept encrypted and never shown again. Some providers give none.'
          }
        />
      </div>
    </>
  )
}

function PeopleFields({ draft, onDraft, submit }: FieldsProps) {
  return (
    <>
      <Textarea
        label="Mail domains"
        rows={2}
        placeholder="example.com"
        value={draft.domains}
        onValue={(domains) => onDraft({ domains })}
        error={domainProblem(submit.problem?.fields, readDomains(draft.domains))}
        hint="One a line: addresses of these sign in through your provider. Each is proved by a DNS record."
      />
      <Switch
        label="People of these domains join the team when they first sign in"
        checked={draft.autoJoin}
        onChecked={(autoJoin) => onDraft({ autoJoin })}
      />
      {draft.autoJoin && (
        <Select
          label="They join as"
          value={draft.role}
          options={roles.map((role) => ({ value: role, label: roleWords[role].name }))}
          onValue={(role) => onDraft({ role: roles.find((one) => one === role) ?? 'agent' })}
          hint={roleWords[draft.role].may}
        />
      )}
      <RadioList
        label="How members sign in"
        value={draft.required ? 'only' : 'also'}
        options={[
          {
            value: 'also',
            label: 'Either way',
            about: 'Through the provider, by password or by mailed link.',
          },
          {
            value: 'only',
            label: 'Through the provider only',
            about: 'Owners can still use a password, so that a broken provider locks nobody out for good.',
          },
        ]}
        onValue={(way) => onDraft({ required: way === 'only' })}
      />
      {submit.field('/required') && (
        <p class="field-error">
          Prove one mail domain first; nobody could sign in otherwise. Save without it, and set the DNS
          record.
        </p>
      )}
    </>
  )
}

const roles: readonly SsoRequest['default_role'][] = ['admin', 'agent', 'viewer']

function draftOf(settings: SsoSettings | null): ProviderDraft {
  return {
    issuer: settings?.issuer ?? '',
    clientId: settings?.client_id ?? '',
    secret: '',
    domains: settings?.domains.map(({ domain }) => domain).join('\n') ?? '',
    autoJoin: settings?.auto_join ?? true,
    role: settings?.default_role ?? 'agent',
    required: settings?.required ?? false,
  }
}

/** Before anything is saved: the provider wants it first. */
function callbackHere(tenantId: string): string {
  return `${location.origin}/api/v1/auth/oidc/${tenantId}/callback`
}
