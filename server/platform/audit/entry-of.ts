/** Makes of what is recorded the entry that the store keeps: only what it can give back to the letter. */
import type { TenantId } from '../tenancy/tenant-db.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { UnchainedEntry } from './chained-entry.ts'
import { networkOf } from './network-of.ts'

const longestText = 500
const longestList = 200
const deepest = 4

export function entryOf(tenantId: TenantId, entry: AuditEntry, actorName: string | null): UnchainedEntry {
  const { actor, action, target, detail = {}, address, reason, requestId } = entry
  return {
    tenant_id: tenantId,
    at: new Date().toISOString(),
    actor_kind: actor.kind,
    actor_id: actor.id && text(actor.id),
    actor_name: actorName && text(actorName),
    action: text(action),
    target_type: target ? text(target.type) : null,
    target_id: target ? text(target.id) : null,
    detail: fields(detail, 0),
    address: address === undefined ? null : networkOf(address),
    reason: reason === undefined ? null : text(reason),
    request_id: requestId === undefined ? null : text(requestId),
  }
}

/** Postgres keeps neither a NUL nor half a pair of surrogates. */
function text(given: string): string {
  return given.replaceAll('\0', '').slice(0, longestText).toWellFormed()
}

function fields(given: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(given).slice(0, longestList)
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [text(name), plain(value, depth + 1)]),
  )
}

function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'boolean' || value === null) return value
  if (typeof value !== 'object' || depth === deepest) return null
  if (Array.isArray(value)) return value.slice(0, longestList).map((each) => plain(each, depth + 1))
  return fields(value, depth)
}
