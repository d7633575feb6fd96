/** Chooses whose entries are shown, which, and of which days. */
import { fetchAll } from '../../api/fetch-all.ts'
import { client } from '../../api/session.ts'
import { Input } from '../../kit/input.tsx'
import { Select } from '../../kit/select.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { actionOptions } from './action-words.ts'
import type { AuditFilter } from './audit-filter.ts'

interface AuditFiltersProps {
  filter: AuditFilter
  onFilter(filter: AuditFilter): void
}

export function AuditFilters({ filter, onFilter }: AuditFiltersProps) {
  // Without them the list has one filter less, and is there all the same.
  const { data: actors } = useLoad(loadActors, [])
  const set = (change: Partial<AuditFilter>) => onFilter({ ...filter, ...change })
  return (
    <search class="audit-filters">
      <Select
        label="Who"
        value={filter.actor}
        options={[{ value: '', label: 'Everybody' }, ...(actors ?? [])]}
        onValue={(actor) => set({ actor })}
      />
      <Select
        label="What"
        value={filter.action}
        options={[{ value: '', label: 'Everything' }, ...actionOptions]}
        onValue={(action) => set({ action })}
      />
      <Input label="From" type="date" value={filter.from} onValue={(from) => set({ from })} />
      <Input label="To" type="date" value={filter.to} onValue={(to) => set({ to })} />
    </search>
  )
}

/** Members, then keys: those that are still there. */
async function loadActors(signal: AbortSignal): Promise<{ value: string; label: string }[]> {
  const [members, keys] = await Promise.all([
    fetchAll((cursor) =>
      client.call('listMembers', { query: { limit: 200, ...(cursor && { cursor }) } }, { signal }),
    ),
    fetchAll((cursor) =>
      client.call('listApiKeys', { query: { limit: 200, ...(cursor && { cursor }) } }, { signal }),
    ),
  ])
  return [
    ...members.map(({ id, name, email }) => ({ value: id, label: name ? `${name} (${email})` : email })),
    ...keys.map(({ id, name }) => ({ value: id, label: `Key: ${name}` })),
  ]
}
