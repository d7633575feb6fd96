/** `/app/leads`: people who left their details in the chat. */
import { useState } from 'preact/hooks'
import type { Lead } from '#wire'
import { client, me } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { inBackground } from '../../shell/in-background.ts'
import { MoreButton } from '../../shell/more-button.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { usePages } from '../../shell/use-pages.ts'
import { conversationHref } from '../conversations/conversation-href.ts'
import '../../kit/entry-list.css'

type Filter = 'all' | Lead['purpose']

const filters: readonly { value: Filter; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'lead', label: 'Requests' },
  { value: 'contact', label: 'Call backs' },
]

export function LeadsPage() {
  return me.value?.role === 'viewer' ? <NotForYou /> : <Leads />
}

function Leads() {
  const [filter, setFilter] = useState<Filter>('all')
  const query = filter === 'all' ? {} : { purpose: filter }
  const list = usePages(
    (cursor, signal) =>
      client.call('listLeads', { query: { ...query, ...(cursor && { cursor }) } }, { signal }),
    [filter],
  )
  const take = async () =>
    saveFile('leads.csv', 'text/csv', await client.callForText('exportLeads', { query }))
  return (
    <Page
      title="Leads"
      lead="Who left details in the chat, the latest first."
      actions={
        <Button icon="download" onClick={() => inBackground(take())}>
          Export CSV
        </Button>
      }
    >
      <Segmented label="Show" hideLabel value={filter} options={filters} onValue={setFilter} />
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!list.rows && !list.problem && <Skeleton shape="row" lines={4} />}
      {list.rows?.length === 0 && (
        <EmptyState icon="people" title="Nobody has left details yet">
          <p>
            Put a form below the reply of an intent. And who asks for a person while nobody is there gets one
            by itself.
          </p>
        </EmptyState>
      )}
      {list.rows && list.rows.length > 0 && (
        <Card>
          <ul class="entries" aria-label="Leads" aria-busy={list.busy}>
            {list.rows.map((lead) => (
              <LeadRow key={lead.id} lead={lead} />
            ))}
          </ul>
        </Card>
      )}
      <MoreButton list={list} />
    </Page>
  )
}

function LeadRow({ lead }: { lead: Lead }) {
  const { name, email, phone, answers, consent, purpose } = lead
  const title = name ?? email ?? phone ?? 'Somebody'
  const shown = answers.filter(({ value }) => value !== name)
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        {Array.from(title)[0]?.toUpperCase()}
      </span>
      <div class="entry-text">
        <div class="row">
          <strong>{title}</strong>
          {purpose === 'contact' && <Badge tone="warn">Wants a call back</Badge>}
        </div>
        {shown.map(({ name: field, label, value }) => (
          <p key={field}>
            <span class="soft">{label}: </span>
            {field === 'email' ? <a href={`mailto:${value}`}>{value}</a> : value}
          </p>
        ))}
        <p class="soft small">
          <RelativeTime at={lead.created_at} />
          {lead.page && ` · ${lead.page}`}
          {consent && ` · agreed to “${consent}”`}
        </p>
      </div>
      <a href={conversationHref(lead.conversation_id, 'all')}>
        Conversation<span class="visually-hidden"> with {title}</span>
      </a>
    </li>
  )
}

function NotForYou() {
  return (
    <Page title="Leads">
      <EmptyState icon="people" title="Not for viewers">
        <p>Leads are personal data. Ask an owner or admin to make you an agent.</p>
      </EmptyState>
    </Page>
  )
}
