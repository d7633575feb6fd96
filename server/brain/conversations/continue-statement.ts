/**
 * The statement that accepts a message of a talk that this process knows: shorter than the one that places any message,
 * since it need not look for the conversation, what was said in it, or an earlier try. It places nothing when the
 * conversation is not as it was known, or the visitor's credential was revoked.
 */
import { sql } from 'kysely'
import type { Conversation } from '#wire'
import { outboxRow } from '../../platform/events/domain-events.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { insertMessage, type Message, openTurn, readDesk, uuid, type WithParts } from './accept-parts.ts'
import { previewOf } from './rows.ts'
import type { Said } from './said.ts'

/** What the statement places. */
interface Values extends Message {
  epoch: number
  conversationId: string
  /** Rises with every change of the conversation. */
  version: number
  preview: string
  told: string
}

/**
 * @throws the database's error for an earlier try of the same message
 * @returns undefined when nothing was placed
 */
export async function continueStatement(db: TenantDb, said: Said, known: Conversation) {
  const messageId = newId()
  const { channel } = said
  const { payload } = outboxRow({
    type: 'message.created',
    conversation_id: known.id,
    message_id: messageId,
    role: 'visitor',
    channel,
  })
  const values: Values = {
    ...said,
    messageId,
    shown: null,
    conversationId: known.id,
    version: known.version,
    preview: previewOf(said.text),
    told: payload,
  }
  const [row] = await db.prepared(continued, values)
  return row && { ...row, message_id: messageId }
}

function continued(db: TenantDb, said: Values) {
  return db
    .with('conversation', () => takeNextPlace(db, said))
    .with('desk', () => readDesk(db, said))
    .with('message', (cte) => insertMessage(db, said, cte as never))
    .with('turn', (cte) => openTurn(db, said, cte as never))
    .with('told', (cte) => tell(db, said, cte as never))
    .selectFrom('conversation')
    .innerJoin('desk', (join) => join.onTrue())
    .leftJoin('turn', (join) => join.onTrue())
    .selectAll('conversation')
    .select(['turn_id', 'desk.version as bot_version', 'desk.knowledge_rev'])
}

/** Gives what changes of the conversation. */
function takeNextPlace(db: TenantDb, said: Values) {
  const visitor = db
    .select('visitors')
    .select('epoch')
    .where('visitors.id', '=', said.visitorId)
    .where('epoch', '=', said.epoch)
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
    .where('version', '=', said.version)
    .where('status', '=', 'open')
    .where((eb) => eb.exists(visitor))
    .returning(['id', 'owner', 'head', 'version', 'preview', 'preview_role', 'updated_at'])
}

function tell(db: TenantDb, said: Values, cte: WithParts) {
  return db
    .insertFrom('outbox')
    .columns(['tenant_id', 'type', 'payload'])
    .expression(
      cte
        .selectFrom('conversation')
        .select([
          uuid(db.tenantId).as('tenant_id'),
          sql.lit('message.created').as('type'),
          sql<never>`${said.told}::jsonb`.as('payload'),
        ]),
    )
}
