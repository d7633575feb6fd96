/** Tells, from the database afterwards, in the middle of what each kill fell. */
import type { Dump, Entry } from './history.ts'
import type { Kill } from './nemesis.ts'

export const sendPoints = ['before commit', 'committed, ack lost', 'committed, ack under way'] as const
export const turnPoints = ['pending', 'before first delta', 'after first delta', 'final stored'] as const

export interface KillPoints {
  sends: Record<(typeof sendPoints)[number], number>
  turns: Record<(typeof turnPoints)[number], number>
}

/** Counts every message that was in flight and every turn that was open, over all kills. */
export function killPoints(kills: readonly Kill[], entries: readonly Entry[], dump: Dump): KillPoints {
  const points: KillPoints = {
    sends: { 'before commit': 0, 'committed, ack lost': 0, 'committed, ack under way': 0 },
    turns: { pending: 0, 'before first delta': 0, 'after first delta': 0, 'final stored': 0 },
  }
  const storedAt = new Map(dump.messages.map(({ cmid, created_at }) => [cmid, Date.parse(created_at)]))
  const heard = firstHeard(entries)
  for (const kill of kills) {
    for (const cmid of kill.sends) points.sends[sendPoint(cmid, kill, storedAt, heard)] += 1
    for (const turn of dump.turns) {
      const point = turnPoint(turn, kill, heard)
      if (point) points.turns[point] += 1
    }
  }
  return points
}

/** The process is gone at once; what arrives so soon after lay in the system's buffers. */
const underWayMs = 100
const never = Number.POSITIVE_INFINITY

function sendPoint(
  cmid: string,
  kill: Kill,
  storedAt: ReadonlyMap<string | null, number>,
  { acks }: Heard,
): keyof KillPoints['sends'] {
  if ((storedAt.get(cmid) ?? never) > kill.wallClock) return 'before commit'
  return (acks.get(cmid) ?? never) < kill.at + underWayMs ? 'committed, ack under way' : 'committed, ack lost'
}

interface Heard {
  /** When the first good answer to a message came. */
  acks: Map<string, number>
  /** When somebody first heard of a turn that it is being answered; its first piece; its answer. */
  generating: Map<string, number>
  deltas: Map<string, number>
  answers: Map<string, number>
}

function firstHeard(entries: readonly Entry[]): Heard {
  const heard: Heard = { acks: new Map(), generating: new Map(), deltas: new Map(), answers: new Map() }
  const first = (times: Map<string, number>, key: string, at: number) => {
    if (!times.has(key)) times.set(key, at)
  }
  for (const { at, deed } of entries) {
    if (deed.kind === 'sent' && deed.ack?.ok) first(heard.acks, deed.cmid, at)
    else if (deed.kind === 'delta') first(heard.deltas, deed.delta.turn, at)
    else if (deed.kind === 'turn' && deed.update.state === 'generating') {
      first(heard.generating, deed.update.turn, at)
    } else if (deed.kind === 'message' && deed.message.turn) first(heard.answers, deed.message.turn, at)
  }
  return heard
}

function turnPoint(
  { id, created_at, finished_at }: Dump['turns'][number],
  kill: Kill,
  heard: Heard,
): keyof KillPoints['turns'] | undefined {
  const before = (times: Map<string, number>) => (times.get(id) ?? never) <= kill.at
  if (Date.parse(created_at) > kill.wallClock || before(heard.answers)) return undefined
  const finished = finished_at !== null && Date.parse(finished_at) <= kill.wallClock
  if (finished) return heard.answers.has(id) ? 'final stored' : undefined
  if (before(heard.deltas)) return 'after first delta'
  return before(heard.generating) ? 'before first delta' : 'pending'
}
