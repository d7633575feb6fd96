/** The `/agent` namespace: members read the inbox and its conversations live, and answer in them. */
import {
  findConversation,
  latestConversations,
  listMessages,
} from '../../brain/conversations/read-conversations.ts'
import { withUnread } from '../../brain/conversations/team-seen.ts'
import { withVisitors } from '../../brain/conversations/visitor-details.ts'
import { readSeen } from '../../brain/conversations/visitor-seen.ts'
import { AppError } from '../../errors.ts'
import { hold } from '../../platform/events/hold.ts'
import type { LiveEvent } from '../../platform/events/live-bus.ts'
import type { CallerResolver } from '../../platform/http/route.ts'
import { openLine } from '../../platform/sockets/in-line.ts'
import { onEvent } from '../../platform/sockets/on-event.ts'
import { refuseConnection, type Socket, settleHandshake } from '../../platform/sockets/open-sockets.ts'
import { emitDurable, emitEphemeral, roomToSend } from '../../platform/sockets/send-to-socket.ts'
import type { AgentConnection, AgentSocketParts, Member, OpenConversation } from './agent-connection.ts'
import { hearDeeds } from './agent-deeds.ts'
import { agentEvents, agentHandshake } from './agent-events.ts'

/** What callers are known by is kept for 1.5 s: together a revoked session loses its sockets within two seconds. */
const recheckMs = 400
const replayPage = 200
/** What is told while a replay runs may need another one. */
const mostReplays = 5

/** @returns a function that ends the subscriptions */
export function serveAgents(parts: AgentSocketParts): () => void {
  const connections = new Set<AgentConnection>()
  const namespace = parts.sockets.namespace('/agent')
  namespace.use((socket, next) => {
    const admission = admit(socket, parts.callers).then((caller) => {
      socket.data.caller = caller
    })
    settleHandshake(socket, admission, next, parts.log)
  })
  namespace.on('connection', (socket) => {
    const caller: Member = socket.data.caller
    const connection: AgentConnection = {
      socket,
      tenantId: caller.tenantId,
      token: String(socket.handshake.auth.token),
      caller,
      inbox: null,
      open: null,
      line: openLine(),
    }
    connections.add(connection)
    const letGo = parts.bus.follow(caller.tenantId)
    socket.on('disconnect', () => {
      connections.delete(connection)
      letGo()
    })
    hearAgent(connection, parts)
  })
  const unsubscribe = parts.bus.subscribe((event) => {
    for (const connection of connections) {
      if (connection.tenantId !== event.tenantId) continue
      if (event.type === 'tenant') comeAnew(connection, event.status)
      else hear(connection, event, parts)
    }
  })
  const recheck = setInterval(
    () => parts.inBackground('agent sessions', dropRevoked(connections, parts.callers)),
    recheckMs,
  )
  return () => {
    clearInterval(recheck)
    unsubscribe()
  }
}

async function admit(socket: Socket, callers: CallerResolver): Promise<Member> {
  const parsed = agentHandshake.safeParse(socket.handshake.auth)
  const caller = parsed.success ? await callers.callerOf(parsed.data.token) : null
  if (caller?.kind !== 'member') throw refuseConnection('unauthorized', 'Sign in again.')
  return caller
}

/** A session may end, a token run out, or its person open another business: the socket goes, and may come back anew. */
async function dropRevoked(
  connections: ReadonlySet<AgentConnection>,
  callers: CallerResolver,
): Promise<void> {
  for (const connection of connections) {
    const { socket, token, tenantId } = connection
    const caller = await callers.callerOf(token)
    if (caller?.kind === 'member' && caller.tenantId === tenantId) {
      connection.caller = caller
      continue
    }
    socket.emit('goodbye', { code: 'signed_out', reconnect_ms: 1000 })
    socket.disconnect(true)
  }
}

/** The tenant is another now: its members connect again, and find it so. */
function comeAnew({ socket }: AgentConnection, status: string): void {
  socket.emit('goodbye', { code: status === 'suspended' ? 'suspended' : 'restart', reconnect_ms: 1000 })
  setImmediate(() => socket.conn.close())
}

