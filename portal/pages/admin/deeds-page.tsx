/** `/app/admin/log`: what super admins did; it stays when the business that it was done to is gone. */
import type { AdminLogEntry } from '#wire'
import { client } from '../../api/session.ts'
import { Card } from '../../kit/card.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { MoreButton } from '../../shell/more-button.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { usePages } from '../../shell/use-pages.ts'
import './admin.css'
import '../../kit/entry-list.css'

const pageSize = 50

export function DeedsPage() {
  const list = usePages(
    (cursor, signal) =>
      client.call('adminListLog', { query: { limit: pageSize, ...(cursor && { cursor }) } }, { signal }),
    [],
  )
  return (
    <Page
      title="Log"
      lead="What super admins did, the latest first. Nobody can change it through the server."
    >
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!list.rows && !list.problem && <Skeleton shape="row" lines={5} />}
      {list.rows?.length === 0 && (
        <EmptyState icon="list" title="Nothing was done yet">
          <p>Suspending, deleting and looking into a business, and changing people: each stands here.</p>
        </EmptyState>
      )}
      {list.rows && list.rows.length > 0 && (
        <Card>
          <ul class="entries" aria-label="Entries">
            {list.rows.map((entry) => (
              <DeedRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </Card>
      )}
      <MoreButton list={list} />
    </Page>
  )
}

const words: Record<string, string> = {
  'tenant.created': 'made a business',
  'tenant.changed': 'changed a business',
  'tenant.suspended': 'suspended a business',
  'tenant.resumed': 'ended a suspension, or took a business back',
  'tenant.deleted': 'deleted a business',
  'tenant.erased': 'erased a business for good',
  'view.started': 'looked into a business',
  'super_admin.given': 'made somebody super admin',
  'super_admin.taken': 'took the operator’s rights from somebody',
  'sessions.ended': 'signed somebody out everywhere',
  'job.retried': 'let a job be tried again',
  'job.discarded': 'gave a job up',
  'outbox.read': 'read the mails that nobody sends',
}

function DeedRow({ entry }: { entry: AdminLogEntry }) {
  const { actor, action, target, reason, network, at } = entry
  return (
    <li>
      <div class="entry-text">
        <span>
          <strong>{actor.name ?? 'Deskbell'}</strong> {words[action] ?? action}
          {target?.name && (
            <>
              : <strong>{target.name}</strong>
            </>
          )}
        </span>
        {reason && <p>Why: “{reason}”</p>}
        <p class="soft small">
          <RelativeTime at={at} />
          {network && ` · from ${network}`}
          {target && ` · ${target.type} ${target.id}`}
        </p>
      </div>
    </li>
  )
}
