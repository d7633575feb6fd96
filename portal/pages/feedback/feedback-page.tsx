/** `/app/feedback`: what visitors thought of answers, each with the question and the way to its reasons. */
import { useState } from 'preact/hooks'
import type { Feedback, FeedbackReason } from '#wire'
import { client } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { MoreButton } from '../../shell/more-button.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { conversationHref } from '../conversations/conversation-href.ts'
import '../../kit/entry-list.css'

type Filter = '-1' | '1' | 'all'

const filters: readonly { value: Filter; label: string }[] = [
  { value: '-1', label: 'Not helpful' },
  { value: '1', label: 'Helpful' },
  { value: 'all', label: 'All' },
]

const reasons: Record<FeedbackReason, string> = {
  wrong: 'Not correct',
  incomplete: 'Incomplete',
  unclear: 'Not clear',
  outdated: 'Out of date',
  other: 'Something else',
}

export function FeedbackPage() {
  const [filter, setFilter] = useState<Filter>('-1')
  const list = usePages(
    (cursor, signal) => {
      const query = { ...(filter !== 'all' && { value: filter }), ...(cursor && { cursor }) }
      return client.call('listFeedback', { query }, { signal })
    },
    [filter],
  )
  return (
    <Page title="Feedback" lead="What visitors thought of your bot’s answers, the latest answers first.">
      <Segmented label="Show" hideLabel value={filter} options={filters} onValue={setFilter} />
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!list.rows && !list.problem && <Skeleton shape="row" lines={4} />}
      {list.rows?.length === 0 && (
        <EmptyState icon="check" title={filter === '-1' ? 'No complaints' : 'No verdicts yet'}>
          <p>Below each answer visitors can say whether it helped, and why not.</p>
        </EmptyState>
      )}
      {list.rows && list.rows.length > 0 && (
        <Card>
          <ul class="entries" aria-label="Verdicts" aria-busy={list.busy}>
            {list.rows.map((verdict) => (
              <Verdict key={verdict.message_id} verdict={verdict} />
            ))}
          </ul>
        </Card>
      )}
      <MoreButton list={list} />
    </Page>
  )
}

function Verdict({ verdict }: { verdict: Feedback }) {
  const { value, reason, note, question, answer } = verdict
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        {value === 1 ? '+' : '–'}
      </span>
      <div class="entry-text">
        <div class="row">
          <strong>{question || 'A question that is gone'}</strong>
          <Badge tone={value === 1 ? 'good' : 'warn'}>{value === 1 ? 'Helpful' : 'Not helpful'}</Badge>
          {reason && <Badge>{reasons[reason]}</Badge>}
        </div>
        {note && <p>“{note}”</p>}
        <p class="soft clip-2">{answer}</p>
        <p class="soft small">
          <RelativeTime at={verdict.created_at} />
        </p>
      </div>
      <a href={conversationHref(verdict.conversation_id, 'all')}>
        Conversation<span class="visually-hidden"> about “{question}”</span>
      </a>
    </li>
  )
}
