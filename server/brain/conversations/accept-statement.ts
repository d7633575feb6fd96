/**
 * The statement that accepts a message. Its parts, in order: the twin from an earlier try, the visitor, the bot, a place
 * in the conversation, the message at that place, its turn, the outbox, and what was said before.
 */

import { type RawBuilder, sql } from 'kysely'
import type { Attachment, Channel } from '#wire'
import { outboxRow } from '../../platform/events/domain-events.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { insertMessage, openTurn, readDesk, uuid, type WithParts } from './accept-parts.ts'
import { historyLength } from './recent-talks.ts'
import { conversationColumns, previewOf } from './rows.ts'
import type { Said } from './said.ts'

/** What the statement places; built from what was said. */
interface Values extends Omit<Said, 'conversationId' | 'locale' | 'page' | 'attachments'> {
  /** What the message shows of its files, as JSON. */
  shown: string | null
  conversationId: string
  newConversationId: string
  messageId: string
  preview: string
  locale: string | null
  page: string | null
  /** Payload of the outbox row, without the conversation. */
  told: string
}

/** @param attachments what the message shows of its files; whoever calls gives them to the message, in this transaction */
export async function acceptStatement(db: TenantDb, said: Said, attachments: readonly Attachment[] = []) {
  const messageId = newId()
  const { payload } = outboxRow({ ...told, message_id: messageId, channel: said.channel })
  const values: Values = {
    ...said,
    conversationId: said.conversationId ?? '',
    newConversationId: newId(),
    messageId,
    shown: attachments.length > 0 ? JSON.stringify(attachments) : null,
    preview: previewOf(said.text, attachments),
    locale: said.locale ?? null,
    page: said.page ?? null,
    told: payload,
  }
  const [row] = await db.prepared(said.conversationId ? continued : opened, values)
  if (!row) throw new Error('accepting a message gave no row')
  return row
}

const told = { type: 'message.created', conversation_id: '', role: 'visitor' } as const

/** In the conversation that the visitor names. */
const continued = (db: TenantDb, said: Values) => accept(db, said, takePlace)
/** In the visitor's open conversation, or a new one. */
const opened = (db: TenantDb, said: Values) => accept(db, said, openConversation)

function accept(db: TenantDb, said: Values, place: typeof takePlace | typeof openConversation) {
  return db
    .with('known', () => findTwin(db, said))
    .with('visitor', () => upsertVisitor(db, said))
    .with('desk', () => readDesk(db, said))
    .with('conversation', (cte) => place(db, said, cte as never) as ReturnType<typeof takePlace>)
    .with('message', (cte) => insertMessage(db, said, cte as never))
    .with('turn', (cte) => openTurn(db, said, cte as never))
    .with('told', (cte) => tell(db, said, cte as never))
    .with('earlier', (cte) => readEarlier(db, cte as never))
    .with('before', (cte) => readVersion(db, cte as never))
    .selectFrom('visitor')
    .leftJoin('desk', (join) => join.onTrue())
    .leftJoin('known', (join) => join.onTrue())
    .leftJoin('conversation', (join) => join.onTrue())
    .leftJoin('message', (join) => join.onTrue())
    .leftJoin('turn', (join) => join.onTrue())
    .leftJoin('before', (join) => join.onTrue())
    .selectAll('conversation')
    .select([
      'visitor.epoch',
      'known.id as known_id',
      sql<unknown>`row_to_json(known)`.as('known'),
      'message_id',
      'message_at',
      'turn_id',
      'version_before',
      'desk.version as bot_version',
      'desk.knowledge_rev',
      sql<unknown>`(select json_agg(json_build_object('role', role, 'text', text) order by seq) from earlier)`.as(
        'history',
      ),
    ])
}

function upsertVisitor(db: TenantDb, said: Values) {
  return db
    .insert('visitors', {
      id: said.visitorId,
      epoch: said.epoch,
      locale: said.locale,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'id']).doUpdateSet({ last_seen_at: sql<string>`now()` }),
    )
    .returning('epoch')
}

