/** What must hold for the messages of visitors: stored once, as sent, at one place, in the order of sending. */
import type { Evidence } from './evidence.ts'
import type { Deed, Violation } from './history.ts'

/** I1: what was acknowledged is stored, and every acknowledgement names the same row. */
export function acknowledgedIsStored({ acks, rowsByCmid }: Evidence): Violation[] {
  const first = new Map<string, (typeof acks)[number]>()
  return acks.flatMap((ack): Violation[] => {
    const rows = rowsByCmid.get(ack.cmid) ?? []
    const known = first.get(ack.cmid) ?? ack
    first.set(ack.cmid, known)
    if (!rows.some(({ id, seq }) => id === ack.id && seq === ack.seq)) {
      return [{ invariant: 'I1', what: 'an acknowledged message is not stored', evidence: { ack, rows } }]
    }
    if (known.id === ack.id && known.seq === ack.seq) return []
    return [{ invariant: 'I1', what: 'two acknowledgements name different rows', evidence: { known, ack } }]
  })
}

/** I2: one row a message, however often it was sent. */
export function storedOnce({ rowsByCmid }: Evidence): Violation[] {
  return [...rowsByCmid.values()]
    .filter((rows) => rows.length > 1)
    .map((rows) => ({ invariant: 'I2', what: 'a message is stored twice', evidence: rows }))
}

/** I3: every visitor's row was sent by that visitor with that text. */
export function storedAsSent(evidence: Evidence): Violation[] {
  const { sends, rowsByCmid, personAt, personOfConversation } = evidence
  const sent = new Map(sends.map((entry) => [entry.deed.cmid, entry]))
  return [...rowsByCmid.values()].flat().flatMap((row) => {
    const entry = sent.get(String(row.cmid))
    const isSame = entry?.deed.text === row.text
    const isTheirs = entry && personAt(entry) === personOfConversation.get(row.conversation_id)
    if (isSame && isTheirs) return []
    return [{ invariant: 'I3', what: 'a row is not what its visitor sent', evidence: { row, entry } }]
  })
}

/** I4: the places of a conversation are 1 to head. */
export function placesAreDense({ dump, rowsOf }: Evidence): Violation[] {
  return dump.conversations.flatMap(({ id, head }) => {
    const places = (rowsOf.get(id) ?? []).map(({ seq }) => seq)
    if (places.length === head && places.every((seq, index) => seq === index + 1)) return []
    return [{ invariant: 'I4', what: 'the places are not 1 to head', evidence: { id, head, places } }]
  })
}

/** I14: who wrote a row follows from the credential that sent it: visitors send, everything else is the house's. */
export function authorIsSender({ dump }: Evidence): Violation[] {
  return dump.messages
    .filter(({ role, cmid, visitor_id }) => {
      return (role === 'visitor') !== (cmid !== null) || (role === 'visitor') !== (visitor_id !== null)
    })
    .map((row) => ({ invariant: 'I14', what: 'the author is not who sent it', evidence: row }))
}

/** I15: what was sent after another message had been acknowledged comes later in the conversation. */
export function laterComesLater({ sends, acks, rowsByCmid }: Evidence): Violation[] {
  const firstTries = new Map(sends.toReversed().map((entry) => [entry.deed.cmid, entry.at]))
  const highestBefore = acknowledgedPlaces(acks)
  return [...firstTries].flatMap(([cmid, at]) => {
    const [row] = rowsByCmid.get(cmid) ?? []
    const earlier = row && highestBefore(row.conversation_id, at)
    if (!earlier || row.seq > earlier.seq) return []
    return [{ invariant: 'I15', what: 'a later message comes earlier', evidence: { earlier, row } }]
  })
}

type Ack = Evidence['acks'][number]

/** Tells the highest place of a conversation that had been acknowledged before a moment. */
function acknowledgedPlaces(acks: readonly Ack[]): (conversationId: string, at: number) => Ack | undefined {
  const rising = new Map<string, Ack[]>()
  for (const ack of acks) {
    const known = rising.get(ack.conversationId) ?? []
    rising.set(ack.conversationId, known)
    if (ack.seq > (known.at(-1)?.seq ?? 0)) known.push(ack)
  }
  return (conversationId, at) => rising.get(conversationId)?.findLast((ack) => ack.at < at)
}

/** I16: what one page sends keeps its order. What was refused may have been stored then, or when it was sent again. */
export function sendersOrder({ sends, entries, rowsByCmid }: Evidence): Violation[] {
  const violations: Violation[] = []
  const refused = new Set(entries.flatMap(({ deed }) => (isRefusal(deed) ? [deed.cmid] : [])))
  const certain = sends.filter(({ deed }) => !refused.has(deed.cmid))
  for (const tries of Map.groupBy(certain, ({ page }) => page).values()) {
    const highest = new Map<string, number>()
    for (const cmid of new Set(tries.map(({ deed }) => deed.cmid))) {
      const [row] = rowsByCmid.get(cmid) ?? []
      if (!row) continue
      const before = highest.get(row.conversation_id) ?? 0
      if (row.seq < before) {
        violations.push({
          invariant: 'I16',
          what: 'a page’s messages changed order',
          evidence: { row, before, tries: tries.filter(({ deed }) => deed.cmid === cmid) },
        })
      }
      highest.set(row.conversation_id, Math.max(before, row.seq))
    }
  }
  return violations
}

function isRefusal(deed: Deed): deed is Extract<Deed, { kind: 'sent' }> {
  return deed.kind === 'sent' && deed.ack !== null && !deed.ack.ok
}

/** I12: every message got its answer soon after the last fault, or the conversation showed it. */
export function everySendResolves(evidence: Evidence): Violation[] {
  const { sends, entries, deliveries, calmAt } = evidence
  const soonMs = 30_000
  const resolved = new Map<string, number>()
  const settle = (cmid: string, at: number) => resolved.set(cmid, Math.min(at, resolved.get(cmid) ?? at))
  for (const { at, deed } of entries) {
    if (deed.kind === 'sent' && deed.ack && (deed.ack.ok || !deed.ack.retryable)) settle(deed.cmid, at)
  }
  for (const { entry, message } of deliveries) if (message.cmid) settle(message.cmid, entry.at)
  const late = sends.filter(({ deed }) => {
    return (resolved.get(deed.cmid) ?? Number.POSITIVE_INFINITY) > calmAt + soonMs
  })
  return [...new Set(late.map(({ deed }) => deed.cmid))].map((cmid) => ({
    invariant: 'I12',
    what: 'a message was never answered for',
    evidence: late.find(({ deed }) => deed.cmid === cmid),
  }))
}
