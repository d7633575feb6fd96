/** The `/visitor` namespace: hears a visitor's events and lets the visitor's sockets hear the conversation. */
import type { z } from 'zod'
import type { AttachmentLink, Joined, Pulled, Sent } from '#wire'
import { linkTo } from '../../brain/attachments/attachment-link.ts'
import { findAttachment } from '../../brain/attachments/read-attachment.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import {
  listMessages,
  type VisitorsConversation,
  visitorsConversation,
} from '../../brain/conversations/read-conversations.ts'
import { takeTurn } from '../../brain/conversations/take-turn.ts'
import { AppError } from '../../errors.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import { type EventParts, type EventSpec, onEvent } from '../../platform/sockets/on-event.ts'
import { limitFrames, type Sockets, settleHandshake } from '../../platform/sockets/open-sockets.ts'
import { roomToSend } from '../../platform/sockets/send-to-socket.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { admitVisitor, type DoorLookUps, doorLookUps, type VisitorDoorParts } from './admit-visitor.ts'
import { identify } from './identify-visitor.ts'
import { addContext, adopt, keepTold, keepWho } from './visitor-about.ts'
import {
  beat,
  letGo,
  openVisitorConnections,
  release,
  replay,
  type VisitorConnection,
  type VisitorConnections,
} from './visitor-connections.ts'
import { hearDeeds } from './visitor-deeds.ts'
import { visitorEvents } from './visitor-events.ts'
import { visitorSignals } from './visitor-signals.ts'
import { renewVisitorToken } from './visitor-token.ts'

export type VisitorSocketParts = ConversationParts &
  EventParts &
  VisitorDoorParts & { secrets: Secrets; sockets: Sockets; publicUrl: string }

const largestFrame = 16 * 1024
const heartbeatMs = 15_000
const replayPage = 200
/** What is told while a replay runs may need another one; a client that is still behind then pulls. */
const mostReplays = 5

/** @returns a function that ends the subscriptions */
export function serveVisitors(parts: VisitorSocketParts): () => void {
  const connections = openVisitorConnections((connection) => {
    const work = () => replayAll(connection, parts).finally(() => letGo(connection))
    parts.inBackground('catching up', connection.reading(work))
  })
  const namespace = parts.sockets.namespace('/visitor')
  const lookUps = doorLookUps(parts)
  namespace.use((socket, next) => {
    const admission = admitVisitor(socket, connections, parts, lookUps).then(async (admitted) => {
      const { connection, formerId } = admitted
      socket.data.connection = connection
      // It counts already, and may break before it is a connection of the namespace.
      const leave = () => connections.remove(connection)
      if (socket.conn.readyState === 'open') socket.conn.once('close', leave)
      else leave()
      if (formerId) await adopt(connection, formerId, parts)
    })
    settleHandshake(socket, admission, next, parts.log)
  })
  namespace.on('connection', (socket) => {
    const connection: VisitorConnection = socket.data.connection
    limitFrames(socket, largestFrame)
    const letGoOfTenant = parts.bus.follow(connection.tenantId)
    socket.on('disconnect', () => {
      connections.remove(connection)
      letGoOfTenant()
    })
    hearVisitor(connection, parts, lookUps)
    hearAbout(connection, connections, parts)
  })
  const unsubscribe = parts.bus.subscribe(connections.hear)
  const heartbeat = setInterval(connections.heartbeat, heartbeatMs)
  return () => {
    clearInterval(heartbeat)
    unsubscribe()
  }
}

function hearing(connection: VisitorConnection, parts: VisitorSocketParts) {
  return <S extends z.ZodType>(spec: EventSpec<S>, handle: (payload: z.output<S>) => Promise<object>) =>
    onEvent(connection.socket, spec, parts, async (payload) => {
      if (spec.name !== 'send') await takeEvent(connection, parts)
      return handle(payload)
    })
}

/** What says who the visitor is and where. */
function hearAbout(
  connection: VisitorConnection,
  connections: VisitorConnections,
  parts: VisitorSocketParts,
): void {
  const { reading, saying } = connection
  const hear = hearing(connection, parts)
  hear(visitorEvents.identify, (request) =>
    saying(() => reading(() => identify(connection, request, { ...parts, connections }))),
  )
  hear(visitorEvents.context, (told) =>
    saying(async () => {
      addContext(connection, told)
      if (connection.conversationId) await keepTold(connection, connection.conversationId, parts)
      return {}
    }),
  )
}

