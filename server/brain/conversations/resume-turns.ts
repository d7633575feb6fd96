/**
 * Keeps the turns in hand and takes over those whose process is gone: at start those of the process before, later those
 * whose lease has run out.
 */
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import type { AbandonedTurn } from '../../platform/tenancy/work-directory.ts'
import type { ConversationParts } from './conversation-parts.ts'
import { queueTurn } from './queue-turn.ts'
import { historyLength } from './recent-talks.ts'
import type { History } from './said.ts'

/** Often enough that a lease outlives a missed renewal, and that a turn waits at most 15 s for its next process. */
const sweepMs = 3_000
const batch = 50

export interface TurnSweeper {
  close(): Promise<void>
}

/** @param alone true when no other process can be at work on this store */
export function resumeTurns(parts: ConversationParts, alone: boolean): TurnSweeper {
  let sweeping: Promise<void> | null = null
  let renewing: Promise<void> | null = null
  const renewOnce = () => {
    renewing ??= renew(parts).finally(() => {
      renewing = null
    })
    return renewing
  }
  const sweep = async () => {
    await renewOnce()
    // As soon as there is a full batch there may be more, and the time runs for all of them.
    while ((await takeOver(parts)) === batch) await renewOnce()
  }
  const sweepOnce = (before = Promise.resolve()) => {
    // A store that stands still must not find a heap of sweeps when it is back.
    sweeping ??= before
      .then(sweep)
      .catch((error: unknown) => parts.log.error({ err: error }, 'taking over turns failed'))
      .finally(() => {
        sweeping = null
      })
  }
  sweepOnce(alone ? parts.directory.endLeases() : undefined)
  const timer = setInterval(() => {
    // Where the store is slow, taking over many must not cost those that are in hand.
    if (sweeping !== null) parts.inBackground('renewing leases', renewOnce())
    else sweepOnce()
  }, sweepMs)
  timer.unref()
  return {
    close: async () => {
      clearInterval(timer)
      await sweeping
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

/** @returns how many were taken */
async function takeOver(parts: ConversationParts): Promise<number> {
  const turns = await parts.directory.takeAbandonedTurns(batch)
  const taken = []
  for (const turn of turns) {
    const db = parts.openTenant(turn.tenantId)
    const asked = await readAsked(db, turn)
    if (asked) taken.push({ turn, db, asked })
  }
  // As they were said: a turn absorbs those before it, never those after it.
  taken.sort((a, b) => a.asked.seq - b.asked.seq)
  for (const { turn, db, asked } of taken) {
    const { fence, attempt, id, conversationId } = turn
    const order = { ...asked, db, fence, attempt, askedAt: new Date(asked.created_at) }
    parts.inBackground('resumed turn', queueTurn({ id, conversationId }, order, parts))
  }
  return turns.length
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
  const { text, seq, created_at } = question
  return { ...rest, botId, visitorId, text, seq, created_at, history }
}
