/** `/app/settings/sso`: members sign in through the company's own OpenID Connect provider. */
import { useState } from 'preact/hooks'
import type { SsoSettings } from '#wire'
import { toApiError } from '../../api/api-error.ts'
import { client, mayEdit, me } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { DomainsCard } from './domains-card.tsx'
import { ProviderCard } from './provider-card.tsx'

/** Nothing is set up yet. */
const none = { settings: null }

export function SsoPage() {
  if (!mayEdit.value) return <NotForYou />
  return <SsoRoom />
}

function SsoRoom() {
  const { data, problem, reload, setData } = useLoad(loadSettings, [])
  const isOwner = me.value?.role === 'owner'
  const put = (settings: SsoSettings | null) => setData(() => ({ settings }))
  return (
    <Page
      title="Single sign-on"
      lead="Your people sign in with the account that your company gave them: Google, Microsoft, Okta or any other OpenID Connect provider."
    >
      {!isOwner && (
        <Notice>
          <p>You can look at this; only owners can change it.</p>
        </Notice>
      )}
      <ProblemNotice problem={problem} onRetry={reload} />
      {!data && !problem && <Skeleton shape="block" lines={2} />}
      {data && (
        <>
          <ProviderCard
            key={data.settings?.updated_at ?? ''}
            settings={data.settings}
            isOwner={isOwner}
            onSaved={put}
          />
          {data.settings && data.settings.domains.length > 0 && (
            <DomainsCard
              domains={data.settings.domains}
              isOwner={isOwner}
              onChecked={(checked) =>
                setData(({ settings }) => ({
                  settings: settings && {
                    ...settings,
                    domains: settings.domains.map((one) => (one.domain === checked.domain ? checked : one)),
                  },
                }))
              }
            />
          )}
          {data.settings && isOwner && <RemoveCard onRemoved={() => put(null)} />}
        </>
      )}
    </Page>
  )
}

async function loadSettings(signal: AbortSignal): Promise<{ settings: SsoSettings | null }> {
  try {
    return { settings: await client.call('getSso', {}, { signal }) }
  } catch (thrown) {
    if (toApiError(thrown).status === 404) return none
    throw thrown
  }
}

function RemoveCard({ onRemoved }: { onRemoved(): void }) {
  const [isAsked, setAsked] = useState(false)
  return (
    <Card
      title="Remove single sign-on"
      lead="Everybody signs in with a password or a mailed link again."
      action={
        <Button icon="trash" onClick={() => setAsked(true)}>
          Remove
        </Button>
      }
    >
      {isAsked && (
        <ConfirmWindow
          title="Remove single sign-on?"
          button="Remove"
          keep="Keep it"
          work={() => client.call('deleteSso', {})}
          onClose={() => setAsked(false)}
          onDone={() => {
            setAsked(false)
            onRemoved()
            toast({ text: 'Single sign-on is removed.', tone: 'good' })
          }}
        >
          <p>
            Nobody can come in through your provider any more. People without a password choose one by “Forgot
            your password?”. To go back you set it up anew, domains as well.
          </p>
        </ConfirmWindow>
      )}
    </Card>
  )
}

function NotForYou() {
  return (
    <Page title="Single sign-on">
      <EmptyState icon="lock" title="Owners and admins only">
        <p>Ask an owner or admin of the business about how you sign in.</p>
      </EmptyState>
    </Page>
  )
}
