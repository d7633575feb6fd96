/** The inbox: a filter, and the conversations with the latest on top. */
import { me } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { ConversationRow } from '../../shell/conversation-row.tsx'
import { view } from './agent-view.ts'
import { conversationHref } from './conversation-href.ts'
import type { Filter } from './inbox.ts'
import { memberName } from './team-names.ts'

interface ConversationListProps {
  filter: Filter
  openId: string | null
}

const filters: readonly { value: Filter; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'waiting', label: 'Needs a person' },
  { value: 'closed', label: 'Closed' },
]

export function ConversationList({ filter, openId }: ConversationListProps) {
  const { conversations } = view.value
  return (
    <>
      <nav class="filters" aria-label="Filter">
        {filters.map(({ value, label }) => (
          <a
            key={value}
            href={conversationHref(openId, value)}
            aria-current={value === filter ? 'true' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      {!conversations && <Skeleton shape="row" lines={5} />}
      {conversations?.length === 0 && <NoConversations filter={filter} />}
      {conversations && conversations.length > 0 && (
        <ul class="inbox-rows" aria-label="Conversations">
          {conversations.map((conversation) => (
            <li key={conversation.id}>
              <ConversationRow
                conversation={conversation}
                href={conversationHref(conversation.id, filter)}
                isCurrent={conversation.id === openId}
                owner={conversation.owner === 'bot' ? null : ownerName(conversation.owner)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Who answers in place of the assistant. */
function ownerName(id: string): string {
  return id === me.value?.user.id ? 'You' : memberName(id)
}

function NoConversations({ filter }: { filter: Filter }) {
  if (filter === 'waiting') return <p class="soft">Nobody waits for a person.</p>
  if (filter !== 'all') return <p class="soft">No conversation is {filter}.</p>
  return (
    <EmptyState
      icon="inbox"
      title="Nobody has written yet"
      action={
        <ButtonLink tone="main" href="/app/install">
          Put it on your website
        </ButtonLink>
      }
    >
      <p>Every conversation with your bot appears here while it happens, with the reason for each answer.</p>
    </EmptyState>
  )
}
