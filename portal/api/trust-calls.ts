/** What the calls of audit log and single sign-on take and give. */
import type {
  AuditEntry,
  AuditVerdict,
  AuditVerifyRequest,
  Page,
  SsoDomain,
  SsoRequest,
  SsoSettings,
  SsoStartRequest,
  SsoStartResponse,
} from '#wire'

export interface AuditQuery {
  /** Id of who acted. */
  actor?: string
  action?: string
  from?: string
  to?: string
}

export interface TrustCalls {
  listAuditLog: { query: AuditQuery & { limit?: number; cursor?: string }; answer: Page<AuditEntry> }
  exportAuditLog: { query: AuditQuery & { format: 'csv' | 'jsonl' }; answer: string }
  verifyAuditLog: { body: AuditVerifyRequest; answer: AuditVerdict }
  getSso: { answer: SsoSettings }
  putSso: { body: SsoRequest; answer: SsoSettings }
  deleteSso: { answer: undefined }
  verifySsoDomain: { body: { domain: string }; answer: SsoDomain }
  startSso: { body: SsoStartRequest; answer: SsoStartResponse }
}
