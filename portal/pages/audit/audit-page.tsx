/** `/app/audit`: who did what in the business, and whether that record is whole. */
import { useState } from 'preact/hooks'
import { client, mayEdit } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { MoreButton } from '../../shell/more-button.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { type AuditFilter, noFilter, toQuery } from './audit-filter.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'
import { ExportMenu } from './export-menu.tsx'
import { RetentionCard } from './retention-card.tsx'
import { VerifyCard } from './verify-card.tsx'
import './audit.css'
import '../../kit/entry-list.css'

const pageSize = 50

export function AuditPage() {
  if (!mayEdit.value) return <NotForYou />
  return <AuditLog />
}

function AuditLog() {
  const [filter, setFilter] = useState<AuditFilter>(noFilter)
  const list = usePages(
    (cursor, signal) => {
      const query = { limit: pageSize, ...(cursor && { cursor }), ...toQuery(filter) }
      return client.call('listAuditLog', { query }, { signal })
    },
    [filter],
  )
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <Page
      title="Audit log"
      lead="Who did what in this business, the latest first. Nobody can change an entry unseen."
      actions={<ExportMenu filter={filter} />}
    >
      <VerifyCard />
      <RetentionCard />
      <AuditFilters filter={filter} onFilter={setFilter} />
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!list.rows && !list.problem && <Skeleton shape="row" lines={6} />}
      {list.rows?.length === 0 && (
        <EmptyState
          icon="list"
          title={isFiltered ? 'Nothing like that was done' : 'Nothing was done yet'}
          action={isFiltered && <Button onClick={() => setFilter(noFilter)}>Show everything</Button>}
        >
          <p>
            {isFiltered
              ? 'Choose another person, action or time.'
              : 'Sign-ins, changes of settings, people and keys: each leaves an entry here.'}
          </p>
        </EmptyState>
      )}
      {list.rows && list.rows.length > 0 && (
        <Card>
          <ul class="entries audit-entries" aria-label="Entries" aria-busy={list.busy}>
            {list.rows.map((entry) => (
              <AuditRow key={entry.seq} entry={entry} />
            ))}
          </ul>
        </Card>
      )}
      <MoreButton list={list} />
    </Page>
  )
}

function NotForYou() {
  return (
    <Page title="Audit log">
      <EmptyState icon="list" title="Owners and admins only">
        <p>The audit log tells what each person did. Ask an owner or admin if you need something of it.</p>
      </EmptyState>
    </Page>
  )
}
