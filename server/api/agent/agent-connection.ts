/** One socket of a member: who holds it, and what it shows. */
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import type { LiveEvent } from '../../platform/events/live-bus.ts'
import type { Caller, CallerResolver } from '../../platform/http/route.ts'
import type { Line } from '../../platform/sockets/in-line.ts'
import type { EventParts } from '../../platform/sockets/on-event.ts'
import type { Socket, Sockets } from '../../platform/sockets/open-sockets.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'

export interface AgentSocketParts extends ConversationParts, EventParts {
  sockets: Sockets
  callers: CallerResolver
  /** Notes what a super admin looks at in a tenant, before it is shown. */
  viewed(caller: Member, what: { route: string; path: string }): Promise<void>
}

export type Member = Extract<Caller, { kind: 'member' }>

export interface AgentConnection {
  socket: Socket
  tenantId: TenantId
  /** The token it came with, or was renewed with; asked again from time to time. */
  token: string
  /** As of the last look: a role may change while it is connected. */
  caller: Member
  /** Null before it subscribes. */
  inbox: { status?: 'open' | 'closed' | undefined } | null
  /** The conversation that is open. */
  open: OpenConversation | null
  /** What the member does, in the order in which it came, and replays, one at a time. */
  line: Line
}

export interface OpenConversation {
  conversationId: string
  visitorId: string
  /** The largest seq that was sent. */
  head: number
  /** What came while it replays; null when it does not. */
  held: LiveEvent[] | null
}
