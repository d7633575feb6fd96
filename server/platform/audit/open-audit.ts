/** The audit log of a tenant: who did what, append-only and chained, so that a change of the past shows. */
import type { TenantId } from '../tenancy/tenant-db.ts'

export interface AuditActor {
  kind: 'member' | 'key' | 'super_admin' | 'system'
  /** Of the user, or of the key. */
  id: string | null
}

export interface AuditEntry {
  actor: AuditActor
  action: string
  target?: { type: string; id: string }
  /** Ids and names of fields; never what they hold. */
  detail?: Record<string, unknown>
  /** Kept as its network only. */
  address?: string
  reason?: string
  requestId?: string
}

export interface AuditLog {
  /** Appends an entry. Its own transaction: never call it inside another, the embedded store has one connection. */
  record(tenantId: TenantId, entry: AuditEntry): Promise<void>
}
