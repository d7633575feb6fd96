/** The audit log: who did what in a business. */
import type { Id, Timestamp } from './words.ts'

export type AuditActorKind = 'member' | 'key' | 'super_admin' | 'system'

/** One entry of `GET /api/v1/audit-log`, newest first. */
export interface AuditEntry {
  /** 1, 2, 3 … without a hole, within the business. */
  seq: number
  at: Timestamp
  /** The name is as it was shown then. */
  actor: { kind: AuditActorKind; id: Id | null; name: string | null }
  /** Usually the name of the call, for example `createArticle`. */
  action: string
  target: { type: string; id: string } | null
  /** Names of fields and ids, never what they hold. `outcome: "unknown"`: the server stopped in the middle of it. */
  detail: Record<string, unknown>
  /** Where it came from: the network, without the host's part. */
  network: string | null
  reason: string | null
  request_id: string | null
  /** SHA-256 over the entry before and this one. */
  hash: string
}

/** An entry that somebody remembers: the log must still hold it. */
export interface AuditAnchor {
  seq: number
  hash: string
}

/** Body of `POST /api/v1/audit-log/verify`. */
export interface AuditVerifyRequest {
  /** A head that an earlier call told; finds entries that were cut off since. */
  anchor?: AuditAnchor
}
/** How long entries are kept: `GET` and `PUT /api/v1/audit-log/retention`. */
export interface AuditRetention {
  /** Days, at least 90; null: for ever. */
  keep_days: number | null
}
export interface AuditVerdict {
  intact: boolean
  /** Entries that were read. */
  entries: number
  /** The last entry that was cut off as too old; the chain begins behind it. Absent: it is whole. */
  cut?: AuditAnchor
  /** The last entry: keep it as an anchor. */
  head: AuditAnchor | null
  /** The first seq at which the log is not what was written. */
  broken_at: number | null
  fault: 'missing' | 'altered' | 'cut_off' | 'not_as_anchored' | null
}