function hearVisitor(connection: VisitorConnection, parts: VisitorSocketParts, lookUps: DoorLookUps): void {
  const { socket, tenantId } = connection
  const hear = hearing(connection, parts)
  const { reading, saying } = connection
  hear(visitorEvents.join, (request) => reading(() => join(connection, request, parts, lookUps)))
  hear(visitorEvents.send, (request) => saying(() => send(connection, request, parts)))
  hear(visitorEvents.pull, (request) => reading(() => pull(connection, request, parts)))
  const signals = visitorSignals(connection, parts)
  socket.on('disconnect', signals.end)
  hear(visitorEvents.typing, async ({ on }) => {
    signals.typing(on)
    return {}
  })
  hear(visitorEvents.seen, async ({ seq }) => {
    signals.seen(seq)
    return {}
  })
  hear(visitorEvents.stop, async ({ turn }) => {
    const { conversationId, visitorId } = connection
    if (conversationId) parts.bus.publish({ type: 'stop', turn, tenantId, visitorId, conversationId })
    return {}
  })
  hear(visitorEvents.attachment, async ({ attachment_id }): Promise<AttachmentLink> => {
    const file = await findAttachment(parts.openTenant(tenantId), attachment_id, connection.visitorId)
    if (!file) throw new AppError('not_found')
    return linkTo(parts, tenantId, file.id)
  })
  hearDeeds(connection, parts, hear)
}

async function takeEvent(
  { tenantId, visitorId }: VisitorConnection,
  { limits }: VisitorSocketParts,
): Promise<void> {
  await takeOrRefuse(limits, 'visitor_events', `${tenantId}/${visitorId}`)
}

/** Subscribe, hold what happens live, replay, let go what was held, synced. */
async function join(
  connection: VisitorConnection,
  { conversation_id, after }: z.output<typeof visitorEvents.join.schema>,
  parts: VisitorSocketParts,
  lookUps: DoorLookUps,
): Promise<Joined> {
  const { socket, tenantId, visitorId, botId, verified } = connection
  connection.joined = true
  connection.held ??= []
  let conversation: VisitorsConversation | undefined
  try {
    conversation = await lookUps.conversation(tenantId, { visitorId, botId, id: conversation_id })
    if (conversation_id && !conversation) throw new AppError('not_found')
    connection.conversationId = conversation?.id ?? null
    connection.head = Math.min(after, conversation?.head ?? 0)
    // Who missed nothing needs no second look: what was stored since then is held.
    const isBehind = connection.head < (conversation?.head ?? 0)
    if (isBehind || !release(connection)) await replayAll(connection, parts)
  } finally {
    letGo(connection)
  }
  const { conversationId, head } = connection
  socket.emit('synced', { head })
  beat(connection)
  const visitor_token = renewVisitorToken(connection, parts.secrets)
  const seen = conversation && { seen: conversation.team_seen }
  return { conversation_id: conversationId, head, visitor_token, visitor_id: visitorId, verified, ...seen }
}

async function pull(
  connection: VisitorConnection,
  { conversation_id, ...page }: z.output<typeof visitorEvents.pull.schema>,
  parts: VisitorSocketParts,
): Promise<Pulled> {
  // Nothing is read for a client that has not read what came before.
  if (!(await roomToSend(connection.socket))) throw new AppError('busy')
  const db = parts.openTenant(connection.tenantId)
  const conversation = await visitorsConversation(db, connection, conversation_id)
  if (!conversation) throw new AppError('not_found')
  return { messages: await listMessages(db, conversation_id, page), head: conversation.head }
}

async function replayAll(connection: VisitorConnection, parts: VisitorSocketParts): Promise<void> {
  const db = parts.openTenant(connection.tenantId)
  for (let times = 0; times < mostReplays; times += 1) {
    await replayOnce(connection, db)
    if (release(connection)) return
  }
}

async function replayOnce(connection: VisitorConnection, db: TenantDb): Promise<void> {
  const { conversationId } = connection
  if (!conversationId) return
  for (let more = true; more; ) {
    const page = await listMessages(db, conversationId, { after: connection.head, limit: replayPage })
    for (const message of page) {
      if (!(await roomToSend(connection.socket))) return
      replay(connection, message)
    }
    more = page.length === replayPage
  }
}

async function send(
  connection: VisitorConnection,
  request: z.output<typeof visitorEvents.send.schema>,
  parts: VisitorSocketParts,
): Promise<Sent> {
  const { tenantId, botId, visitorId, epoch, weight, locale, page, address } = connection
  const said = { tenantId, botId, visitorId, epoch, weight, locale, page, address, channel: 'web' as const }
  const { cmid, text, attachments, conversation_id: conversationId } = request
  await keepWho(connection, parts)
  const { accepted, end } = await takeTurn({ ...said, cmid, text, attachments, conversationId }, parts)
  if (end !== null) parts.inBackground('turn', end)
  const { id, seq, conversation_id } = accepted.message
  await keepTold(connection, conversation_id, parts)
  return { conversation_id, id, seq, dup: accepted.dup }
}
