/**
 * The visitors' open sockets: who hears what. While a socket replays, what happens live waits for it, so that every
 * message comes once and in order. Two messages that are stored at once may be told in either order: a socket that
 * would be told the later one first reads both from the store.
 */
import type { ContextRequest, Conversation, Message } from '#wire'
import { hold } from '../../platform/events/hold.ts'
import type { LiveEvent } from '../../platform/events/live-bus.ts'
import type { GivenIdentity } from '../../platform/identity/prove-identity.ts'
import type { Line } from '../../platform/sockets/in-line.ts'
import type { Socket } from '../../platform/sockets/open-sockets.ts'
import { emitDurable, emitEphemeral } from '../../platform/sockets/send-to-socket.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'

/** What a connection was told of its visitor, and whether the store has it. */
export interface VisitorAbout {
  identity: GivenIdentity | null
  isIdentityKept: boolean
  told: ContextRequest
  isToldKept: boolean
}

/** One socket of a visitor. */
export interface VisitorConnection {
  socket: Socket
  tenantId: TenantId
  botId: string
  visitorId: string
  /** Where it comes from, as limits count it. */
  address: string
  /** Of the visitor's token. */
  epoch: number
  /** Whether the visitor is proven to be somebody. */
  verified: boolean
  /** Whether the visitor's business was suspended when it was let in. */
  isSuspended: boolean
  /** By which the visitor's business was found. */
  accountToken: string
  /** What the page tells of the visitor. */
  about: VisitorAbout
  /** Who this visitor was before; what is being said to them is heard here too. */
  formerIds: string[]
  /** How much of the budget a message takes. */
  weight: number
  locale: string | undefined
  page: string | undefined
  /** The conversation that the socket shows; null until there is one. */
  conversationId: string | null
  /** Largest seq that was sent to it. */
  head: number
  /** What came while it replays; null when it does not. */
  held: LiveEvent[] | null
  /** False before the first join: nothing is sent. */
  joined: boolean
  /** Replays, one at a time. */
  reading: Line
  /** What the visitor says and does, in the order in which it came. */
  saying: Line
}

export interface VisitorConnections {
  add(connection: VisitorConnection): void
  /** A second time does nothing. */
  remove(connection: VisitorConnection): void
  /** It has turned out to be somebody else's. Of one without a name it still hears what is being answered. */
  become(connection: VisitorConnection, visitorId: string): void
  /** Sockets that the visitor has open. */
  count(tenantId: TenantId, visitorId: string): number
  /** Sockets that are open from an address to a tenant. */
  countFrom(tenantId: TenantId, address: string): number
  hear(event: LiveEvent): void
  /** Tells every socket where its conversation stands. */
  heartbeat(): void
}

type ByTenant = Map<TenantId, Map<string, Set<VisitorConnection>>>

/** @param catchUp reads from the store what a connection misses, and then releases it */
export function openVisitorConnections(catchUp: (connection: VisitorConnection) => void): VisitorConnections {
  const byTenant: ByTenant = new Map()
  const byAddress = new Map<string, number>()
  const keyOf = (tenantId: TenantId, name: string) => `${tenantId}/${name}`
  const countAddress = ({ tenantId, address }: VisitorConnection, more: 1 | -1) => {
    const key = keyOf(tenantId, address)
    const count = (byAddress.get(key) ?? 0) + more
    if (count > 0) byAddress.set(key, count)
    else byAddress.delete(key)
  }
  const hear = (connection: VisitorConnection, event: LiveEvent) => {
    if (event.type === 'retold' && connection.joined) follow(connection, event.conversation)
    if (connection.held) hold(connection.held, event)
    else if (leavesGap(connection, event)) {
      connection.held = [event]
      catchUp(connection)
    } else deliver(connection, event)
  }
  return {
    add: (connection) => {
      addTo(byTenant, connection, connection.visitorId)
      countAddress(connection, 1)
    },
    remove: (connection) => {
      for (const formerId of connection.formerIds) removeFrom(byTenant, connection, formerId)
      if (removeFrom(byTenant, connection, connection.visitorId)) countAddress(connection, -1)
    },
    become: (connection, visitorId) => {
      if (connection.verified) removeFrom(byTenant, connection, connection.visitorId)
      else connection.formerIds.push(connection.visitorId)
      connection.visitorId = visitorId
      addTo(byTenant, connection, visitorId)
    },
    count: (tenantId, visitorId) => byTenant.get(tenantId)?.get(visitorId)?.size ?? 0,
    countFrom: (tenantId, address) => byAddress.get(keyOf(tenantId, address)) ?? 0,
    hear: (event) => {
      if (event.type === 'tenant' || event.type === 'tenant_retold') return comeAnew(byTenant, event)
      for (const connection of byTenant.get(event.tenantId)?.get(event.visitorId) ?? []) {
        if (event.type === 'forgotten') sendAway(connection.socket, 'forgotten')
        else hear(connection, event)
      }
    },
    heartbeat: () => {
      for (const byVisitor of byTenant.values()) {
        for (const connections of byVisitor.values()) connections.forEach(beat)
      }
    },
  }
}

