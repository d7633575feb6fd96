/** The last five conversations. */
import { client } from '../../api/session.ts'
import { Skeleton } from '../../kit/skeleton.tsx'
import { ConversationRow } from '../../shell/conversation-row.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'

const shown = 5

export function RecentConversations() {
  const { data, problem, reload } = useLoad(
    (signal) => client.call('listConversations', { query: { limit: shown } }, { signal }),
    [],
  )
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />
  if (!data) return <Skeleton shape="row" lines={3} />
  if (data.data.length === 0) {
    return (
      <p class="soft">
        Nobody has written yet. As soon as the widget is on your website, conversations appear here.
      </p>
    )
  }
  return (
    <ul>
      {data.data.map((conversation) => (
        <li key={conversation.id}>
          <ConversationRow conversation={conversation} href={`/app/conversations/${conversation.id}`} />
        </li>
      ))}
    </ul>
  )
}
