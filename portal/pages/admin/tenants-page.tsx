/** `/app/admin`: all businesses of the installation, with their use of this month. */
import { useState } from 'preact/hooks'
import type { AdminTenant, TenantStatus } from '#wire'
import type { TenantQuery } from '../../api/admin-calls.ts'
import { client } from '../../api/session.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Select } from '../../kit/select.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { type Column, Table } from '../../kit/table.tsx'
import { MoreButton } from '../../shell/more-button.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SearchInput } from '../../shell/search-input.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { usePages } from '../../shell/use-pages.ts'
import './admin.css'
import { StatusBadge } from './status-badge.tsx'
import { statusWords } from './status-words.ts'
import { tellCount, tellDay } from './tell-figures.ts'

interface Filter {
  search: string
  /** A status, or `deleted`. */
  status: string
  plan: string
}

const pageSize = 50

export function TenantsPage() {
  const [filter, setFilter] = useState<Filter>({ search: '', status: '', plan: '' })
  const list = usePages(
    (cursor, signal) =>
      client.call(
        'adminListTenants',
        { query: { limit: pageSize, ...(cursor && { cursor }), ...toQuery(filter) } },
        { signal },
      ),
    [filter],
  )
  return (
    <Page title="Businesses" lead="Everybody who has a desk here, the newest first." width="wide">
      <Filters filter={filter} onFilter={(change) => setFilter((before) => changed(before, change))} />
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!list.rows && !list.problem && <Skeleton shape="row" lines={5} />}
      {list.rows?.length === 0 && <NoneHere isFiltered={Object.values(filter).some(Boolean)} />}
      {list.rows && list.rows.length > 0 && (
        <div class="card admin-table" aria-busy={list.busy}>
          <Table caption="Businesses" columns={columns} rows={list.rows} rowKey={({ id }) => id} />
        </div>
      )}
      <MoreButton list={list} />
    </Page>
  )
}

/** The same filter again is no change: nothing is asked for anew. */
function changed(before: Filter, change: Partial<Filter>): Filter {
  const isSame = Object.entries(change).every(([name, value]) => before[name as keyof Filter] === value)
  return isSame ? before : { ...before, ...change }
}

function toQuery({ search, status, plan }: Filter): TenantQuery {
  return {
    ...(search && { search }),
    ...(plan && { plan }),
    ...(status === 'deleted' && { deleted: 'true' }),
    ...(status && status !== 'deleted' && { status: status as TenantStatus }),
  }
}

const statusOptions = [
  { value: '', label: 'Any status' },
  ...Object.entries(statusWords).map(([value, { name }]) => ({ value, label: name })),
  { value: 'deleted', label: 'Deleted' },
]

function Filters({ filter, onFilter }: { filter: Filter; onFilter(change: Partial<Filter>): void }) {
  // Only for the names of the plans: without them one filter has less to choose from.
  const { data: figures } = useLoad((signal) => client.call('adminFigures', {}, { signal }), [])
  const plans = Object.keys(figures?.by_plan ?? {}).map((plan) => ({ value: plan, label: plan }))
  return (
    <div class="row admin-filters">
      <SearchInput
        label="Search businesses"
        placeholder="Name, owner’s address or id"
        onSearch={(search) => onFilter({ search })}
      />
      <Select
        label="Status"
        hideLabel
        value={filter.status}
        options={statusOptions}
        onValue={(status) => onFilter({ status })}
      />
      <Select
        label="Plan"
        hideLabel
        value={filter.plan}
        options={[{ value: '', label: 'Any plan' }, ...plans]}
        onValue={(plan) => onFilter({ plan })}
      />
    </div>
  )
}

function NoneHere({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState icon="shop" title={isFiltered ? 'No business is like that' : 'No business yet'}>
      <p>
        {isFiltered
          ? 'Search for less, or choose another status or plan.'
          : 'Whoever signs up appears here at once.'}
      </p>
    </EmptyState>
  )
}

const columns: readonly Column<AdminTenant>[] = [
  {
    name: 'Business',
    cell: (tenant) => (
      <a class="admin-name" href={`/app/admin/tenants/${tenant.id}`}>
        {tenant.name}
      </a>
    ),
  },
  { name: 'Status', cell: (tenant) => <StatusBadge tenant={tenant} /> },
  { name: 'Plan', cell: ({ plan }) => plan },
  { name: 'Conversations', cell: ({ usage }) => tellCount(usage.conversations) },
  { name: 'Messages', cell: ({ usage }) => tellCount(usage.messages) },
  { name: 'Tokens today', cell: ({ usage }) => tellCount(usage.model_tokens_today) },
  { name: 'Since', cell: ({ created_at }) => tellDay(created_at) },
]
