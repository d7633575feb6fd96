/** What a site changes that has another vendor's chat on it: one line. */
import { useLocation } from 'preact-iso/router'
import { Card } from '../../kit/card.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { makeCompatAddress, otherVendors } from './other-vendors.ts'

export function MovingCard({ token }: { token: string }) {
  const { query, route } = useLocation()
  const tabs = otherVendors.map(({ id, label, theirs, inPackage }) => ({
    id,
    label,
    content: (
      <div class="stack-tight">
        <p>
          Find <span class="mono">{theirs}</span> in your pages, and put this address in its place.
        </p>
        <CopyField
          label={`Address in place of ${label}’s`}
          text={makeCompatAddress(location.origin, id, token)}
          tone="plain"
        />
        {inPackage && <p class="soft">{inPackage}</p>}
      </div>
    ),
  }))
  return (
    <Card
      title="Coming from another chat?"
      lead="Change one line: what your pages ask of the other chat is then done by this one."
    >
      <Tabs
        label="Where you come from"
        tabs={tabs}
        current={query.from ?? 'crisp'}
        onCurrent={(id) => route(`/app/install?from=${id}`, true)}
      />
    </Card>
  )
}
