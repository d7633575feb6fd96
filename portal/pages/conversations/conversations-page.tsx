/** `/app/conversations` and `/app/conversations/:id`: reads along while visitors and the bot talk, and answers. */

import { useEffect } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso/router'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Page } from '../../shell/page.tsx'
import { openAgentSocket, openConversation, setFilter } from './agent-socket.ts'
import { isConnected, unreadCount, view } from './agent-view.ts'
import { conversationHref } from './conversation-href.ts'
import { ConversationList } from './conversation-list.tsx'
import './conversations-page.css'
import { type Filter, neighbour } from './inbox.ts'
import { loadTeamNames } from './team-names.ts'
import { ThreadView } from './thread-view.tsx'

export function ConversationsPage() {
  const { query } = useLocation()
  const { params } = useRoute()
  const filter = readFilter(query.status)
  const id = params.id ?? null
  useEffect(openAgentSocket, [])
  useEffect(() => void loadTeamNames(), [])
  useUnreadInTitle()
  useEffect(() => setFilter(filter), [filter])
  useEffect(() => openConversation(id), [id])
  useKeys(filter, id)
  return (
    <Page title="Conversations" lead={<Lead />} width="wide">
      <div class="inbox" data-open={id !== null}>
        <div class="inbox-list">
          <ConversationList filter={filter} openId={id} />
        </div>
        <div class="inbox-thread">
          {id ? (
            <ThreadView key={id} id={id} backHref={conversationHref(null, filter)} />
          ) : (
            <EmptyState icon="inbox" title="Choose a conversation">
              <p>
                <kbd>j</kbd> and <kbd>k</kbd> go down and up.
              </p>
            </EmptyState>
          )}
        </div>
      </div>
    </Page>
  )
}

/** Other tabs hide the list, but not the title. */
function useUnreadInTitle(): void {
  const count = unreadCount.value
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}Conversations · Deskbell`
  }, [count])
}

function Lead() {
  return (
    <span class="live" data-on={isConnected.value} role="status">
      {isConnected.value ? 'Live: new messages appear by themselves.' : 'Connecting…'}
    </span>
  )
}

/** `j` and `k` move through the list, unless one is typing. */
function useKeys(filter: Filter, id: string | null): void {
  const { route } = useLocation()
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const step = ({ j: 1, k: -1 } as const)[event.key]
      const target = event.target as HTMLElement
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input, textarea, select, dialog, [contenteditable]')) return
      const next = neighbour(view.value.conversations ?? [], id ?? undefined, step)
      if (!next) return
      event.preventDefault()
      route(conversationHref(next, filter))
      document.querySelector(`[data-id="${CSS.escape(next)}"]`)?.scrollIntoView({ block: 'nearest' })
    }
    addEventListener('keydown', move)
    return () => removeEventListener('keydown', move)
  }, [filter, id, route])
}

function readFilter(status: string | undefined): Filter {
  return status === 'open' || status === 'closed' || status === 'waiting' ? status : 'all'
}
