/** The operator's calls on people and on the installation itself. */
import { z } from 'zod'
import type { AdminHealth } from '#wire'
import type { Operator } from '../../business/operator/open-operator.ts'
import { type AnyRoute, adminRoute } from '../../platform/http/route.ts'
import { text } from '../../platform/http/text-schema.ts'
import { idParams, pageOf, pageQuery, toPage } from '../portal/schemas.ts'
import {
  adminDeadJob,
  adminFigures,
  adminHealth,
  adminLogEntry,
  adminMe,
  adminUser,
} from './admin-schemas.ts'
import { acting, adminTenantRoutes } from './admin-tenant-routes.ts'

export interface AdminRouteParts {
  operator: Operator
  health(): Promise<AdminHealth>
}

export function adminRoutes(parts: AdminRouteParts): AnyRoute[] {
  return [
    ...adminTenantRoutes(parts),
    ...peopleRoutes(parts),
    ...installationRoutes(parts),
    ...jobRoutes(parts),
  ]
}

function peopleRoutes({ operator }: AdminRouteParts): AnyRoute[] {
  return [
    adminRoute({
      name: 'adminListUsers',
      method: 'GET',
      path: '/api/v1/admin/users',
      summary: 'List people with their tenants, the newest first',
      query: z.strictObject({
        ...pageQuery,
        search: text(200).exactOptional(),
        super_admins: z.stringbool().exactOptional(),
      }),
      response: pageOf(adminUser),
      handle: async ({ query: { limit, cursor, search, super_admins: superAdmins } }) =>
        toPage(await operator.listUsers({ search, superAdmins, limit: limit + 1, after: cursor }), limit),
    }),
    adminRoute({
      name: 'adminUpdateUser',
      method: 'PATCH',
      path: '/api/v1/admin/users/:id',
      summary: 'Make somebody else super admin, or take it back',
      params: idParams,
      body: z.strictObject({ is_super_admin: z.boolean() }),
      handle: async ({ params, body, ...who }) => {
        await operator.setSuperAdmin(params.id, body.is_super_admin, acting(who))
        return undefined
      },
    }),
    adminRoute({
      name: 'adminEndSessions',
      method: 'DELETE',
      path: '/api/v1/admin/users/:id/sessions',
      summary: 'Sign a person out everywhere',
      params: idParams,
      handle: async ({ params, ...who }) => {
        await operator.endSessions(params.id, acting(who))
        return undefined
      },
    }),
  ]
}

function installationRoutes({ operator, health }: AdminRouteParts): AnyRoute[] {
  return [
    adminRoute({
      name: 'adminMe',
      method: 'GET',
      path: '/api/v1/admin/me',
      summary: 'The signed-in super admin, and the tenant that is being looked into',
      response: adminMe,
      handle: ({ admin }) => operator.me(admin),
    }),
    adminRoute({
      name: 'adminFigures',
      method: 'GET',
      path: '/api/v1/admin/figures',
      summary: 'Figures of the installation over thirty days',
      response: adminFigures,
      handle: () => operator.figures(),
    }),
    adminRoute({
      name: 'adminHealth',
      method: 'GET',
      path: '/api/v1/admin/health',
      summary: 'How the installation is',
      response: adminHealth,
      handle: health,
    }),
  ]
}

function jobRoutes({ operator }: AdminRouteParts): AnyRoute[] {
  return [
    adminRoute({
      name: 'adminListDeadJobs',
      method: 'GET',
      path: '/api/v1/admin/jobs',
      summary: 'List the jobs that failed for the last time, the latest first',
      query: z.strictObject(pageQuery),
      response: pageOf(adminDeadJob),
      handle: async ({ query: { limit, cursor } }) =>
        toPage(await operator.listDeadJobs(limit + 1, cursor), limit),
    }),
    adminRoute({
      name: 'adminRetryJob',
      method: 'POST',
      path: '/api/v1/admin/jobs/:id/retry',
      summary: 'Give a dead job all its tries again',
      params: idParams,
      handle: async ({ params, ...who }) => {
        await operator.retryJob(params.id, acting(who))
        return undefined
      },
    }),
    adminRoute({
      name: 'adminDiscardJob',
      method: 'DELETE',
      path: '/api/v1/admin/jobs/:id',
      summary: 'Give a dead job up',
      params: idParams,
      handle: async ({ params, ...who }) => {
        await operator.discardJob(params.id, acting(who))
        return undefined
      },
    }),
    adminRoute({
      name: 'adminListLog',
      method: 'GET',
      path: '/api/v1/admin/log',
      summary: 'What super admins did, the latest first; it stays when the tenant it was done to is gone',
      query: z.strictObject(pageQuery),
      response: pageOf(adminLogEntry),
      handle: async ({ query: { limit, cursor } }) =>
        toPage(await operator.readLog(limit + 1, cursor), limit),
    }),
  ]
}
