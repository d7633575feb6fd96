/** One conversation in a list: the latest words, how it stands, when. */
import type { Conversation, IdentityProof, VisitorSummary } from '#wire'
import { Badge } from '../kit/badge.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import './conversation-row.css'

interface ConversationRowProps {
  conversation: Conversation
  href: string
  isCurrent?: boolean
  /** Who answers in place of the assistant. */
  owner?: string | null | undefined
}

export function ConversationRow({ conversation, href, isCurrent = false, owner }: ConversationRowProps) {
  const { preview, page, channel, needs_person, status, unread = 0 } = conversation
  return (
    <a
      class="conversation-row"
      href={href}
      aria-current={isCurrent ? 'true' : undefined}
      data-id={conversation.id}
      data-waiting={needs_person && status === 'open'}
      data-new={unread > 0}
    >
      <span class="conversation-top">
        <span class="clip conversation-where">
          {conversation.visitor ? tellWho(conversation.visitor) : tellWhere(page, channel)}
        </span>
        <span class="soft small">
          <RelativeTime at={conversation.updated_at} />
        </span>
        {unread > 0 && (
          <span class="unread">
            {unread > 99 ? '99+' : unread}
            <span class="visually-hidden"> unread</span>
          </span>
        )}
      </span>
      <span class="clip soft">
        {speaker(conversation)}
        {preview || 'No words yet'}
      </span>
      <Marks conversation={conversation} owner={owner} />
    </a>
  )
}

/** Before the latest words. */
function speaker({ preview_role }: Conversation): string {
  if (preview_role === 'bot') return 'Bot: '
  return preview_role === 'agent' ? 'Team: ' : ''
}

function Marks({ conversation, owner }: Pick<ConversationRowProps, 'conversation' | 'owner'>) {
  const { visitor, needs_person, status } = conversation
  const isWithPerson = conversation.owner !== 'bot'
  if (!needs_person && status === 'open' && !isWithPerson && !visitor) return null
  return (
    <span class="row">
      {visitor && <VisitorBadge proof={visitor.proof} />}
      {needs_person && <Badge tone="warn">Asked for a person</Badge>}
      {isWithPerson && <Badge tone="accent">{owner ?? 'With a person'}</Badge>}
      {status === 'closed' && <Badge>Closed</Badge>}
    </span>
  )
}

/** Whether it is proven who the visitor is. */
export function VisitorBadge({ proof }: { proof: IdentityProof }) {
  if (proof === 'none') return <Badge>Unverified</Badge>
  return <Badge tone="good">{proof === 'token' ? 'Verified' : 'Id verified'}</Badge>
}

/** Who the visitor is said to be. */
export function tellWho({ name, email }: VisitorSummary): string {
  return name ?? email ?? 'A visitor who is logged in'
}

/** Where a conversation takes place, in few words. */
export function tellWhere(page: string | null, channel: string): string {
  if (!page) return channel === 'api' ? 'Through the API' : 'On your website'
  try {
    const { host, pathname } = new URL(page)
    return pathname === '/' ? host : `${host}${pathname}`
  } catch {
    return page
  }
}
