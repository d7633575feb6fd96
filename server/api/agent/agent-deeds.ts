/** What members do in conversations: take over, give back, say something, and what they show without saying it. */
import type { MemberRole } from '#wire'
import { sayAsMember } from '../../brain/conversations/say-as-member.ts'
import { handBack, type Settled, takeOver } from '../../brain/conversations/take-over.ts'
import { noteTeamSeen } from '../../brain/conversations/team-seen.ts'
import { tellChanges } from '../../brain/conversations/tell-changes.ts'
import { AppError } from '../../errors.ts'
import { mayAct } from '../../platform/http/route.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import { latestOf } from '../../platform/sockets/latest-of.ts'
import { onEvent } from '../../platform/sockets/on-event.ts'
import { typingSignal } from '../../platform/sockets/typing-signal.ts'
import type { AgentConnection, AgentSocketParts, OpenConversation } from './agent-connection.ts'
import { agentEvents } from './agent-events.ts'

export interface AgentSignals {
  /** Another conversation is being opened. */
  turnAway(): void
}

export function hearDeeds(connection: AgentConnection, parts: AgentSocketParts): AgentSignals {
  hearOwning(connection, parts)
  hearSaying(connection, parts)
  return hearSignals(connection, parts)
}

function hearOwning(connection: AgentConnection, parts: AgentSocketParts): void {
  const { socket, tenantId, line } = connection
  const db = parts.openTenant(tenantId)
  const told = ({ conversation, changed }: Settled) => {
    if (changed) tellChanges({ tenantId }, [changed], parts)
    return { conversation }
  }
  onEvent(socket, agentEvents.takeOver, parts, ({ conversation_id, from }) =>
    line(async () => {
      const { userId } = await admit(connection, agentEvents.takeOver, parts)
      const user = await parts.directory.userById(userId)
      return told(await takeOver(db, conversation_id, { userId, name: user?.name ?? null }, from))
    }),
  )
  onEvent(socket, agentEvents.handBack, parts, ({ conversation_id }) =>
    line(async () => {
      const { userId } = await admit(connection, agentEvents.handBack, parts)
      return told(await handBack(db, conversation_id, userId))
    }),
  )
}

function hearSaying(connection: AgentConnection, parts: AgentSocketParts): void {
  const { socket, tenantId, line } = connection
  onEvent(socket, agentEvents.send, parts, ({ conversation_id: conversationId, ...said }) =>
    line(async () => {
      const { userId: authorId } = await admit(connection, agentEvents.send, parts)
      const db = parts.openTenant(tenantId)
      const { dup, message, changed } = await sayAsMember(db, { conversationId, authorId, ...said })
      if (changed) tellChanges({ tenantId }, [changed], parts)
      const { id, seq, conversation_id } = message
      return { conversation_id, id, seq, dup }
    }),
  )
}

const seenEveryMs = 1_000

function hearSignals(connection: AgentConnection, parts: AgentSocketParts): AgentSignals {
  const { socket, tenantId } = connection
  const typing = typingSignal((on) => {
    if (!connection.open) return
    const { conversationId, visitorId } = connection.open
    parts.bus.publish({ type: 'typing', by: 'agent', on, tenantId, conversationId, visitorId })
  })
  const note = async ({ conversationId, visitorId, seq }: Read) => {
    const seen = await noteTeamSeen(parts.openTenant(tenantId), conversationId, seq)
    const about = { tenantId, conversationId, visitorId }
    if (seen !== undefined) parts.bus.publish({ type: 'read', seq: seen, ...about })
  }
  const seen = latestOf(seenEveryMs, (read: Read) => parts.inBackground('noting what was read', note(read)))
  onEvent(socket, agentEvents.typing, parts, async ({ on }) => {
    demand(connection, agentEvents.typing.role)
    typing.set(on)
    return {}
  })
  onEvent(socket, agentEvents.seen, parts, async ({ seq }) => {
    demand(connection, agentEvents.seen.role)
    if (connection.open) seen.give({ ...connection.open, seq })
    return {}
  })
  socket.on('disconnect', () => {
    typing.set(false)
    seen.end()
  })
  return {
    turnAway: () => {
      typing.set(false)
      seen.flush()
    },
  }
}

type Read = Pick<OpenConversation, 'conversationId' | 'visitorId'> & { seq: number }

/** Whoever only looks, or is beyond a limit, changes nothing. */
async function admit(
  connection: AgentConnection,
  { role }: { role: MemberRole },
  { limits, store }: AgentSocketParts,
): Promise<AgentConnection['caller']> {
  demand(connection, role)
  const { caller, tenantId } = connection
  await takeOrRefuse(limits, 'member', caller.id)
  await takeOrRefuse(limits, 'tenant', tenantId)
  if (store.isFull()) throw new AppError('storage_full', { retryAfter: 10 })
  return caller
}

function demand({ caller }: AgentConnection, role: MemberRole): void {
  if (caller.viewing) throw new AppError('view_only')
  if (!mayAct(caller.role, role)) throw new AppError('forbidden')
  if (caller.status === 'suspended') throw new AppError('suspended')
}
