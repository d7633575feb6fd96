/** API keys: made here, shown once, changed, given another secret, taken back at any time. */
import { useRef, useState } from 'preact/hooks'
import type { ApiKey } from '#wire'
import { client, mayEdit } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { focusSoon } from '../../shell/focus-soon.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import type { Loaded } from '../../shell/use-load.ts'
import { CreateKeyWindow } from './create-key-window.tsx'
import { EditKeyWindow } from './edit-key-window.tsx'
import { type KeyAct, KeyRow } from './key-row.tsx'
import { RotateKeyWindow } from './rotate-key-window.tsx'

type Asked = { act: 'create' } | { act: KeyAct; key: ApiKey }

export function ApiKeysCard({ list }: { list: Loaded<ApiKey[]> }) {
  if (!mayEdit.value) {
    return (
      <Card title="API keys">
        <p class="soft">Only owners and admins see API keys.</p>
      </Card>
    )
  }
  return <Keys list={list} />
}

function Keys({ list }: { list: Loaded<ApiKey[]> }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const place = useRef<HTMLElement>(null)
  const { data: keys } = list
  const close = () => setAsked(null)
  const changed = (key: ApiKey) => list.setData((all) => all.map((one) => (one.id === key.id ? key : one)))
  const revoked = (key: ApiKey) => {
    list.setData((all) => all.filter(({ id }) => id !== key.id))
    close()
    focusSoon(() => place.current)
    toast({ text: `“${key.name}” no longer works.`, tone: 'good' })
  }
  return (
    <Card
      title="API keys"
      lead="For your own servers. A key can do what you allow it to: keep it out of web pages."
      action={
        <Button icon="key" onClick={() => setAsked({ act: 'create' })}>
          Create a key
        </Button>
      }
    >
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      <section ref={place} tabIndex={-1} aria-label="Keys in use">
        {keys?.length === 0 && (
          <p class="soft">
            No keys yet. You need one only to call the API from your own software; the chat on your website
            works without.
          </p>
        )}
        {keys && keys.length > 0 && (
          <ul class="entries">
            {keys.map((key) => (
              <KeyRow key={key.id} apiKey={key} onAct={(act) => setAsked({ act, key })} />
            ))}
          </ul>
        )}
      </section>
      {asked?.act === 'create' && (
        <CreateKeyWindow
          onClose={close}
          onCreated={({ key: _, ...shown }) => list.setData((all) => [shown, ...all])}
        />
      )}
      {asked?.act === 'edit' && <EditKeyWindow apiKey={asked.key} onClose={close} onChanged={changed} />}
      {asked?.act === 'rotate' && (
        <RotateKeyWindow
          apiKey={asked.key}
          onClose={close}
          onRotated={({ key: _, ...shown }) => changed(shown)}
        />
      )}
      {asked?.act === 'revoke' && (
        <ConfirmWindow
          title={`Revoke “${asked.key.name}”?`}
          button="Revoke key"
          keep="Keep it"
          work={() => client.call('revokeApiKey', { params: { id: asked.key.id } })}
          onClose={close}
          onDone={() => revoked(asked.key)}
        >
          <p>Programs that use it are refused from this moment. This cannot be undone.</p>
        </ConfirmWindow>
      )}
    </Card>
  )
}
