/** Walks a tenant's chain from its first entry to its head and tells the first place that is not what was written. */
import type { AuditAnchor, AuditVerdict } from '#wire'
import { type AuditRow, chainedHash, genesis } from './chained-entry.ts'

export interface Chain {
  /** Entries after `seq`, in order; none at the end. */
  after(seq: number): Promise<readonly AuditRow[]>
  head(): Promise<AuditAnchor | undefined>
}

type Fault = NonNullable<AuditVerdict['fault']>
interface Break {
  seq: number
  fault: Fault
}

/** @param anchors entries that somebody remembers; they find what was cut off, or written anew from there */
export async function verifyChain(chain: Chain, anchors: readonly AuditAnchor[] = []): Promise<AuditVerdict> {
  const last: AuditAnchor = { seq: 0, hash: genesis }
  const found = await walkToHead(chain, last, anchors)
  return {
    intact: !found,
    entries: last.seq,
    head: last.seq > 0 ? last : null,
    broken_at: found?.seq ?? null,
    fault: found?.fault ?? null,
  }
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
    const head = (await chain.head()) ?? { seq: 0, hash: genesis }
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
