/** What a visitor does beside talking: fills in forms, rates, asks for a person, ends, takes along, deletes. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Sent } from '#wire'
import type { Changed } from '../../brain/conversations/add-row.ts'
import { askForPerson, endConversation } from '../../brain/conversations/change-conversation.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { fillForm } from '../../brain/conversations/fill-form.ts'
import { forgetVisitor } from '../../brain/conversations/forget-visitor.ts'
import { rateAnswer } from '../../brain/conversations/rate-answer.ts'
import { listAllOf, visitorsConversation } from '../../brain/conversations/read-conversations.ts'
import { tellChanges } from '../../brain/conversations/tell-changes.ts'
import { askForTranscript } from '../../brain/conversations/transcripts.ts'
import { admitMessage } from '../../brain/guard/admit-message.ts'
import { AppError } from '../../errors.ts'
import type { LimitName } from '../../platform/limits/open-limits.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import type { EventSpec } from '../../platform/sockets/on-event.ts'
import { keepSaid, keepTold, keepWho, tellAgents } from './visitor-about.ts'
import type { VisitorConnection } from './visitor-connections.ts'
import { visitorEvents } from './visitor-events.ts'

type Hear = <S extends z.ZodType>(
  spec: EventSpec<S>,
  handle: (payload: z.output<S>) => Promise<object>,
) => void

export function hearDeeds(connection: VisitorConnection, parts: ConversationParts, hear: Hear): void {
  const { tenantId, saying } = connection
  const db = parts.openTenant(tenantId)
  hear(visitorEvents.form, (request) => saying(() => fill(connection, request, parts)))
  hear(visitorEvents.feedback, async (rating) => {
    if (!(await rateAnswer(db, connection.visitorId, rating))) throw new AppError('not_found')
    parts.relay.wake()
    return {}
  })
  hear(visitorEvents.handoff, () =>
    saying(async () => {
      await keepWho(connection, parts)
      const changed = await askForPerson(db, connection)
      if (changed) await keepTold(connection, changed.conversation.id, parts)
      return tellOne(connection, changed, parts)
    }),
  )
  hear(visitorEvents.end, () =>
    saying(async () => {
      const { conversationId } = connection
      return tellOne(
        connection,
        conversationId ? await endConversation(db, connection, conversationId) : undefined,
        parts,
      )
    }),
  )
  hear(visitorEvents.transcript, async ({ email, time_zone: timeZone }) => {
    const { conversationId, visitorId } = connection
    if (!conversationId) throw new AppError('not_found', { detail: 'There is no conversation yet.' })
    await admitTranscript(connection, email, parts)
    await askForTranscript(db, { conversationId, visitorId, email, timeZone })
    parts.relay.wake()
    return {}
  })
  hear(visitorEvents.download, async ({ conversation_id, after, limit }) => {
    const isForeign = conversation_id && !(await visitorsConversation(db, connection, conversation_id))
    if (isForeign) throw new AppError('not_found')
    const messages = await listAllOf(db, connection.visitorId, { conversation_id, after, limit })
    return { messages, has_more: messages.length === limit }
  })
  hear(visitorEvents.forget, () =>
    saying(async () => {
      const { visitorId } = connection
      const { changes, turns } = await forgetVisitor(db, connection)
      for (const { id: turn, conversation_id: conversationId } of turns)
        parts.bus.publish({ type: 'stop', turn, tenantId, visitorId, conversationId })
      tellChanges(connection, changes, parts)
      parts.bus.publish({ type: 'forgotten', tenantId, visitorId, conversationId: '' })
      return {}
    }),
  )
}

async function fill(
  connection: VisitorConnection,
  request: z.output<typeof visitorEvents.form.schema>,
  parts: ConversationParts,
): Promise<Sent> {
  if (parts.store.isFull()) throw new AppError('storage_full', { retryAfter: 10 })
  await admitMessage(parts.limits, connection)
  if (!request.form_id) await keepWho(connection, parts)
  const { dup, read, message, changes } = await fillForm(
    parts.openTenant(connection.tenantId),
    connection,
    request,
  )
  tellChanges(connection, changes, parts)
  const { conversation_id, id, seq } = message
  if (!request.form_id) {
    await keepSaid(connection, read, parts)
    await keepTold(connection, conversation_id, parts)
    tellAgents(connection, conversation_id, parts)
  }
  return { conversation_id, id, seq, dup }
}

function tellOne(
  connection: VisitorConnection,
  changed: Changed | undefined,
  parts: ConversationParts,
): object {
  if (!changed) throw new AppError('not_found', { detail: 'There is no open conversation.' })
  tellChanges(connection, [changed], parts)
  return {}
}

/** Nobody shall fill the mailbox of somebody else, whoever they make themselves out to be. */
async function admitTranscript(
  { tenantId, visitorId }: VisitorConnection,
  email: string,
  { limits }: ConversationParts,
): Promise<void> {
  const mailbox = createHash('sha256').update(email.toLowerCase()).digest('base64url')
  const counted: [LimitName, string][] = [
    ['transcripts', `${tenantId}/${visitorId}`],
    ['transcripts_each', mailbox],
    ['tenant_transcripts', tenantId],
  ]
  for (const [name, key] of counted) {
    await takeOrRefuse(limits, name, key)
  }
}