/** Takes the next place in the conversation that the visitor names, if it is the visitor's and open. */
function takePlace(db: TenantDb, said: Values, cte: WithParts) {
  return db
    .update('conversations')
    .set({
      head: sql<number>`head + 1`,
      version: sql<number>`version + 1`,
      preview: said.preview,
      preview_role: 'visitor',
      updated_at: sql<string>`now()`,
    })
    .where('id', '=', said.conversationId)
    .where('visitor_id', '=', said.visitorId)
    .where('status', '=', 'open')
    .where((eb) => eb.not(eb.exists(cte.selectFrom('known').select('known.id'))))
    .where((eb) => eb.exists(cte.selectFrom('visitor').select('epoch').where('epoch', '=', said.epoch)))
    .returning([...conversationColumns, sql<boolean>`false`.as('started')])
}

/** Takes the next place in the visitor's open conversation with the bot, making the conversation if there is none. */
function openConversation(db: TenantDb, said: Values, cte: WithParts) {
  return (
    db
      .insertFrom('conversations')
      .columns([
        'tenant_id',
        'id',
        'bot_id',
        'visitor_id',
        'channel',
        'head',
        'preview',
        'preview_role',
        'page',
      ])
      .expression(
        cte
          .selectFrom('visitor')
          .innerJoin('desk', (join) => join.onTrue())
          .where('visitor.epoch', '=', said.epoch)
          .where((eb) => eb.not(eb.exists(cte.selectFrom('known').select('known.id'))))
          .select([
            uuid(db.tenantId).as('tenant_id'),
            uuid(said.newConversationId).as('id'),
            uuid(said.botId).as('bot_id'),
            uuid(said.visitorId).as('visitor_id'),
            sql<Channel>`${said.channel}::text`.as('channel'),
            sql.lit(1).as('head'),
            sql<string>`${said.preview}::text`.as('preview'),
            sql.lit('visitor').as('preview_role'),
            sql<string | null>`${said.page}::text`.as('page'),
          ]),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'visitor_id', 'bot_id', 'channel'])
          .where(sql<boolean>`status = 'open'`)
          .doUpdateSet((eb) => ({
            head: sql<number>`conversations.head + 1`,
            version: sql<number>`conversations.version + 1`,
            preview: eb.ref('excluded.preview'),
            preview_role: eb.ref('excluded.preview_role'),
            updated_at: sql<string>`now()`,
          })),
      )
      // A row that this statement made has no earlier version.
      .returning([...conversationColumns, sql<boolean>`(xmax = 0)`.as('started')])
  )
}

/** The same message from an earlier try. */
function findTwin(db: TenantDb, said: Values) {
  return db
    .select('messages')
    .select(['id', 'conversation_id', 'seq', 'text', 'attachments', 'created_at'])
    .where('visitor_id', '=', said.visitorId)
    .where('cmid', '=', said.cmid)
}

/** What was said before this message; it sees the conversation as it was. */
function readEarlier(db: TenantDb, cte: WithParts) {
  return db
    .select('messages')
    .select(['role', 'text', 'seq'])
    .where('conversation_id', '=', cte.selectFrom('conversation').select('conversation.id'))
    .where('role', 'in', ['visitor', 'bot', 'agent'])
    .where('kind', '=', 'message')
    .orderBy('seq', 'desc')
    .limit(historyLength)
}

/** Of the conversation that `earlier` has seen: what was said while the place was waited for is not in it. */
function readVersion(db: TenantDb, cte: WithParts) {
  return db
    .select('conversations')
    .select('conversations.version as version_before')
    .where('id', '=', cte.selectFrom('conversation').select('conversation.id'))
}

function tell(db: TenantDb, said: Values, cte: WithParts) {
  const conversation_id = sql<string>`conversation.id`
  const event = (type: string, payload: RawBuilder<unknown>) =>
    cte
      .selectFrom('conversation')
      .select([
        uuid(db.tenantId).as('tenant_id'),
        sql<string>`${type}::text`.as('type'),
        payload.as('payload'),
      ])
  const message = sql`${said.told}::jsonb || jsonb_build_object('conversation_id', ${conversation_id})`
  const started = sql`jsonb_build_object('conversation_id', ${conversation_id}, 'channel', ${said.channel}::text)`
  return db
    .insertFrom('outbox')
    .columns(['tenant_id', 'type', 'payload'])
    .expression(
      event('conversation.started', started)
        .where('conversation.started', '=', true)
        .unionAll(event(told.type, message)) as never,
    )
}
