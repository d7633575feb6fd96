/** One conversation in a list: the latest words, how it stands, when. */
import type { Conversation, IdentityProof, VisitorSummary } from '#wire'
import { Badge } from '../kit/badge.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import './conversation-row.css'

interface ConversationRowProps {
  conversation: Conversation
  href: string
  isCurrent?: boolean
}

export function ConversationRow({ conversation, href, isCurrent = false }: ConversationRowProps) {
  const { preview, preview_role, page, channel, needs_person, status } = conversation
  return (
    <a
      class="conversation-row"
      href={href}
      aria-current={isCurrent ? 'true' : undefined}
      data-id={conversation.id}
    >
      <span class="conversation-top">
        <span class="clip conversation-where">
          {conversation.visitor ? tellWho(conversation.visitor) : tellWhere(page, channel)}
        </span>
        <span class="soft small">
          <RelativeTime at={conversation.updated_at} />
        </span>
      </span>
      <span class="clip soft">
        {preview_role === 'bot' && 'Bot: '}
        {preview || 'No words yet'}
      </span>
      {(needs_person || status === 'closed' || conversation.owner !== 'bot' || conversation.visitor) && (
        <span class="row">
          {conversation.visitor && <VisitorBadge proof={conversation.visitor.proof} />}
          {needs_person && <Badge tone="warn">Asked for a person</Badge>}
          {conversation.owner !== 'bot' && <Badge tone="accent">With a person</Badge>}
          {status === 'closed' && <Badge>Closed</Badge>}
        </span>
      )}
    </a>
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
