/** Walks a tenant's chain from its first entry to its head and tells the first place that is not what was written. */
import type { AuditAnchor, AuditVerdict } from '#wire'
import { type AuditRow, chainedHash, genesis } from './chained-entry.ts'

export interface Chain {
  /** Entries after `seq`, in order; none at the end. */
  after(seq: number): Promise<readonly AuditRow[]>
  head(): Promise<AuditAnchor | undefined>
  /** The last entry that was cut off as too old; the chain goes on behind it. */
  cut(): Promise<AuditAnchor | undefined>
}

type Fault = NonNullable<AuditVerdict['fault']>
interface Break {
  seq: number
  fault: Fault
}

/** @param anchors entries that somebody remembers; they find what was cut off, or written anew from there */
export async function verifyChain(chain: Chain, anchors: readonly AuditAnchor[] = []): Promise<AuditVerdict> {
  const cut = await chain.cut()
  const last: AuditAnchor = { ...(cut ?? beginning) }
  const found = cutFault(cut, anchors) ?? (await walkToHead(chain, last, anchors))
  // It was shortened while this walked.
  if (found && (await chain.cut())?.seq !== cut?.seq) return verifyChain(chain, anchors)
  return {
    intact: !found,
    entries: last.seq - (cut?.seq ?? 0),
    ...(cut && { cut }),
    head: last.seq > 0 ? last : null,
    broken_at: found?.seq ?? null,
    fault: found?.fault ?? null,
  }
}

const beginning: AuditAnchor = { seq: 0, hash: genesis }

/** Whoever remembers the entry at which it was cut knows whether it was that one. */
function cutFault(cut: AuditAnchor | undefined, anchors: readonly AuditAnchor[]): Break | undefined {
  const isOther = anchors.some(({ seq, hash }) => seq === cut?.seq && hash !== cut.hash)
  return cut && isOther ? { seq: cut.seq, fault: 'not_as_anchored' } : undefined
}

/** Moves `last` along the chain, as far as it is whole. */
async function walkToHead(
  chain: Chain,
  last: AuditAnchor,
  anchors: readonly AuditAnchor[],
): Promise<Break | undefined> {
  const remembered = new Map(anchors.map(({ seq, hash }) => [seq, hash]))
  for (;;) {
    const rows = await chain.after(last.seq)
    for (const row of rows) {
      const fault = faultOf(row, last, remembered)
      if (fault) return { seq: last.seq + 1, fault }
      Object.assign(last, { seq: row.seq, hash: row.hash })
    }
    if (rows.length > 0) continue
    const head = (await chain.head()) ?? beginning
    // Appended while this walked, or else gone.
    if (head.seq > last.seq && (await chain.after(last.seq)).length > 0) continue
    return endOf(head, last, anchors)
  }
}

function faultOf(row: AuditRow, last: AuditAnchor, remembered: Map<number, string>): Fault | undefined {
  if (row.seq !== last.seq + 1) return 'missing'
  if (row.hash !== chainedHash(last.hash, row.seq, row)) return 'altered'
  return (remembered.get(row.seq) ?? row.hash) === row.hash ? undefined : 'not_as_anchored'
}

function endOf(head: AuditAnchor, last: AuditAnchor, anchors: readonly AuditAnchor[]): Break | undefined {
  if (head.seq > last.seq) return { seq: last.seq + 1, fault: 'cut_off' }
  if (head.seq < last.seq || head.hash !== last.hash) return { seq: head.seq + 1, fault: 'altered' }
  const isCut = anchors.some(({ seq }) => seq > last.seq)
  return isCut ? { seq: last.seq + 1, fault: 'cut_off' } : undefined
}
