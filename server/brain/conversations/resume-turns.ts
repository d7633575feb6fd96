/**
 * Keeps the turns in hand and takes over those whose process is gone: at start those of the process before, later those
 * whose lease has run out.
 */
import { logFailure } from '../../log.ts'
import type { AbandonedTurn } from '../../platform/tenancy/work-directory.ts'
import type { ConversationParts } from './conversation-parts.ts'
import { queueTurn } from './queue-turn.ts'
import { readAbandoned } from './read-abandoned.ts'

/** Often enough that a lease outlives a missed renewal, and that a turn waits at most 15 s for its next process. */
const sweepMs = 3_000
const batch = 50
/** The first one and three more. */
const mostAttempts = 4
/** So that a turn has its end within a minute even if it never comes to one. */
const longestMs = 45_000

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
      .catch(logFailure(parts.log, 'taking over turns'))
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
  const byTenant = Map.groupBy(turns, ({ tenantId }) => tenantId)
  const taken = []
  for (const [tenantId, own] of byTenant)
    taken.push(...(await readAbandoned(parts.openTenant(tenantId), own)))
  // As they were said: a turn absorbs those before it, never those after it.
  taken.sort((a, b) => a.seq - b.seq)
  for (const { turn, ...asked } of taken) {
    const { fence, attempt, id, conversationId } = turn
    const isGone = asked.text === '' && asked.files === 0
    const givenUp = isGone || isTooOften(turn)
    if (givenUp) parts.log.error({ turn: id, attempt }, 'a turn is given up: it never came to its end')
    const order = { ...asked, fence, attempt, givenUp }
    parts.inBackground('resumed turn', queueTurn({ id, conversationId }, order, parts))
  }
  return turns.length
}

/**
 * What takes its process down would take down the next one, too. The first time a turn is taken over counts in any case:
 * perhaps the whole server was away for long.
 */
function isTooOften({ attempt, ageMs }: AbandonedTurn): boolean {
  return attempt > mostAttempts || (attempt > 2 && ageMs > longestMs)
}
