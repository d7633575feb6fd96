/** What the two statements that accept a message have in common. */

import { type QueryCreator, sql } from 'kysely'
import type { Row, Tables } from '../../platform/store/tables.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { leaseEnd } from '../../platform/tenancy/turn-lease.ts'
import type { Said } from './said.ts'

/** Values that both place. */
export interface Message extends Pick<Said, 'visitorId' | 'botId' | 'cmid' | 'text'> {
  messageId: string
  /** What the message shows of its files, as JSON. */
  shown: string | null
}

/** Parts that come before those below. */
export type Parts = Tables & {
  visitor: { epoch: number }
  known: { id: string }
  desk: { version: number; knowledge_rev: number; status: string }
  conversation: Row<'conversations'> & { started: boolean }
}
export type WithParts = QueryCreator<Parts>

/** What answering goes by, and whether there is to be an answer. */
export function readDesk(db: TenantDb, said: Message) {
  return db
    .select('bots')
    .innerJoin('tenants', 'tenants.id', 'bots.tenant_id')
    .select(['bots.version', 'tenants.knowledge_rev', 'tenants.status'])
    .where('bots.id', '=', said.botId)
}

/** The message at the place that `conversation` has taken. */
export function insertMessage(db: TenantDb, said: Message, cte: WithParts) {
  return db
    .insertFrom('messages')
    .columns([
      'tenant_id',
      'conversation_id',
      'seq',
      'id',
      'role',
      'text',
      'attachments',
      'visitor_id',
      'cmid',
    ])
    .expression(
      cte
        .selectFrom('conversation')
        .select([
          uuid(db.tenantId).as('tenant_id'),
          'conversation.id',
          'conversation.head',
          uuid(said.messageId).as('message_id'),
          sql.lit('visitor').as('role'),
          sql<string>`${said.text}::text`.as('text'),
          sql<string>`${said.shown}::jsonb`.as('attachments'),
          uuid(said.visitorId).as('visitor_id'),
          sql<string>`${said.cmid}::text`.as('cmid'),
        ]),
    )
    .returning(['id as message_id', 'created_at as message_at'])
}

/** A person's conversation and a suspended tenant's get no turn: the bot keeps silent. */
export function openTurn(db: TenantDb, said: Message, cte: WithParts) {
  return db
    .insertFrom('turns')
    .columns([
      'tenant_id',
      'id',
      'conversation_id',
      'state',
      'lease_until',
      'bot_version',
      'knowledge_rev',
      'asked_at',
    ])
    .expression(
      cte
        .selectFrom('conversation')
        .innerJoin('desk', (join) => join.onTrue())
        .where('conversation.owner', '=', 'bot')
        .where('desk.status', '!=', 'suspended')
        .select([
          uuid(db.tenantId).as('tenant_id'),
          uuid(said.messageId).as('message_id'),
          'conversation.id',
          sql.lit('generating').as('state'),
          leaseEnd.as('lease_until'),
          'desk.version',
          'desk.knowledge_rev',
          sql<string>`now()`.as('asked_at'),
        ]),
    )
    .returning(['id as turn_id'])
}

export function uuid(id: string) {
  return sql<string>`${id}::uuid`
}
