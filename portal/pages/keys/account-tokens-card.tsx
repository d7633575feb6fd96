/** The public tokens that stand in the snippets; two of them while websites change from one to the next. */
import { useRef, useState } from 'preact/hooks'
import type { AccountToken } from '#wire'
import { client, mayEdit, me, reloadMe } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Icon } from '../../kit/icon.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { focusSoon } from '../../shell/focus-soon.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import type { Loaded } from '../../shell/use-load.ts'
import { useSubmit } from '../../shell/use-submit.ts'

export function AccountTokensCard({ list }: { list: Loaded<{ data: AccountToken[] }> }) {
  const [revoking, setRevoking] = useState<AccountToken | null>(null)
  const place = useRef<HTMLUListElement>(null)
  const submit = useSubmit()
  const tokens = list.data?.data
  const close = () => setRevoking(null)
  const add = () =>
    submit.run(async () => {
      const token = await client.call('createAccountToken', {})
      list.setData(({ data }) => ({ data: [...data, token] }))
      await reloadMe()
      toast({ text: 'Added. Both tokens work now.', tone: 'good' })
    })
  const revoked = ({ id }: AccountToken) => {
    list.setData(({ data }) => ({ data: data.filter((token) => token.id !== id) }))
    close()
    focusSoon(() => place.current)
    toast({ text: 'The token no longer works.', tone: 'good' })
  }
  return (
    <Card
      title="Account tokens"
      lead={
        <>
          Public: they stand in <a href="/app/install">the snippet</a> on your pages. To change one, add
          another, replace it on your pages, then revoke the old one.
        </>
      }
      action={
        mayEdit.value &&
        tokens && (
          <Button icon="plus" busy={submit.busy} onClick={() => void add()}>
            Add a token
          </Button>
        )
      }
    >
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      <ProblemNotice problem={submit.problem} />
      {tokens && (
        <ul class="entries" ref={place} tabIndex={-1} aria-label="Account tokens">
          {tokens.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              isOnly={tokens.length === 1}
              onRevoke={() => setRevoking(token)}
            />
          ))}
        </ul>
      )}
      {revoking && (
        <ConfirmWindow
          title="Revoke this token?"
          button="Revoke token"
          keep="Keep it"
          work={async () => {
            await client.call('revokeAccountToken', { params: { id: revoking.id } })
            await reloadMe()
          }}
          onClose={close}
          onDone={() => revoked(revoking)}
        >
          <p>
            On pages that still carry <span class="mono">{revoking.id}</span> the chat is gone from this
            moment. This cannot be undone.
          </p>
        </ConfirmWindow>
      )}
    </Card>
  )
}

interface TokenRowProps {
  token: AccountToken
  isOnly: boolean
  onRevoke(): void
}

function TokenRow({ token: { id, created_at }, isOnly, onRevoke }: TokenRowProps) {
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        <Icon name="globe" size={18} />
      </span>
      <div class="entry-text">
        <p class="mono">{id}</p>
        <p class="small soft">
          Made <RelativeTime at={created_at} />
          {id === me.value?.account_token && ', in the snippet of the Install page'}
        </p>
        {mayEdit.value && isOnly && (
          <p class="small soft" id="only-token">
            It is the only one: add another before you revoke it.
          </p>
        )}
      </div>
      {mayEdit.value && (
        <div class="entry-acts">
          <Button
            size="small"
            disabled={isOnly}
            aria-label={`Revoke ${id}`}
            aria-describedby={isOnly ? 'only-token' : undefined}
            onClick={onRevoke}
          >
            Revoke
          </Button>
        </div>
      )}
    </li>
  )
}
