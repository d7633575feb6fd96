/** What the operator does: tenants from making to erasing, people, figures, and looking into a tenant with a reason. */
import type {
  AdminDeadJob,
  AdminFigures,
  AdminLogEntry,
  AdminMe,
  AdminTenant,
  AdminTenantChange,
  AdminTenantDetail,
  AdminTenantRequest,
  AdminUser,
  StartedView,
} from '#wire'
import type { Caller, SuperAdmin } from '../../platform/http/route.ts'
import type { TenantFilter } from '../../platform/tenancy/admin-directory.ts'
import type { UserFilter } from '../../platform/tenancy/people-directory.ts'
import { discardJob, listDeadJobs, retryJob } from './dead-jobs.ts'
import { changeTenant, createTenant, deleteTenant, listTenants, tenantDetail } from './manage-tenants.ts'
import { endSessions, listUsers, setSuperAdmin } from './manage-users.ts'
import { openEraser } from './open-eraser.ts'
import { type Deed, noteDeed, readBook } from './operator-book.ts'
import type { Acting, OperatorParts } from './operator-parts.ts'
import { readFigures } from './read-figures.ts'
import { endView, noteViews, readAdmin, startView } from './view-tenant.ts'

export interface Operator {
  listTenants(filter: TenantFilter): Promise<AdminTenant[]>
  /** @throws `not_found` */
  tenant(id: string): Promise<AdminTenantDetail>
  createTenant(request: AdminTenantRequest, acting: Acting): Promise<AdminTenantDetail>
  changeTenant(id: string, change: AdminTenantChange, acting: Acting): Promise<AdminTenantDetail>
  suspend(id: string, reason: string, acting: Acting): Promise<AdminTenantDetail>
  /** Also takes a deleted tenant back. */
  resume(id: string, acting: Acting): Promise<AdminTenantDetail>
  /** @param now erases at once what was deleted before; otherwise it is marked, and erased thirty days later */
  deleteTenant(id: string, now: boolean, acting: Acting): Promise<void>
  listUsers(filter: UserFilter): Promise<AdminUser[]>
  /** @throws `last_super_admin`; `forbidden` for oneself */
  setSuperAdmin(userId: string, isSuperAdmin: boolean, acting: Acting): Promise<void>
  endSessions(userId: string, acting: Acting): Promise<void>
  listDeadJobs(limit: number, after?: string): Promise<AdminDeadJob[]>
  /** @throws `not_found` */
  retryJob(id: string, acting: Acting): Promise<void>
  /** @throws `not_found` */
  discardJob(id: string, acting: Acting): Promise<void>
  /** What super admins did, the latest first. */
  readLog(limit: number, after?: string): Promise<AdminLogEntry[]>
  /** Notes something in that log. */
  note(deed: Deed, by: { userId: string; address: string }): Promise<void>
  figures(): Promise<AdminFigures>
  me(admin: SuperAdmin): Promise<AdminMe>
  startView(tenantId: string, reason: string, acting: Acting): Promise<StartedView>
  endView(acting: Acting): Promise<void>
  /** Leaves a trace in the tenant of what a super admin looks at. */
  noteView(caller: Extract<Caller, { kind: 'member' }>, what: { route: string; path: string }): Promise<void>
  close(): Promise<void>
}

export function openOperator(parts: OperatorParts): Operator {
  const eraser = openEraser(parts)
  return {
    listTenants: (filter) => listTenants(parts, filter),
    tenant: (id) => tenantDetail(parts, id),
    createTenant: (request, acting) => createTenant(parts, request, acting),
    changeTenant: (id, change, acting) =>
      changeTenant(parts, id, { change, action: 'tenant.changed' }, acting),
    suspend: (id, reason, acting) =>
      changeTenant(
        parts,
        id,
        { change: { status: 'suspended' }, action: 'tenant.suspended', reason },
        acting,
      ),
    resume: (id, acting) => changeTenant(parts, id, { change: 'resume', action: 'tenant.resumed' }, acting),
    deleteTenant: (id, now, acting) => deleteTenant(parts, id, now, acting),
    listUsers: (filter) => listUsers(parts, filter),
    setSuperAdmin: (userId, isSuperAdmin, acting) => setSuperAdmin(parts, userId, isSuperAdmin, acting),
    endSessions: (userId, acting) => endSessions(parts, userId, acting),
    listDeadJobs: (limit, after) => listDeadJobs(parts, limit, after),
    retryJob: (id, acting) => retryJob(parts, id, acting),
    discardJob: (id, acting) => discardJob(parts, id, acting),
    readLog: (limit, after) => readBook(parts.directory, limit, after),
    note: (deed, by) => noteDeed(parts.directory, deed, by),
    figures: () => readFigures(parts),
    me: (admin) => readAdmin(parts, admin),
    startView: (tenantId, reason, acting) => startView(parts, tenantId, reason, acting),
    endView: (acting) => endView(parts, acting),
    noteView: noteViews(parts),
    close: eraser.close,
  }
}
