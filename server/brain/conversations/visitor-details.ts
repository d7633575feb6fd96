/** What is known of a visitor beside what was said: who it is, and what the page tells of the conversation. */
import { sql } from 'kysely'
import type {
  ContextRequest,
  Conversation,
  ConversationDetail,
  FlatObject,
  VisitorIdentity,
  VisitorSummary,
} from '#wire'
import { flawOf } from '../../platform/http/flat-object.ts'
import { contextBounds } from '../../platform/identity/identity-schemas.ts'
import type { GivenIdentity } from '../../platform/identity/prove-identity.ts'
import type { Row } from '../../platform/store/tables.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

export interface KnownVisitor {
  visitorId: string
  epoch: number
  locale: string | undefined
}

/** Keeps who the visitor is, and the visitor where there is none yet; of the same person what was proven stays. */
export function keepIdentity(db: TenantDb, visitor: KnownVisitor, given: GivenIdentity): Promise<void> {
  return db.transaction(async (trx) => {
    await keepVisitor(trx, visitor)
    const before = await trx
      .select('visitor_identities')
      .selectAll()
      .where('visitor_id', '=', visitor.visitorId)
      .forUpdate()
      .executeTakeFirst()
    const { attributes, unproven } = togetherWith(before, given)
    const values = {
      external_id: given.externalId,
      proof: given.proof,
      attributes: JSON.stringify(attributes),
      unproven,
      updated_at: new Date().toISOString(),
    }
    await trx
      .insert('visitor_identities', { visitor_id: visitor.visitorId, ...values })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'visitor_id']).doUpdateSet(values))
      .execute()
  })
}

/** Makes the visitor's row where there is none. */
export async function keepVisitor(db: TenantDb, visitor: KnownVisitor): Promise<void> {
  const { visitorId: id, epoch, locale = null } = visitor
  await db
    .insert('visitors', { id, epoch, locale })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What a visitor's tokens must carry at present. */
export async function epochOf(db: TenantDb, visitorId: string): Promise<number> {
  const row = await db.select('visitors').select('epoch').where('id', '=', visitorId).executeTakeFirst()
  return row?.epoch ?? 0
}

/** Adds what the page tells to what it told before; what was told before and would be too much with it goes. */
export function keepContext(db: TenantDb, conversationId: string, told: ContextRequest): Promise<void> {
  return db.transaction(async (trx) => {
    const before = await trx
      .select('conversation_contexts')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .forUpdate()
      .executeTakeFirst()
    const context = joined(before?.context ?? {}, told.context ?? {})
    const { page, page_title, referrer, locale } = { ...withoutNull(before), ...withoutNull(told) }
    const values = {
      context: JSON.stringify(context),
      ...{ page, page_title, referrer, locale },
      updated_at: new Date().toISOString(),
    }
    await trx
      .insert('conversation_contexts', { conversation_id: conversationId, ...values })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'conversation_id']).doUpdateSet((eb) => ({
          ...values,
          // Two tabs may be the first at once.
          ...(before === undefined && {
            context: sql<never>`conversation_contexts.context || ${eb.ref('excluded.context')}`,
          }),
        })),
      )
      .execute()
  })
}

/** A conversation with all that agents see beside it. */
export async function readDetail(db: TenantDb, conversation: Conversation): Promise<ConversationDetail> {
  const [identity, told, visitor] = await Promise.all([
    db
      .select('visitor_identities')
      .selectAll()
      .where('visitor_id', '=', conversation.visitor_id)
      .executeTakeFirst(),
    db
      .select('conversation_contexts')
      .selectAll()
      .where('conversation_id', '=', conversation.id)
      .executeTakeFirst(),
    db.select('visitors').select('locale').where('id', '=', conversation.visitor_id).executeTakeFirst(),
  ])
  return {
    ...conversation,
    ...(identity && { visitor: summaryOf(identity) }),
    identity: identity ? shownIdentity(identity) : null,
    context: told?.context ?? {},
    current_page: told?.page ?? null,
    page_title: told?.page_title ?? null,
    referrer: told?.referrer ?? null,
    locale: told?.locale ?? visitor?.locale ?? null,
  }
}

/** The conversations with who their visitors are, where that is known. */
export async function withVisitors(
  db: TenantDb,
  conversations: readonly Conversation[],
): Promise<Conversation[]> {
  if (conversations.length === 0) return []
  const ids = [...new Set(conversations.map(({ visitor_id }) => visitor_id))]
  const rows = await db
    .select('visitor_identities')
    .select(['visitor_id', 'attributes', 'proof', 'unproven'])
    .where('visitor_id', 'in', ids)
    .execute()
  const known = new Map(rows.map((row) => [row.visitor_id, summaryOf(row)]))
  return conversations.map((conversation) => {
    const visitor = known.get(conversation.visitor_id)
    return visitor ? { ...conversation, visitor } : conversation
  })
}

/** What lists show of a visitor. */
export function summaryOf(
  of: Pick<Row<'visitor_identities'>, 'attributes' | 'proof' | 'unproven'>,
): VisitorSummary {
  const { attributes, proof, unproven } = of
  const { name = null, email = null } = attributes
  const isDoubtful = unproven.includes(name === null ? 'email' : 'name')
  const ofShown = proof === 'token' && isDoubtful ? 'hash' : proof
  return { name, email, verified: proof !== 'none', proof: ofShown }
}

function shownIdentity(row: Row<'visitor_identities'>): VisitorIdentity {
  const {
    email = null,
    name = null,
    phone = null,
    company = null,
    avatar = null,
    custom = {},
  } = row.attributes
  const { external_id, proof, unproven, updated_at } = row
  const said = { email, name, phone, company, avatar, custom }
  return { external_id, verified: proof !== 'none', proof, ...said, unproven, updated_at }
}

function togetherWith(
  before: Row<'visitor_identities'> | undefined,
  given: GivenIdentity,
): Pick<GivenIdentity, 'attributes' | 'unproven'> {
  if (before?.external_id !== given.externalId) return given
  const isProven = (name: string) => name in before.attributes && !before.unproven.includes(name)
  const told = Object.entries(given.attributes)
  const news = told.filter(([name]) => !given.unproven.includes(name) || !isProven(name))
  const attributes = { ...before.attributes, ...Object.fromEntries(news) }
  const proven = news.map(([name]) => name).filter((name) => !given.unproven.includes(name))
  const doubtful = [...before.unproven, ...given.unproven.filter((name) => !isProven(name))]
  return { attributes, unproven: [...new Set(doubtful)].filter((name) => !proven.includes(name)) }
}

function joined(before: FlatObject, told: FlatObject): FlatObject {
  const both = { ...before, ...told }
  return flawOf(both, contextBounds) ? told : both
}

/** So that what is not told does not take away what was. */
function withoutNull(
  told: Partial<Record<'page' | 'page_title' | 'referrer' | 'locale', string | null>> = {},
) {
  const { page, page_title, referrer, locale } = told
  const entries = Object.entries({ page, page_title, referrer, locale })
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined)) as {
    page?: string
    page_title?: string
    referrer?: string
    locale?: string
  }
}
