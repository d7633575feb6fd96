/** What the calls of audit log, single sign-on and who visitors are take and give. */
import type {
  AuditEntry,
  AuditRetention,
  AuditVerdict,
  AuditVerifyRequest,
  ConversationDetail,
  IdentityChange,
  IdentityRequest,
  IdentitySettings,
  IdentityVerdict,
  NewIdentitySecret,
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
  getIdentity: { answer: IdentitySettings }
  updateIdentity: { body: IdentityChange; answer: IdentitySettings }
  createIdentitySecret: { body: Record<string, never>; answer: NewIdentitySecret }
  revokeIdentitySecret: { params: { id: string }; answer: undefined }
  checkIdentity: { body: IdentityRequest; answer: IdentityVerdict }
  getConversation: { params: { id: string }; answer: ConversationDetail }
  getAuditRetention: { answer: AuditRetention }
  setAuditRetention: { body: AuditRetention; answer: AuditRetention }
  getSso: { answer: SsoSettings }
  putSso: { body: SsoRequest; answer: SsoSettings }
  deleteSso: { answer: undefined }
  verifySsoDomain: { body: { domain: string }; answer: SsoDomain }
  startSso: { body: SsoStartRequest; answer: SsoStartResponse }
}
