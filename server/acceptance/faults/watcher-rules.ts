/** What must hold for members who look on: their inbox follows what is stored, and shows nothing of another business. */
import type { Evidence } from './evidence.ts'
import type { Entry, Violation } from './history.ts'

/** Where instances have lost touch with each other, they find out within this. */
const longestMs = 20_000

/** An inbox that is connected shows that a message was acknowledged at most 20 s later, whichever process took it. */
export function inboxesFollow(evidence: Evidence): Violation[] {
  return Object.entries(evidence.watchers).flatMap(([page, tenantId]) => {
    const own = conversationsOf(evidence, tenantId)
    const acks = evidence.acks.filter(({ conversationId }) => own.has(conversationId))
    const looks = evidence.entries.filter((entry) => entry.page === page)
    return latenesses(looks, acks).map((late) => ({
      invariant: 'watcher',
      what: 'an inbox did not follow within 20 s',
      evidence: { page, ...late },
    }))
  })
}

/** In the end each inbox shows where every conversation stands. */
export function inboxesEndRight(evidence: Evidence): Violation[] {
  return Object.entries(evidence.watchers).flatMap(([page, tenantId]) => {
    const shown = lastShown(evidence, page)
    return [...conversationsOf(evidence, tenantId)]
      .filter(([id, head]) => shown.get(id) !== head)
      .map(([id, head]) => ({
        invariant: 'watcher',
        what: 'an inbox does not show where a conversation stands',
        evidence: { page, id, head, shown: shown.get(id) },
      }))
  })
}

/** I10, for members. */
export function nothingOfOthers(evidence: Evidence): Violation[] {
  return Object.entries(evidence.watchers).flatMap(([page, tenantId]) => {
    const own = conversationsOf(evidence, tenantId)
    return [...lastShown(evidence, page).keys()]
      .filter((id) => !own.has(id))
      .map((id) => ({
        invariant: 'I10',
        what: 'an inbox shows what is another’s',
        evidence: { page, id },
      }))
  })
}

function conversationsOf({ dump }: Evidence, tenantId: string): Map<string, number> {
  const own = dump.conversations.filter(({ tenant_id }) => tenant_id === tenantId)
  return new Map(own.map(({ id, head }) => [id, head]))
}

function lastShown({ entries }: Evidence, page: string): Map<string, number> {
  const shown = new Map<string, number>()
  for (const { deed } of entries.filter((entry) => entry.page === page)) {
    if (deed.kind === 'changed') shown.set(deed.conversation_id, deed.head)
    if (deed.kind !== 'watching') continue
    for (const [id, head] of Object.entries(deed.heads)) shown.set(id, head)
  }
  return shown
}

type Ack = Evidence['acks'][number]
interface Late {
  ack: Ack
  lateMs: number
}

/** Goes through both in order of time: an acknowledgement waits until the inbox shows it, for as long as it can. */
function latenesses(looks: readonly Entry[], acks: readonly Ack[]): Late[] {
  const waits = openWaits()
  let next = 0
  for (const look of looks) {
    for (let ack = acks[next]; ack && ack.at <= look.at; next += 1, ack = acks[next]) waits.add(ack)
    waits.look(look)
  }
  return waits.late
}

function openWaits() {
  const late: Late[] = []
  const waiting = new Map<string, Ack[]>()
  const heads = new Map<string, number>()
  let sightedSince: number | null = null
  const judge = (known: readonly Ack[], at: number) => {
    for (const ack of known) {
      const lateMs = sightedSince === null ? 0 : at - Math.max(sightedSince, ack.at)
      if (lateMs > longestMs) late.push({ ack, lateMs })
    }
  }
  const show = (id: string, head: number, at: number) => {
    const all = waiting.get(id) ?? []
    heads.set(id, head)
    judge(
      all.filter(({ seq }) => seq <= head),
      at,
    )
    waiting.set(
      id,
      all.filter(({ seq }) => seq > head),
    )
  }
  return {
    late,
    add(ack: Ack): void {
      if (ack.seq <= (heads.get(ack.conversationId) ?? 0)) return
      waiting.set(ack.conversationId, [...(waiting.get(ack.conversationId) ?? []), ack])
    },
    look({ at, deed }: Entry): void {
      if (deed.kind === 'changed') show(deed.conversation_id, deed.head, at)
      if (deed.kind === 'watching') {
        for (const [id, head] of Object.entries(deed.heads)) show(id, head, at)
        sightedSince ??= at
      }
      if (deed.kind !== 'blind') return
      for (const acks of waiting.values()) judge(acks, at)
      sightedSince = null
    },
  }
}
