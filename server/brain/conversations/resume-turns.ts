/**
 * Keeps the turns in hand and takes over those whose process is gone: at start those of the process before, later those
 * whose lease has run out.
 */
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import type { AbandonedTurn } from '../../platform/tenancy/work-directory.ts'
import type { History } from './accept-message.ts'
import type { ConversationParts } from './conversation-parts.ts'
import { queueTurn } from './queue-turn.ts'

/** Earlier messages that answering sees. */
const historyLength = 12
/** Often enough that a lease outlives a missed renewal, and that a turn waits at most 15 s for its next process. */
const sweepMs = 3_000
const batch = 50

export interface TurnSweeper {
  close(): Promise<void>
}

/** @param alone true when no other process can be at work on this store */
export function resumeTurns(parts: ConversationParts, alone: boolean): TurnSweeper {
  let sweeping = alone ? parts.directory.endLeases() : Promise.resolve()
  const sweep = () => {
    sweeping = sweeping
      .then(() => renew(parts))
      .then(() => takeOver(parts))
      .catch((error: unknown) => {
        parts.log.error({ err: error }, 'taking over turns failed')
      })
  }
  sweep()
  const timer = setInterval(sweep, sweepMs)
  timer.unref()
  return {
    close: () => {
      clearInterval(timer)
      return sweeping
    },
  }
}

/** First of all: a process that stood still must not take its own turns for abandoned ones. */
async function renew({ queue, directory }: ConversationParts): Promise<void> {
  const held = queue.held()
  if (held.length === 0) return
  const renewed = await directory.renewLeases(held)
  for (const { turnId } of held) if (!renewed.has(turnId)) queue.give(turnId)
}

async function takeOver(parts: ConversationParts): Promise<void> {
  for (let more = true; more; ) {
    const turns = await parts.directory.takeAbandonedTurns(batch)
    for (const turn of turns) await resume(parts, turn)
    more = turns.length === batch
  }
}

async function resume(parts: ConversationParts, turn: AbandonedTurn): Promise<void> {
  const db = parts.openTenant(turn.tenantId)
  const asked = await readAsked(db, turn)
  if (!asked) return
  const { fence, attempt, id, conversationId } = turn
  const order = { ...asked, db, fence, attempt, askedAt: new Date(asked.created_at) }
  parts.inBackground('resumed turn', queueTurn({ id, conversationId }, order, parts))
}

async function readAsked(db: TenantDb, turn: AbandonedTurn) {
  const rows = await db
    .select('messages')
    .select(['id', 'seq', 'role', 'text', 'created_at'])
    .where('conversation_id', '=', turn.conversationId)
    .where('kind', '=', 'message')
    .where('role', 'in', ['visitor', 'bot', 'agent'])
    .where('seq', '<=', (eb) =>
      eb.selectFrom('messages').select('seq').where('id', '=', turn.id).where('tenant_id', '=', db.tenantId),
    )
    .orderBy('seq', 'desc')
    .limit(historyLength + 1)
    .execute()
  const about = await db
    .select('turns')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.tenant_id', '=', 'turns.tenant_id')
        .onRef('conversations.id', '=', 'turns.conversation_id'),
    )
    .select(['bot_id', 'visitor_id', 'channel', 'bot_version', 'knowledge_rev'])
    .where('turns.id', '=', turn.id)
    .executeTakeFirst()
  const [question, ...earlier] = rows
  if (!question || !about) return undefined
  const history = earlier.reverse().map(({ role, text }) => ({ role, text })) as History
  const { bot_id: botId, visitor_id: visitorId, ...rest } = about
  return { ...rest, botId, visitorId, text: question.text, created_at: question.created_at, history }
}
