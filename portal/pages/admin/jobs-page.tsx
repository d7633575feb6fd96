/** `/app/admin/jobs`: work in the background that failed for the last time; tried again, or given up. */
import { useState } from 'preact/hooks'
import type { AdminDeadJob } from '#wire'
import { client } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { MoreButton } from '../../shell/more-button.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { useSubmit } from '../../shell/use-submit.ts'
import './admin.css'
import '../../kit/entry-list.css'

const pageSize = 50

export function JobsPage() {
  const [doomed, setDoomed] = useState<AdminDeadJob | null>(null)
  const submit = useSubmit()
  const list = usePages(
    (cursor, signal) =>
      client.call('adminListDeadJobs', { query: { limit: pageSize, ...(cursor && { cursor }) } }, { signal }),
    [],
  )
  const retry = async ({ id, kind }: AdminDeadJob) => {
    if (!(await submit.run(() => client.call('adminRetryJob', { params: { id } })))) return
    list.reload()
    toast({ text: `“${kind}” is tried again.`, tone: 'good' })
  }
  return (
    <Page
      title="Jobs"
      lead="Work in the background that failed five times. It waits here for thirty days."
      actions={<Button onClick={list.reload}>Look again</Button>}
    >
      <ProblemNotice problem={list.problem ?? submit.problem} onRetry={list.reload} />
      {!list.rows && !list.problem && <Skeleton shape="row" lines={3} />}
      {list.rows?.length === 0 && (
        <EmptyState icon="check" title="Nothing was put aside">
          <p>Mails and other work in the background went through, or are still being tried.</p>
        </EmptyState>
      )}
      {list.rows && list.rows.length > 0 && (
        <Card>
          <ul class="entries" aria-label="Jobs that failed">
            {list.rows.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                busy={submit.busy}
                onRetry={() => void retry(job)}
                onDiscard={() => setDoomed(job)}
              />
            ))}
          </ul>
        </Card>
      )}
      <MoreButton list={list} />
      {doomed && (
        <ConfirmWindow
          title={`Give “${doomed.kind}” up?`}
          button="Give it up"
          work={() => client.call('adminDiscardJob', { params: { id: doomed.id } })}
          onClose={() => setDoomed(null)}
          onDone={() => {
            setDoomed(null)
            list.reload()
            toast({ text: `“${doomed.kind}” is given up.`, tone: 'good' })
          }}
        >
          <p>It is never done, and nobody is told. That cannot be undone.</p>
        </ConfirmWindow>
      )}
    </Page>
  )
}

interface JobRowProps {
  job: AdminDeadJob
  busy: boolean
  onRetry(): void
  onDiscard(): void
}

function JobRow({ job, busy, onRetry, onDiscard }: JobRowProps) {
  const { kind, tenant_id, tenant_name, tries, error, died_at } = job
  return (
    <li>
      <div class="entry-text">
        <strong>{kind}</strong>
        {error && <p class="mono small">{error}</p>}
        <p class="soft small">
          {tenant_id ? (
            <a href={`/app/admin/tenants/${tenant_id}`}>{tenant_name ?? 'A business'}</a>
          ) : (
            'Of the installation'
          )}
          {` · tried ${tries} times · gave up `}
          <RelativeTime at={died_at} />
        </p>
      </div>
      <div class="entry-acts">
        <Button size="small" busy={busy} aria-label={`Try again: ${kind}`} onClick={onRetry}>
          Try again
        </Button>
        <Button size="small" aria-label={`Give up: ${kind}`} onClick={onDiscard}>
          Give up
        </Button>
      </div>
    </li>
  )
}
