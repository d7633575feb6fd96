/** `/app/admin/tenants/:id`: one business as its operator sees it, and what one can do about it. */
import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso/router'
import type { AdminTenantDetail, TenantView } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Notice } from '../../kit/notice.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { DeletionCard } from './deletion-card.tsx'
import './admin.css'
import '../../kit/entry-list.css'
import { Facts } from './facts.tsx'
import { LookWindow } from './look-window.tsx'
import { PlanCard } from './plan-card.tsx'
import { StatusBadge } from './status-badge.tsx'
import { SuspensionCard } from './suspension-card.tsx'
import { tellCount, tellDay } from './tell-figures.ts'

export function TenantPage() {
  const { params } = useRoute()
  const id = params.id ?? ''
  const { data, problem, reload, setData } = useLoad(
    (signal) => client.call('adminGetTenant', { params: { id } }, { signal }),
    [id],
  )
  const [isLooking, setLooking] = useState(false)
  const onChanged = (changed: AdminTenantDetail) => setData(() => changed)
  return (
    <Page
      title={data?.name ?? 'Business'}
      lead={<a href="/app/admin">All businesses</a>}
      actions={
        data &&
        !data.deleted_at && (
          <Button tone="main" icon="eye" onClick={() => setLooking(true)}>
            Look inside
          </Button>
        )
      }
    >
      <ProblemNotice problem={problem} onRetry={reload} />
      {!data && !problem && <Skeleton shape="block" lines={3} />}
      {data && (
        <>
          {data.deleted_at && (
            <Notice tone="warn">
              <p>
                Deleted <RelativeTime at={data.deleted_at} />, out of everybody’s reach, and erased thirty
                days after that.
              </p>
            </Notice>
          )}
          <UseCard tenant={data} />
          {!data.deleted_at && <PlanCard key={data.status} tenant={data} onChanged={onChanged} />}
          <ViewsCard views={data.views} />
          {!data.deleted_at && <SuspensionCard tenant={data} onChanged={onChanged} />}
          <DeletionCard tenant={data} onChanged={reload} onRestored={onChanged} />
        </>
      )}
      {isLooking && data && <LookWindow tenant={data} onClose={() => setLooking(false)} />}
    </Page>
  )
}

function UseCard({ tenant }: { tenant: AdminTenantDetail }) {
  const { usage, owners, members, allowed_origins, industry, created_at, id } = tenant
  return (
    <Card title="At a glance" action={<StatusBadge tenant={tenant} />}>
      <Facts
        facts={[
          ['Conversations this month', tellCount(usage.conversations)],
          ['Messages this month', tellCount(usage.messages)],
          ['Model tokens today', tellCount(usage.model_tokens_today)],
          ['People', tellCount(members)],
          ['Since', tellDay(created_at)],
          ['Line of business', industry ?? 'Not told'],
          [owners.length === 1 ? 'Owner' : 'Owners', owners.map(({ email }) => email).join(', ') || 'None'],
          ['Websites', allowed_origins.join(', ') || 'Any'],
          ['Id', <span class="mono small">{id}</span>],
        ]}
      />
    </Card>
  )
}

function ViewsCard({ views }: { views: readonly TenantView[] }) {
  return (
    <Card title="Looks into it" lead="Its owners and admins find each in their audit log.">
      {views.length === 0 && <p class="soft">Nobody has looked inside so far.</p>}
      {views.length > 0 && (
        <ul class="entries" aria-label="Looks">
          {views.map((view) => (
            <li key={view.id}>
              <div class="entry-text">
                <p>{view.reason}</p>
                <p class="soft small">
                  <RelativeTime at={view.started_at} />
                  {!view.ended_at && Date.parse(view.ends_at) > Date.now() && ', still running'}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
