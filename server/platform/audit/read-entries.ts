/** Reads a tenant's entries, newest first. */
import type { TenantDb } from '../tenancy/tenant-db.ts'
import type { AuditRow } from './chained-entry.ts'

export interface AuditFilter {
  limit: number
  /** Only entries before this seq. */
  before?: number | undefined
  /** Id of who acted. */
  actor?: string | undefined
  action?: string | undefined
  /** Moments, RFC 3339; `from` belongs to the time, `to` does not. */
  from?: string | undefined
  to?: string | undefined
}

export function readEntries(db: TenantDb, { limit, ...filter }: AuditFilter): Promise<AuditRow[]> {
  const { before, actor, action, from, to } = filter
  let query = db.select('audit_log').selectAll()
  if (before !== undefined) query = query.where('seq', '<', before)
  if (actor !== undefined) query = query.where('actor_id', '=', actor)
  if (action !== undefined) query = query.where('action', '=', action)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<', to)
  return query.orderBy('seq', 'desc').limit(limit).execute()
}
