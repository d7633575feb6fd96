/**
 * The second of a turn's two round trips: one statement ends the turn, stores the answer with its trace and writes the
 * outbox. It writes nothing when the turn is no longer ours, and no answer when a person owns the conversation.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { type QueryCreator, sql } from 'kysely'
import type { AnsweredBy, Conversation, Message, MessageBlock, Source, Trace, TurnState } from '#wire'
import { isBusy } from '../../errors.ts'
import { outboxRow } from '../../platform/events/domain-events.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { Row, Tables } from '../../platform/store/tables.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { findConversation } from './read-conversations.ts'
import { conversationColumns, messageColumns, previewOf, toMessage } from './rows.ts'

export interface FinalAnswer {
  conversationId: string
  turnId: string
  fence: number
  /** Turns whose questions this answer answers too. */
  absorbed: readonly string[]
  state: Extract<TurnState, 'done' | 'failed' | 'handed_off'>
  reason?: string | undefined
  /** Empty: the turn ends without an answer. */
  text: string
  sources: Source[]
  suggestions: string[]
  blocks?: MessageBlock[]
  answered_by: AnsweredBy
  needsPerson: boolean
  milliseconds: number
  trace: Trace
}

export type StoredAnswer =
  | { stored: true; message: Message; conversation: Conversation }
  /** `fenced`: another writer has taken the turn. `owned`: a person has taken the conversation. `silent`: no text. */
  | { stored: false; why: 'fenced' | 'owned' | 'silent' }

/** A store that is busy for a moment must not cost a visitor the answer. */
const pausesMs = [200, 1_000, 3_000]

/** Stores the answer, also when the store is busy for a moment, or its connection breaks with the outcome unknown. */
export async function storeAnswer(db: TenantDb, answer: FinalAnswer): Promise<StoredAnswer> {
  for (const pauseMs of pausesMs) {
    const stored = await storeOnce(db, answer).catch(whenBusy)
    if (stored) return pauseMs === pausesMs[0] ? stored : orAsStored(db, answer, stored)
    await sleep(pauseMs)
  }
  return orAsStored(db, answer, await storeOnce(db, answer))
}

function whenBusy(cause: unknown): null {
  if (isBusy(cause)) return null
  throw cause
}

/** An earlier try may have succeeded without our hearing of it. */
async function orAsStored(db: TenantDb, answer: FinalAnswer, stored: StoredAnswer): Promise<StoredAnswer> {
  if (stored.stored || stored.why !== 'fenced') return stored
  const message = await db
    .select('messages')
    .select(messageColumns)
    .where('turn_id', '=', answer.turnId)
    .where('role', '=', 'bot')
    .executeTakeFirst()
  const conversation = await findConversation(db, answer.conversationId)
  return message && conversation ? { stored: true, message: toMessage(message), conversation } : stored
}

async function storeOnce(db: TenantDb, answer: FinalAnswer): Promise<StoredAnswer> {
  const values = valuesOf(answer)
  const [row] = await db.prepared(answer.absorbed.length > 0 ? storeForMany : storeForOne, values)
  if (!row) return { stored: false, why: 'fenced' }
  if (answer.text === '') return { stored: false, why: 'silent' }
  const { turn_ended: _, message_at, text, sources, suggestions, blocks, ...conversation } = row
  if (!isPlaced(conversation)) {
    await db
      .update('turns')
      .set({ state: 'handed_off', reason: 'person' })
      .where('id', '=', answer.turnId)
      .execute()
    return { stored: false, why: 'owned' }
  }
  const message = toMessage({
    id: values.messageId,
    conversation_id: conversation.id,
    seq: conversation.head,
    kind: 'message',
    role: 'bot',
    // As the store has them, so that whoever reads them later gets the very same.
    text: text ?? '',
    sources,
    suggestions,
    attachments: null,
    blocks,
    cmid: null,
    turn_id: answer.turnId,
    answered_by: answer.answered_by,
    target_id: null,
    rev: 1,
    created_at: message_at ?? '',
  })
  return { stored: true, message, conversation }
}

/** False when a person owns the conversation. */
function isPlaced(row: { [Name in keyof Conversation]: Conversation[Name] | null }): row is Conversation {
  return row.id !== null
}

type Parts = Tables & { turn: { turn_ended: string }; conversation: Row<'conversations'> }

/** What the statement places; built from the answer. */
interface Values
  extends Pick<FinalAnswer, 'conversationId' | 'turnId' | 'fence' | 'state' | 'text' | 'absorbed'> {
  answered_by: AnsweredBy
  needsPerson: boolean
  hasText: boolean
  reason: string | null
  trace: string
  preview: string
  messageId: string
  sources: string | null
  suggestions: string | null
  blocks: string | null
  events: string
}

function valuesOf(answer: FinalAnswer): Values {
  const json = (list: unknown[]) => (list.length > 0 ? JSON.stringify(list) : null)
  return {
    ...answer,
    hasText: answer.text !== '',
    reason: answer.reason ?? null,
    trace: JSON.stringify(answer.trace),
    preview: previewOf(answer.text),
    messageId: newId(),
    sources: json(answer.sources),
    suggestions: json(answer.suggestions),
    blocks: json(answer.blocks ?? []),
    events: JSON.stringify(eventsOf(answer)),
  }
}

