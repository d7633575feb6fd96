/** What the operator's calls take and give. */
import type {
  AdminDeadJob,
  AdminFigures,
  AdminHealth,
  AdminLogEntry,
  AdminMe,
  AdminReason,
  AdminTenant,
  AdminTenantChange,
  AdminTenantDetail,
  AdminTenantRequest,
  AdminUser,
  AdminUserChange,
  Page,
  StartedView,
  TenantStatus,
} from '#wire'

export interface TenantQuery {
  search?: string
  status?: TenantStatus
  plan?: string
  deleted?: 'true'
}

interface Paged {
  limit?: number
  cursor?: string
}
interface ById {
  params: { id: string }
}

export interface AdminCalls {
  adminMe: { answer: AdminMe }
  adminListTenants: { query: Paged & TenantQuery; answer: Page<AdminTenant> }
  adminCreateTenant: { body: AdminTenantRequest; answer: AdminTenantDetail }
  adminGetTenant: ById & { answer: AdminTenantDetail }
  adminUpdateTenant: ById & { body: AdminTenantChange; answer: AdminTenantDetail }
  adminDeleteTenant: ById & { query: { erase?: 'now' }; answer: undefined }
  adminSuspendTenant: ById & { body: AdminReason; answer: AdminTenantDetail }
  adminResumeTenant: ById & { answer: AdminTenantDetail }
  adminStartView: ById & { body: AdminReason; answer: StartedView }
  adminEndView: { answer: undefined }
  adminListUsers: { query: Paged & { search?: string; super_admins?: 'true' }; answer: Page<AdminUser> }
  adminUpdateUser: ById & { body: AdminUserChange; answer: undefined }
  adminEndSessions: ById & { answer: undefined }
  adminFigures: { answer: AdminFigures }
  adminHealth: { answer: AdminHealth }
  adminListDeadJobs: { query: Paged; answer: Page<AdminDeadJob> }
  adminRetryJob: ById & { answer: undefined }
  adminDiscardJob: ById & { answer: undefined }
  adminListLog: { query: Paged; answer: Page<AdminLogEntry> }
}
