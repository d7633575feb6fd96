/**
 * One turn at a time in a conversation. A message that comes before the running turn has said anything absorbs it, so
 * that a burst gets one answer; one that comes later waits. Nothing is delayed to wait for more.
 */
import type { HeldTurn } from '../../platform/tenancy/work-directory.ts'

export interface QueuedTurn extends HeldTurn {
  conversationId: string
  question: string
  /** Files that came with it, and with what it absorbed. */
  files: number
  /** When it was asked, by the database's clock. */
  askedAt: Date
  /** When it came into the queue, by `performance.now()`: no clock that is set changes how long it may take. */
  began: number
  /** False for turns that each want an answer of their own. */
  merges: boolean
  /** Turns that this one answers too; filled here. */
  absorbed: HeldTurn[]
  /** Rises with the reason: `absorbed`, `stopped` or `handedOn`. */
  abort: AbortController
  /** True from the first delta on; set by who runs the turn. */
  spoke: boolean
  /** Made by whoever queues the turn; must not reject. */
  run(): Promise<void>
}

export interface TurnQueue {
  /** Resolves when the turn has ended or was absorbed. */
  add(turn: QueuedTurn): Promise<void>
  /** The turn, while it runs or waits. */
  find(conversationId: string, turnId: string): QueuedTurn | undefined
  /** All that run, wait or were absorbed. */
  held(): HeldTurn[]
  /** Ends a turn here that another process has taken over. */
  give(turnId: string): void
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
  /** Ends all turns here, and those that still come: another process takes them over. */
  handOn(): void
}

interface Line {
  running: QueuedTurn | undefined
  waiting: QueuedTurn[]
  work: Promise<void>
}

/** Why a turn's signal rose. */
export const absorbed = Symbol('absorbed by a later message')
export const stopped = Symbol('stopped by the visitor')
export const handedOn = Symbol('left to another process')

export function openTurnQueue(): TurnQueue {
  const lines = new Map<string, Line>()
  let isLeaving = false

  const all = () =>
    [...lines.values()].flatMap(({ running, waiting }) => [...(running ? [running] : []), ...waiting])
  const next = async (line: Line): Promise<void> => {
    const turn = line.waiting.shift()
    if (!turn) return
    line.running = turn
    await turn.run()
    line.running = undefined
  }
  return {
    add: (turn) => {
      if (isLeaving) turn.abort.abort(handedOn)
      const { conversationId } = turn
      const line = lines.get(conversationId) ?? { running: undefined, waiting: [], work: Promise.resolve() }
      lines.set(conversationId, line)
      absorb(line, turn)
      line.waiting.push(turn)
      line.work = line.work
        .then(() => next(line))
        .finally(() => {
          if (!line.running && line.waiting.length === 0) lines.delete(conversationId)
        })
      return line.work
    },
    find: (conversationId, turnId) => {
      const line = lines.get(conversationId)
      return [line?.running, ...(line?.waiting ?? [])].find((turn) => turn?.turnId === turnId)
    },
    held: () =>
      all().flatMap(({ tenantId, turnId, fence, absorbed: others }) => [
        { tenantId, turnId, fence },
        ...others,
      ]),
    give: (turnId) =>
      all()
        .find((turn) => turn.turnId === turnId)
        ?.abort.abort(handedOn),
    handOn: () => {
      isLeaving = true
      for (const turn of all()) turn.abort.abort(handedOn)
    },
    idle: async () => {
      while (lines.size > 0) await Promise.all([...lines.values()].map((line) => line.work))
    },
  }
}

/** Twice the longest message: what is said in a burst beyond it is stored, but the end of it counts. */
const mostAsked = 8_000

/** The latest turn that has said nothing yet gives its question to the new one, unless that one was asked before it. */
function absorb(line: Line, turn: QueuedTurn): void {
  const earlier = line.waiting.at(-1) ?? line.running
  if (!earlier || earlier.spoke || !earlier.merges || !turn.merges || earlier.abort.signal.aborted) return
  // It was taken over late: the one that is here must not be answered as if it had come first.
  if (earlier.askedAt > turn.askedAt) return
  const questions = [earlier.question, turn.question].filter((question) => question !== '')
  turn.question = questions.join('\n').slice(-mostAsked).toWellFormed()
  turn.files += earlier.files
  const { tenantId, turnId, fence } = earlier
  turn.absorbed.push(...earlier.absorbed, { tenantId, turnId, fence })
  earlier.abort.abort(absorbed)
  line.waiting = line.waiting.filter((waiting) => waiting !== earlier)
}
