/** The operator's calls on tenants: list, make, change, suspend, delete, look into. */
import { z } from 'zod'
import type { Operator } from '../../business/operator/open-operator.ts'
import type { Acting } from '../../business/operator/operator-parts.ts'
import { type AnyRoute, adminRoute, type Exchange, type SuperAdmin } from '../../platform/http/route.ts'
import { idParams, pageOf, pageQuery, toPage } from '../portal/schemas.ts'
import {
  adminTenant,
  adminTenantDetail,
  reasonBody,
  startedView,
  tenantChange,
  tenantFilter,
  tenantRequest,
} from './admin-schemas.ts'

export interface AdminTenantRouteParts {
  operator: Operator
}

export function adminTenantRoutes(parts: AdminTenantRouteParts): AnyRoute[] {
  return [...readingRoutes(parts), ...changingRoutes(parts), ...viewRoutes(parts)]
}

/** Who acts, and from where. */
export function acting({ admin, http }: { admin: SuperAdmin; http: Exchange }): Acting {
  return { ...admin, address: http.address }
}

function readingRoutes({ operator }: AdminTenantRouteParts): AnyRoute[] {
  return [
    adminRoute({
      name: 'adminListTenants',
      method: 'GET',
      path: '/api/v1/admin/tenants',
      summary: 'List all tenants with their use of this month, the newest first',
      query: z.strictObject({ ...pageQuery, ...tenantFilter }),
      response: pageOf(adminTenant),
      handle: async ({ query: { limit, cursor, ...filter } }) =>
        toPage(await operator.listTenants({ ...filter, limit: limit + 1, after: cursor }), limit),
    }),
    adminRoute({
      name: 'adminGetTenant',
      method: 'GET',
      path: '/api/v1/admin/tenants/:id',
      summary: 'One tenant with its owners, its use and who looked into it',
      params: idParams,
      response: adminTenantDetail,
      handle: ({ params }) => operator.tenant(params.id),
    }),
  ]
}

function changingRoutes({ operator }: AdminTenantRouteParts): AnyRoute[] {
  return [
    adminRoute({
      name: 'adminCreateTenant',
      method: 'POST',
      path: '/api/v1/admin/tenants',
      summary: 'Make a tenant for an owner, known or new',
      body: tenantRequest,
      response: adminTenantDetail,
      status: 201,
      handle: ({ body, ...who }) => operator.createTenant(body, acting(who)),
    }),
    adminRoute({
      name: 'adminUpdateTenant',
      method: 'PATCH',
      path: '/api/v1/admin/tenants/:id',
      summary: 'Change name, plan, status or the end of the trial',
      params: idParams,
      body: tenantChange,
      response: adminTenantDetail,
      handle: ({ params, body, ...who }) => operator.changeTenant(params.id, body, acting(who)),
    }),
    adminRoute({
      name: 'adminDeleteTenant',
      method: 'DELETE',
      path: '/api/v1/admin/tenants/:id',
      summary:
        'Delete a tenant: out of reach at once, erased after thirty days, or now when it was deleted before',
      params: idParams,
      query: z.strictObject({ erase: z.literal('now').exactOptional() }),
      handle: async ({ params, query, ...who }) => {
        await operator.deleteTenant(params.id, query.erase === 'now', acting(who))
        return undefined
      },
    }),
    adminRoute({
      name: 'adminSuspendTenant',
      method: 'POST',
      path: '/api/v1/admin/tenants/:id/suspend',
      summary: 'Suspend a tenant: its widget takes messages that nobody answers, its members only read',
      params: idParams,
      body: reasonBody,
      response: adminTenantDetail,
      handle: ({ params, body, ...who }) => operator.suspend(params.id, body.reason, acting(who)),
    }),
    adminRoute({
      name: 'adminResumeTenant',
      method: 'POST',
      path: '/api/v1/admin/tenants/:id/resume',
      summary: 'End a suspension, or take a deleted tenant back',
      params: idParams,
      response: adminTenantDetail,
      handle: ({ params, ...who }) => operator.resume(params.id, acting(who)),
    }),
  ]
}

function viewRoutes({ operator }: AdminTenantRouteParts): AnyRoute[] {
  return [
    adminRoute({
      name: 'adminStartView',
      method: 'POST',
      path: '/api/v1/admin/tenants/:id/view',
      summary: 'Look into a tenant for half an hour, reading only; the reason can be read there',
      params: idParams,
      body: reasonBody,
      response: startedView,
      status: 201,
      answersSecret: true,
      handle: ({ params, body, ...who }) => operator.startView(params.id, body.reason, acting(who)),
    }),
    adminRoute({
      name: 'adminEndView',
      method: 'DELETE',
      path: '/api/v1/admin/view',
      summary: 'End the look into a tenant',
      handle: async (who) => {
        await operator.endView(acting(who))
        return undefined
      },
    }),
  ]
}
