/** An entry as the chain sees it: one text from which its hash is made, the same when it is read back from the store. */
import { createHash } from 'node:crypto'
import type { Row } from '../store/tables.ts'

export type AuditRow = Row<'audit_log'>
/** An entry that has no place in the chain yet. */
export type UnchainedEntry = Omit<AuditRow, 'seq' | 'hash'>

/** What stands before the first entry. */
export const genesis = ''

/** Of one text; the store hashes just this when it appends, and so does {@link chainedHash}. */
export function canonicalEntry(entry: UnchainedEntry): string {
  return JSON.stringify([
    entry.tenant_id,
    entry.at,
    entry.actor_kind,
    entry.actor_id,
    entry.actor_name,
    entry.action,
    entry.target_type,
    entry.target_id,
    sorted(entry.detail),
    entry.address,
    entry.reason,
    entry.request_id,
  ])
}

export function chainedHash(before: string, seq: number, entry: UnchainedEntry): string {
  return createHash('sha256')
    .update(`${before}\n${seq}\n${canonicalEntry(entry)}`)
    .digest('hex')
}

/** The store keeps objects without the order of their fields. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]))
}