function hearAgent(connection: AgentConnection, parts: AgentSocketParts): void {
  const { socket, tenantId, line } = connection
  const signals = hearDeeds(connection, parts)
  onEvent(socket, agentEvents.renew, parts, async ({ token }) => {
    const caller = await parts.callers.callerOf(token)
    if (caller?.kind !== 'member' || caller.id !== connection.caller.id || caller.tenantId !== tenantId) {
      throw new AppError('unauthorized')
    }
    connection.caller = caller
    connection.token = token
    return {}
  })
  const note = async (route: string, path: string) => {
    if (connection.caller.viewing) await parts.viewed(connection.caller, { route, path })
  }
  onEvent(socket, agentEvents.subscribe, parts, ({ filter }) =>
    line(async () => {
      await note('agent.subscribe', '/agent')
      connection.inbox = { status: filter?.status }
      const db = parts.openTenant(tenantId)
      const latest = await latestConversations(db, filter)
      return { conversations: await withUnread(db, await withVisitors(db, latest)) }
    }),
  )
  onEvent(socket, agentEvents.join, parts, ({ conversation_id, after }) =>
    line(async () => {
      await note('agent.join', `/agent/${conversation_id}`)
      const conversation = await findConversation(parts.openTenant(tenantId), conversation_id)
      if (!conversation) throw new AppError('not_found')
      const head = Math.min(after, conversation.head)
      const about = { conversationId: conversation_id, visitorId: conversation.visitor_id }
      const open: OpenConversation = { ...about, head, held: [] }
      signals.turnAway()
      connection.open = open
      await replayAll(connection, open, parts)
      socket.emit('synced', { conversation_id, head: open.head })
      return { head: open.head, seen: await readSeen(parts.openTenant(tenantId), conversation_id) }
    }),
  )
}

/** Sends what is stored beyond the head, then what was told meanwhile. */
async function replayAll(
  connection: AgentConnection,
  open: OpenConversation,
  parts: AgentSocketParts,
): Promise<void> {
  try {
    for (let times = 0; times < mostReplays; times += 1) {
      await replayOnce(connection, open, parts)
      if (release(connection.socket, open)) return
    }
  } finally {
    const held = open.held ?? []
    open.held = null
    for (const event of held) show(connection.socket, open, event)
  }
}

async function replayOnce(
  { socket, tenantId }: AgentConnection,
  open: OpenConversation,
  { openTenant }: AgentSocketParts,
): Promise<void> {
  for (let more = true; more; ) {
    const page = { after: open.head, limit: replayPage }
    const messages = await listMessages(openTenant(tenantId), open.conversationId, page)
    for (const message of messages) {
      if (!(await roomToSend(socket))) return
      emitDurable(socket, 'message', message)
      open.head = message.seq
    }
    more = messages.length === replayPage
  }
}

/** False when some of what was told meanwhile must be read from the store as well. */
function release(socket: Socket, open: OpenConversation): boolean {
  const held = open.held ?? []
  for (let event = held[0]; event; event = held[0]) {
    if (leavesGap(open, event)) return false
    held.shift()
    show(socket, open, event)
  }
  open.held = null
  return true
}

function hear(connection: AgentConnection, event: LiveEvent, parts: AgentSocketParts): void {
  const { socket, open, line } = connection
  tellInbox(connection, event)
  if (event.type === 'conversation' || event.type === 'visitor') return
  if (open?.conversationId !== event.conversationId) return
  if (open.held) hold(open.held, event)
  else if (leavesGap(open, event)) {
    // Two messages that are stored at once may be told in either order.
    open.held = [event]
    parts.inBackground(
      'catching up',
      line(() => replayAll(connection, open, parts)),
    )
  } else show(socket, open, event)
}

function tellInbox({ socket, inbox }: AgentConnection, event: LiveEvent): void {
  if (!inbox) return
  if (event.type === 'conversation' || event.type === 'retold') {
    // Whoever looks at the open ones must hear that one of them was closed.
    const isShown = inbox.status !== 'closed' || event.conversation.status === 'closed'
    if (isShown) emitDurable(socket, 'conversation', event.conversation)
  } else if (event.type === 'visitor') {
    emitDurable(socket, 'visitor', { conversation_id: event.conversationId, visitor: event.visitor })
  } else if (event.type === 'read') {
    emitDurable(socket, 'read', { conversation_id: event.conversationId, seq: event.seq })
  }
}

function leavesGap({ head }: OpenConversation, event: LiveEvent): boolean {
  if (event.type === 'retold') return event.conversation.head > head
  return event.type === 'message' && event.message.seq > head + 1
}

function show(socket: Socket, open: OpenConversation, event: LiveEvent): void {
  if (event.type === 'message') {
    if (event.message.seq <= open.head) return
    open.head = event.message.seq
    emitDurable(socket, 'message', event.message)
  } else if (event.type === 'delta') {
    emitEphemeral(socket, 'delta', { ...event.delta, conversation_id: event.conversationId })
  } else if (event.type === 'turn') {
    emitDurable(socket, 'turn', { ...event.update, conversation_id: event.conversationId })
  } else if (event.type === 'seen') {
    emitEphemeral(socket, 'seen', { conversation_id: event.conversationId, seq: event.seq })
  } else if (event.type === 'typing' && event.by === 'visitor') {
    emitEphemeral(socket, 'typing', { conversation_id: event.conversationId, on: event.on })
  }
}