function eventsOf(answer: FinalAnswer) {
  const { conversationId: conversation_id, turnId: turn_id } = answer
  const about = { conversation_id, turn_id }
  return [
    outboxRow({
      type: 'turn.answered',
      ...about,
      answered_by: answer.answered_by,
      milliseconds: answer.milliseconds,
    }),
    ...(answer.answered_by === 'refusal' ? [outboxRow({ type: 'question.unanswered', ...about })] : []),
    ...(answer.needsPerson ? [outboxRow({ type: 'handoff.requested', conversation_id })] : []),
  ]
}

function storeForOne(db: TenantDb, answer: Values) {
  return resultOf(placeAnswer(db, answer))
}

/** The absorbed turns end with this one. */
function storeForMany(db: TenantDb, answer: Values) {
  return resultOf(
    placeAnswer(db, answer).with('merged', (cte) => mergeTurns(db, answer, cte as never)) as never,
  )
}

function placeAnswer(db: TenantDb, answer: Values) {
  return db
    .with('turn', () => endTurn(db, answer))
    .with('conversation', (cte) => takePlace(db, answer, cte as never))
    .with('message', (cte) => insertMessage(db, answer, cte as never))
    .with('told', (cte) => tell(db, answer, cte as never))
}

function resultOf(cte: ReturnType<typeof placeAnswer>) {
  return cte
    .selectFrom('turn')
    .leftJoin('conversation', (join) => join.onTrue())
    .leftJoin('message', (join) => join.onTrue())
    .selectAll('conversation')
    .select(['turn_ended', 'text', 'sources', 'suggestions', 'blocks', 'message_at'])
}

function mergeTurns(db: TenantDb, answer: Values, cte: QueryCreator<Parts>) {
  return db
    .update('turns')
    .set({ state: 'merged', merged_into: answer.turnId, finished_at: sql<string>`now()` })
    .where('id', '=', sql<string>`any(${answer.absorbed}::uuid[])`)
    .where('state', 'in', ['pending', 'generating'])
    .where((eb) => eb.exists(cte.selectFrom('turn').select('turn_ended')))
    .returning('id as merged_id')
}

function endTurn(db: TenantDb, answer: Values) {
  return db
    .update('turns')
    .set({
      state: answer.state,
      reason: answer.reason,
      trace: answer.trace,
      finished_at: sql<string>`now()`,
    })
    .where('id', '=', answer.turnId)
    .where('fence', '=', answer.fence)
    .where('state', 'in', ['pending', 'generating'])
    .returning('id as turn_ended')
}

function takePlace(db: TenantDb, answer: Values, cte: QueryCreator<Parts>) {
  return db
    .update('conversations')
    .set({
      head: sql<number>`head + 1`,
      version: sql<number>`version + 1`,
      needs_person: sql<boolean>`needs_person or ${answer.needsPerson}::boolean`,
      preview: answer.preview,
      preview_role: 'bot',
      updated_at: sql<string>`now()`,
    })
    .where('id', '=', answer.conversationId)
    .where('owner', '=', 'bot')
    .where(sql<boolean>`${answer.hasText}::boolean`)
    .where((eb) => eb.exists(cte.selectFrom('turn').select('turn_ended')))
    .returning(conversationColumns)
}

function insertMessage(db: TenantDb, answer: Values, cte: QueryCreator<Parts>) {
  const json = (text: string | null) => sql<never>`${text}::jsonb`
  return db
    .insertFrom('messages')
    .columns([
      'tenant_id',
      'conversation_id',
      'seq',
      'id',
      'role',
      'text',
      'sources',
      'suggestions',
      'blocks',
      'turn_id',
      'answered_by',
    ])
    .expression(
      cte
        .selectFrom('conversation')
        .select([
          sql<string>`${db.tenantId}::uuid`.as('tenant_id'),
          'conversation.id as conversation_id',
          'conversation.head',
          sql<string>`${answer.messageId}::uuid`.as('id'),
          sql.lit('bot').as('role'),
          sql<string>`${answer.text}::text`.as('text'),
          json(answer.sources).as('sources'),
          json(answer.suggestions).as('suggestions'),
          json(answer.blocks).as('blocks'),
          sql<string>`${answer.turnId}::uuid`.as('turn_id'),
          sql<AnsweredBy>`${answer.answered_by}::text`.as('answered_by'),
        ]),
    )
    .returning(['text', 'sources', 'suggestions', 'blocks', 'created_at as message_at'])
}

function tell(db: TenantDb, answer: Values, cte: QueryCreator<Parts>) {
  const rows = sql<{ type: string; payload: string }>`jsonb_to_recordset(${answer.events}::jsonb)`
  return db
    .insertFrom('outbox')
    .columns(['tenant_id', 'type', 'payload'])
    .expression(
      cte
        .selectFrom('conversation')
        .innerJoin(rows.as<'event'>(sql`event(type text, payload text)`), (join) => join.onTrue())
        .select([
          sql<string>`${db.tenantId}::uuid`.as('tenant_id'),
          'event.type',
          sql<never>`event.payload::jsonb`.as('payload'),
        ]),
    )
}