function addTo(byTenant: ByTenant, connection: VisitorConnection, visitorId: string): void {
  const { tenantId } = connection
  const byVisitor = byTenant.get(tenantId) ?? new Map<string, Set<VisitorConnection>>()
  byTenant.set(tenantId, byVisitor)
  const known = byVisitor.get(visitorId)
  if (known) known.add(connection)
  else byVisitor.set(visitorId, new Set([connection]))
}

/** @returns whether it was there */
function removeFrom(byTenant: ByTenant, connection: VisitorConnection, visitorId: string): boolean {
  const byVisitor = byTenant.get(connection.tenantId)
  const known = byVisitor?.get(visitorId)
  if (!byVisitor || !known?.delete(connection)) return false
  if (known.size === 0) byVisitor.delete(visitorId)
  if (byVisitor.size === 0) byTenant.delete(connection.tenantId)
  return true
}

/** The tenant is another now: every visitor of it connects again, and a stock client does so by itself. */
function comeAnew(
  byTenant: ByTenant,
  { type, tenantId, status }: Extract<LiveEvent, { type: 'tenant' | 'tenant_retold' }>,
): void {
  const code = ['suspended', 'deleted'].includes(status) ? 'suspended' : 'restart'
  for (const connections of byTenant.get(tenantId)?.values() ?? []) {
    for (const { socket, isSuspended } of connections) {
      if (type === 'tenant' || status === 'deleted' || isSuspended !== (status === 'suspended'))
        sendAway(socket, code)
    }
  }
}

/** A stock client comes back by itself. */
function sendAway(socket: Socket, code: string): void {
  socket.emit('goodbye', { code, reconnect_ms: 1000 })
  setImmediate(() => socket.conn.close())
}

/** Sends a message of the replay. */
export function replay(connection: VisitorConnection, message: Message): void {
  emitDurable(connection.socket, 'message', message)
  connection.head = message.seq
}

/** Ends the replay, if what came meanwhile follows on it; false when some of it must be read from the store as well. */
export function release(connection: VisitorConnection): boolean {
  const held = connection.held ?? []
  for (let event = held[0]; event; event = held[0]) {
    if (leavesGap(connection, event)) return false
    held.shift()
    deliver(connection, event)
  }
  connection.held = null
  return true
}

/** Ends the replay whatever is missing: the client sees the gap and pulls. */
export function letGo(connection: VisitorConnection): void {
  const held = connection.held ?? []
  connection.held = null
  for (const event of held) deliver(connection, event)
}

export function beat({ socket, conversationId, head }: VisitorConnection): void {
  if (conversationId) emitEphemeral(socket, 'head', { conversation_id: conversationId, seq: head })
}

function leavesGap({ joined, conversationId, head }: VisitorConnection, event: LiveEvent): boolean {
  if (!joined || event.conversationId !== conversationId) return false
  if (event.type === 'retold') return event.conversation.head > head
  return event.type === 'message' && event.message.seq > head + 1
}

function deliver(connection: VisitorConnection, event: LiveEvent): void {
  if (!connection.joined) return
  const { socket } = connection
  if (event.type === 'conversation') follow(connection, event.conversation)
  if (event.conversationId !== connection.conversationId) return
  if (event.type === 'message') {
    if (event.message.seq > connection.head) replay(connection, event.message)
  } else if (event.type === 'delta') emitEphemeral(socket, 'delta', event.delta)
  else if (event.type === 'turn') emitDurable(socket, 'turn', event.update)
  else if (event.type === 'typing' && event.by === 'agent') {
    emitEphemeral(socket, 'typing', { conversation_id: event.conversationId, on: event.on })
  } else if (event.type === 'read') {
    emitEphemeral(socket, 'seen', { conversation_id: event.conversationId, seq: event.seq })
  }
}

/** The visitor's next conversation, perhaps begun in another tab, is shown here too. Later ones have larger ids. */
function follow(connection: VisitorConnection, conversation: Conversation): void {
  const { id, bot_id, visitor_id, channel, status } = conversation
  const { botId, visitorId, conversationId } = connection
  if (visitor_id !== visitorId || bot_id !== botId || channel !== 'web' || status !== 'open') return
  if (conversationId !== null && id <= conversationId) return
  connection.conversationId = id
  connection.head = 0
}
