/** Keeps what a page tells of its visitor: with the first message, or at once where something was said already. */
import type { ContextRequest, FlatObject, VisitorSummary } from '#wire'
import { adoptConversations } from '../../brain/conversations/adopt-conversations.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import type { Answers } from '../../brain/conversations/read-answers.ts'
import { keepContext, keepIdentity, summaryOf } from '../../brain/conversations/visitor-details.ts'
import { AppError } from '../../errors.ts'
import { flawOf } from '../../platform/http/flat-object.ts'
import { contextBounds } from '../../platform/identity/identity-schemas.ts'
import { noteSecretUse } from '../../platform/identity/identity-secrets.ts'
import type { GivenIdentity } from '../../platform/identity/prove-identity.ts'
import type { VisitorAbout, VisitorConnection } from './visitor-connections.ts'

export function aboutVisitor(identity: GivenIdentity | null, told: ContextRequest): VisitorAbout {
  const says = Object.values({ ...told, locale: undefined, page: undefined }).some(
    (value) => value !== undefined,
  )
  return { identity, isIdentityKept: identity === null, told, isToldKept: !says }
}

/** Adds to what the page has told. @throws `invalid_input` when it is too much */
export function addContext({ about }: VisitorConnection, told: ContextRequest): void {
  const context: FlatObject = { ...about.told.context, ...told.context }
  const flaw = flawOf(context, contextBounds)
  if (flaw)
    throw new AppError('invalid_input', { detail: `context: with what was told before, ${flaw.message}` })
  about.told = { ...about.told, ...told, context }
  about.isToldKept = false
}

/** To be called before a message is taken: who says it is known then. */
export async function keepWho(connection: VisitorConnection, parts: ConversationParts): Promise<void> {
  const { about, tenantId } = connection
  if (about.isIdentityKept || !about.identity) return
  const db = parts.openTenant(tenantId)
  await keepIdentity(db, connection, about.identity)
  about.isIdentityKept = true
  const { kid } = about.identity
  if (kid) parts.inBackground('noting the use of an identity secret', noteSecretUse(db, kid))
}

/** Keeps who visitors say that they are before the talk; what the page tells of them stays. */
export async function keepSaid(
  connection: VisitorConnection,
  { name, email, phone }: Pick<Answers, 'name' | 'email' | 'phone'>,
  parts: ConversationParts,
): Promise<void> {
  const { about, accountToken } = connection
  const tenant = await parts.directory.tenantOfToken(accountToken)
  const said = Object.entries({ name, email, phone }).filter(([, value]) => value !== null)
  if (!tenant || tenant.identity_mode === 'off' || said.length === 0) return
  const nobody = { externalId: null, proof: 'none' as const, attributes: {}, unproven: [], kid: null }
  const { attributes, unproven, ...proof } = about.identity ?? nobody
  const news = said.map(([key]) => key).filter((key) => !(key in attributes))
  const all = { ...Object.fromEntries(said), ...attributes }
  about.identity = { ...proof, attributes: all, unproven: [...unproven, ...news] }
  about.isIdentityKept = false
  await keepWho(connection, parts)
}

/** To be called once there is a conversation: keeps what was told, and tells the agents. */
export async function keepTold(
  connection: VisitorConnection,
  conversationId: string,
  parts: ConversationParts,
): Promise<void> {
  const { about, tenantId } = connection
  if (about.isToldKept) return
  about.isToldKept = true
  await keepContext(parts.openTenant(tenantId), conversationId, about.told)
  tellAgents(connection, conversationId, parts)
}

export function tellAgents(
  { tenantId, visitorId, about }: VisitorConnection,
  conversationId: string,
  parts: Pick<ConversationParts, 'bus'>,
): void {
  parts.bus.publish({ type: 'visitor', visitor: shownOf(about), tenantId, visitorId, conversationId })
}

/** Takes over what the visitor said without a name, and tells everybody. */
export async function adopt(
  connection: VisitorConnection,
  formerId: string,
  parts: ConversationParts,
): Promise<void> {
  const { tenantId, visitorId } = connection
  const { moved, ended } = await adoptConversations(parts.openTenant(tenantId), formerId, connection)
  if (moved.length === 0) return
  await keepWho(connection, parts)
  const whose = { tenantId, visitorId }
  for (const { conversation, message } of ended) {
    parts.bus.publish({ type: 'message', message, ...whose, conversationId: conversation.id })
    parts.bus.publish({ type: 'conversation', conversation, ...whose, conversationId: conversation.id })
  }
  for (const conversation of moved) {
    parts.bus.publish({ type: 'conversation', conversation, ...whose, conversationId: conversation.id })
    tellAgents(connection, conversation.id, parts)
  }
  if (ended.length > 0) parts.relay.wake()
}

function shownOf({ identity }: VisitorAbout): VisitorSummary | null {
  return identity && summaryOf(identity)
}
