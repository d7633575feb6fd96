/** Visitors who are logged in on the website: whether they must prove it, and the secrets that prove it. */
import { useRef, useState } from 'preact/hooks'
import type { IdentityMode, IdentitySecret, IdentitySettings, NewIdentitySecret } from '#wire'
import { client, mayEdit } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import '../../kit/entry-list.css'
import { Icon } from '../../kit/icon.tsx'
import { RadioList } from '../../kit/radio-list.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { focusSoon } from '../../shell/focus-soon.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SecretWindow } from '../../shell/secret-window.tsx'
import { type Loaded, useLoad } from '../../shell/use-load.ts'
import { useSubmit } from '../../shell/use-submit.ts'
import { CheckProof } from './check-proof.tsx'
import { ServerExamples } from './server-examples.tsx'

export function IdentityCard() {
  return (
    <Card
      title="Logged-in visitors"
      lead="Your server tells the chat who is logged in, so that your team knows, and the visitor finds the conversation again on every device."
    >
      {mayEdit.value ? <Settings /> : <p class="soft">Only owners and admins see how this is set up.</p>}
    </Card>
  )
}

function Settings() {
  const settings = useLoad((signal) => client.call('getIdentity', {}, { signal }), [])
  const { data } = settings
  return (
    <div class="stack">
      <ProblemNotice problem={settings.problem} onRetry={settings.reload} />
      {data && <Mode settings={settings} mode={data.mode} />}
      {data && <Secrets settings={settings} secrets={data.secrets} />}
      <ServerExamples />
      {data && data.secrets.length > 0 && <CheckProof />}
    </div>
  )
}

const modes = [
  {
    value: 'optional',
    label: 'Optional',
    about: 'Who is proven is shown as verified. What a page says without a proof is shown as unverified.',
  },
  {
    value: 'enforced',
    label: 'Enforced',
    about: 'Only visitors with a proof may chat; everybody else is refused.',
  },
  { value: 'off', label: 'Off', about: 'Who visitors are is neither kept nor checked.' },
] as const satisfies readonly { value: IdentityMode; label: string; about: string }[]

function Mode({ settings, mode }: { settings: Loaded<IdentitySettings>; mode: IdentityMode }) {
  const submit = useSubmit()
  const choose = (chosen: IdentityMode) =>
    submit.run(async () => {
      const answer = await client.call('updateIdentity', { body: { mode: chosen } })
      settings.setData(() => answer)
      toast({ text: 'Saved.', tone: 'good' })
    })
  return (
    <>
      <RadioList
        label="Proof of who they are"
        value={mode}
        options={modes}
        onValue={(it) => void choose(it)}
      />
      <ProblemNotice problem={submit.problem} />
    </>
  )
}

const mostSecrets = 2

function Secrets({
  settings,
  secrets,
}: {
  settings: Loaded<IdentitySettings>
  secrets: readonly IdentitySecret[]
}) {
  const [made, setMade] = useState<NewIdentitySecret | null>(null)
  const [leaving, setLeaving] = useState<IdentitySecret | null>(null)
  const place = useRef<HTMLElement>(null)
  const submit = useSubmit()
  const change = (edit: (all: IdentitySecret[]) => IdentitySecret[]) =>
    settings.setData((all) => ({ ...all, secrets: edit(all.secrets) }))
  const make = () =>
    submit.run(async () => {
      const { secret, ...shown } = await client.call('createIdentitySecret', { body: {} })
      setMade({ secret, ...shown })
      change((all) => [...all, shown])
    })
  const revoked = (kid: string) => {
    change((all) => all.filter((one) => one.kid !== kid))
    setLeaving(null)
    focusSoon(() => place.current)
    toast({ text: 'The secret no longer works.', tone: 'good' })
  }
  return (
    <section ref={place} tabIndex={-1} class="stack" aria-label="Identity secrets">
      {secrets.length > 0 && (
        <ul class="entries">
          {secrets.map((secret) => (
            <SecretRow key={secret.kid} secret={secret} onRevoke={() => setLeaving(secret)} />
          ))}
        </ul>
      )}
      <div class="row next-secret">
        <Button
          icon="key"
          busy={submit.busy}
          disabled={secrets.length >= mostSecrets}
          onClick={() => void make()}
        >
          {secrets.length === 0 ? 'Make an identity secret' : 'Make the next secret'}
        </Button>
        <p class="grow soft small">
          {secrets.length === 0
            ? 'Your server signs with it. Keep it out of web pages.'
            : 'Two may be in use: make the next, change your server, then revoke the one before.'}
        </p>
      </div>
      <ProblemNotice problem={submit.problem} />
      {made && (
        <SecretWindow
          title="New identity secret"
          label="Identity secret"
          secret={made.secret}
          onClose={() => setMade(null)}
        >
          <p class="soft">
            Its name is <span class="mono">{made.kid}</span>; a token may carry it as <code>kid</code>.
          </p>
        </SecretWindow>
      )}
      {leaving && (
        <ConfirmWindow
          title={`Revoke ${leaving.kid}?`}
          button="Revoke secret"
          keep="Keep it"
          work={() => client.call('revokeIdentitySecret', { params: { id: leaving.kid } })}
          onClose={() => setLeaving(null)}
          onDone={() => revoked(leaving.kid)}
        >
          <p>What it signed is refused from this moment. This cannot be undone.</p>
        </ConfirmWindow>
      )}
    </section>
  )
}

function SecretRow({ secret, onRevoke }: { secret: IdentitySecret; onRevoke(): void }) {
  const { kid, last4, created_at, last_used_at } = secret
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        <Icon name="key" size={18} />
      </span>
      <div class="entry-text">
        <div class="row">
          <strong class="mono">{kid}</strong>
          <span class="mono small soft">ids_…{last4}</span>
        </div>
        <p class="small soft">
          Made <RelativeTime at={created_at} />
          {last_used_at ? (
            <>
              {' · Last used '}
              <RelativeTime at={last_used_at} />
            </>
          ) : (
            ' · Never used'
          )}
        </p>
      </div>
      <div class="entry-acts">
        <Button size="small" aria-label={`Revoke ${kid}`} onClick={onRevoke}>
          Revoke
        </Button>
      </div>
    </li>
  )
}
