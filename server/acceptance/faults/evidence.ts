/** A history and a dump, arranged for the rules: who sent what, which rows it became, whose conversation is whose. */
import type { Message } from '#wire'
import type { Deed, Dump, Entry, History } from './history.ts'

export interface Evidence extends History {
  dump: Dump
  /** Every try of every message, in order. */
  sends: (Entry & { deed: Extract<Deed, { kind: 'send' }> })[]
  /** Every good answer to a try. */
  acks: Acknowledged[]
  /** Every delivery of a row: live, replayed or pulled. */
  deliveries: { entry: Entry; message: Message }[]
  rowById: Map<string, Dump['messages'][number]>
  rowsByCmid: Map<string, Dump['messages']>
  /** Rows of a conversation in order of seq. */
  rowsOf: Map<string, Dump['messages']>
  turnById: Map<string, Dump['turns'][number]>
  personOfConversation: Map<string, string>
  personAt(entry: Entry): string
}

export interface Acknowledged {
  at: number
  page: string
  cmid: string
  id: string
  seq: number
  conversationId: string
}

export function arrange(history: History, dump: Dump): Evidence {
  const { entries, pages } = history
  const personAt = ({ page }: Entry) => pages[page]?.person ?? page
  const personOfVisitor = new Map<string, string>()
  for (const entry of entries) {
    if (entry.deed.kind === 'joined' && entry.deed.ack?.ok) {
      personOfVisitor.set(entry.deed.ack.visitor_id, personAt(entry))
    }
  }
  const rows = [...dump.messages].sort((a, b) => a.seq - b.seq)
  return {
    ...history,
    dump,
    personAt,
    sends: entries.filter((entry): entry is Evidence['sends'][number] => entry.deed.kind === 'send'),
    acks: entries.flatMap(acknowledged),
    deliveries: entries.flatMap(delivered),
    rowById: new Map(rows.map((row) => [row.id, row])),
    rowsByCmid: Map.groupBy(
      rows.filter(({ cmid }) => cmid !== null),
      ({ cmid }) => String(cmid),
    ),
    rowsOf: Map.groupBy(rows, ({ conversation_id }) => conversation_id),
    turnById: new Map(dump.turns.map((turn) => [turn.id, turn])),
    personOfConversation: new Map(
      dump.conversations.map(({ id, visitor_id }) => [id, personOfVisitor.get(visitor_id) ?? visitor_id]),
    ),
  }
}

function acknowledged({ at, page, deed }: Entry): Acknowledged[] {
  if (deed.kind !== 'sent' || !deed.ack?.ok) return []
  const { id, seq, conversation_id: conversationId } = deed.ack
  return [{ at, page, cmid: deed.cmid, id, seq, conversationId }]
}

function delivered(entry: Entry): Evidence['deliveries'] {
  const { deed } = entry
  if (deed.kind === 'message') return [{ entry, message: deed.message }]
  if (deed.kind !== 'pulled' || !deed.ack?.ok) return []
  return deed.ack.messages.map((message) => ({ entry, message }))
}
