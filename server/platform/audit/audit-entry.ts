/** What is recorded in an audit log. */

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
