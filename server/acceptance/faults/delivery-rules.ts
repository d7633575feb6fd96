/** What must hold for what clients hear and show: only what is theirs and stored, in order, without a hole. */
import type { Message } from '#wire'
import type { Evidence } from './evidence.ts'
import type { Deed, Entry, Violation } from './history.ts'

/** I3: nothing is shown that is not stored just so. */
export function shownIsStored({ deliveries, rowById }: Evidence): Violation[] {
  return deliveries.flatMap(({ entry, message }) => {
    const row = rowById.get(message.id)
    if (row && row.text === message.text && row.seq === message.seq && row.role === message.role) return []
    return [{ invariant: 'I3', what: 'what was delivered is not stored', evidence: { entry, row } }]
  })
}

/** I5: each connection delivers in order, and what is delivered again is the same to the byte. */
export function deliveredInOrder({ deliveries }: Evidence): Violation[] {
  const violations: Violation[] = []
  const bytes = new Map<string, string>()
  const heads = new Map<string, number>()
  const heard = new Set<string>()
  for (const { entry, message } of deliveries) {
    const text = JSON.stringify(message)
    const before = bytes.get(message.id) ?? text
    bytes.set(message.id, before)
    if (before !== text) {
      violations.push({
        invariant: 'I5',
        what: 'delivered again, but not the same',
        evidence: { before, text },
      })
    }
    const connection = `${entry.connection}/${message.conversation_id}`
    if (entry.deed.kind !== 'message' || heard.has(`${connection}/${message.id}`)) continue
    heard.add(`${connection}/${message.id}`)
    const head = heads.get(connection) ?? 0
    if (message.seq <= head) {
      violations.push({ invariant: 'I5', what: 'delivered out of order', evidence: { entry, head } })
    }
    heads.set(connection, Math.max(head, message.seq))
  }
  return violations
}

/** I6: what a page shows has no hole, and in the end all open pages show what the database holds. */
export function listsAreWhole(evidence: Evidence): Violation[] {
  const violations: Violation[] = []
  const lists = new Map<string, Message[]>(Object.keys(evidence.pages).map((page) => [page, []]))
  for (const entry of evidence.entries) {
    if (entry.deed.kind === 'cleared') lists.set(entry.page, [])
    if (entry.deed.kind !== 'shown') continue
    const list = lists.get(entry.page) ?? []
    if (entry.deed.message.seq !== list.length + 1) {
      violations.push({
        invariant: 'I6',
        what: 'a page shows a hole',
        evidence: { entry, shown: list.length },
      })
    }
    list.push(entry.deed.message)
  }
  return [...violations, ...[...lists].flatMap(([page, list]) => isComplete(evidence, page, list))]
}

function isComplete(evidence: Evidence, page: string, list: readonly Message[]): Violation[] {
  const { pages, rowsOf, personOfConversation } = evidence
  const { open, person } = pages[page] ?? {}
  const own = [...personOfConversation].findLast(([, whose]) => whose === person)?.[0]
  const stored = rowsOf.get(list[0]?.conversation_id ?? own ?? '') ?? []
  if (!open || sameIds(stored, list)) return []
  const found = { page, shown: list.length, stored: stored.length, missing: missing(stored, list) }
  return [{ invariant: 'I6', what: 'a page does not show what is stored', evidence: found }]
}

function sameIds(rows: readonly { id: string }[], list: readonly { id: string }[]): boolean {
  return rows.length === list.length && rows.every(({ id }, index) => id === list[index]?.id)
}

function missing(rows: readonly { id: string; seq: number }[], list: readonly { id: string }[]): number[] {
  const shown = new Set(list.map(({ id }) => id))
  return rows.filter(({ id }) => !shown.has(id)).map(({ seq }) => seq)
}

/** I10: nothing that a page hears is another person's. */
export function nothingForeign(evidence: Evidence): Violation[] {
  const { entries, personOfConversation, personAt, turnById, sends } = evidence
  const saidBy = new Map(sends.map((entry) => [entry.deed.text, personAt(entry)]))
  const owner = (conversationId: string | undefined) => personOfConversation.get(conversationId ?? '')
  return entries.flatMap((entry) => {
    const person = personAt(entry)
    const turns = turnsIn(entry.deed).map((id) => owner(turnById.get(id)?.conversation_id))
    const conversations = conversationsIn(entry.deed).map(owner)
    const texts = messagesIn(entry.deed).map(({ text }) => saidBy.get(text))
    const strangers = [...turns, ...conversations, ...texts].filter((who) => who && who !== person)
    if (strangers.length === 0) return []
    return [{ invariant: 'I10', what: 'a page heard what is another’s', evidence: { entry, strangers } }]
  })
}

function messagesIn(deed: Deed): Message[] {
  if (deed.kind === 'message' || deed.kind === 'shown') return [deed.message]
  return deed.kind === 'pulled' && deed.ack?.ok ? deed.ack.messages : []
}

function conversationsIn(deed: Deed): string[] {
  if (deed.kind === 'head') return [deed.conversation_id]
  if (deed.kind === 'joined' && deed.ack?.ok)
    return deed.ack.conversation_id ? [deed.ack.conversation_id] : []
  if (deed.kind === 'sent' && deed.ack?.ok) return [deed.ack.conversation_id]
  return messagesIn(deed).map(({ conversation_id }) => conversation_id)
}

function turnsIn(deed: Deed): string[] {
  if (deed.kind === 'delta') return [deed.delta.turn]
  return deed.kind === 'turn' ? [deed.update.turn] : []
}

/** I17: where a conversation stands never goes back for a page. */
export function headNeverGoesBack({ entries }: Evidence): Violation[] {
  const heads = new Map<string, number>()
  return entries.flatMap((entry) => {
    const told = headIn(entry)
    if (!told) return []
    const key = `${entry.page}/${told.kind}/${told.conversation_id}`
    const before = heads.get(key) ?? 0
    heads.set(key, Math.max(before, told.seq))
    if (told.seq >= before) return []
    return [{ invariant: 'I17', what: 'the head went back', evidence: { entry, before } }]
  })
}

/** What a connection was sent and what the store holds are two measures: the one runs behind the other. */
function headIn({ deed }: Entry): { kind: string; conversation_id: string; seq: number } | undefined {
  if (deed.kind === 'head') return { kind: 'told', conversation_id: deed.conversation_id, seq: deed.seq }
  if (deed.kind !== 'joined' || !deed.ack?.ok || !deed.ack.conversation_id) return undefined
  return { kind: 'told', conversation_id: deed.ack.conversation_id, seq: deed.ack.head }
}
