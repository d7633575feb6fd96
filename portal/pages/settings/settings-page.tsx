/** `/app/settings`: the business as an account, and its end. */
import { client, mayEdit, me } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { ReadOnlyNotice } from '../../shell/read-only-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { DeleteCard } from './delete-card.tsx'
import { NameCard } from './name-card.tsx'

export function SettingsPage() {
  const { data, problem, reload, setData } = useLoad(
    (signal) => client.call('getOrganisation', {}, { signal }),
    [],
  )
  return (
    <Page title="Settings" lead="The business as an account. What visitors are told is on the Business page.">
      {!mayEdit.value && <ReadOnlyNotice />}
      <ProblemNotice problem={problem} onRetry={reload} />
      {!data && !problem && <Skeleton shape="block" lines={2} />}
      {data && (
        <>
          <NameCard organisation={data} onChanged={(changed) => setData(() => changed)} />
          {mayEdit.value && <SsoCard />}
          {me.value?.role === 'owner' && <DeleteCard name={data.name} />}
        </>
      )}
    </Page>
  )
}

function SsoCard() {
  return (
    <Card
      title="Single sign-on"
      lead="Your people sign in with their company’s account instead of a password of their own."
      action={<ButtonLink href="/app/settings/sso">Open</ButtonLink>}
    />
  )
}
