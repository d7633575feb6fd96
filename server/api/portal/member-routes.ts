/** Members of a business: listed, given another role, removed, made owner; or they leave. */
import { z } from 'zod'
import type { Member, MemberChange, Page, PasswordCheck } from '#wire'
import type { Team } from '../../business/accounts/open-team.ts'
import { type AnyRoute, type Caller, tenantRoute } from '../../platform/http/route.ts'
import { memberOf } from './member-of.ts'
import { idParams, nothing, ownPassword, pageOf, pageQuery, toPage } from './schemas.ts'

export interface MemberRouteParts {
  team: Pick<Team, 'listMembers' | 'changeRole' | 'removeMember' | 'leave' | 'transferOwnership'>
}

export function memberRoutes(parts: MemberRouteParts): AnyRoute[] {
  return [listMembers, leaveTenant, updateMember, removeMember, transferOwnership].map((route) =>
    route(parts),
  )
}

const member = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: z.enum(['owner', 'admin', 'agent', 'viewer']),
  created_at: z.string(),
}) satisfies z.ZodType<Member>

function listMembers({ team }: MemberRouteParts): AnyRoute {
  return tenantRoute({
    name: 'listMembers',
    method: 'GET',
    path: '/api/v1/members',
    summary: 'List the people of the business',
    access: { role: 'viewer' },
    query: z.strictObject(pageQuery),
    response: pageOf(member) satisfies z.ZodType<Page<Member>>,
    handle: async ({ query: { limit, cursor }, tenantId }) =>
      toPage(await team.listMembers(tenantId, limit + 1, cursor), limit),
  })
}

function leaveTenant({ team }: MemberRouteParts): AnyRoute {
  return tenantRoute({
    name: 'leaveTenant',
    method: 'POST',
    path: '/api/v1/members/leave',
    summary: 'Leave the business that is open; the last owner cannot',
    access: { role: 'viewer' },
    whileSuspended: true,
    body: nothing,
    handle: async ({ caller, tenantId }) => {
      await team.leave(tenantId, memberOf(caller).userId)
      return undefined
    },
  })
}

const memberChange = z.object({
  role: member.shape.role,
  password: ownPassword.exactOptional(),
}) satisfies z.ZodType<MemberChange>

function updateMember({ team }: MemberRouteParts): AnyRoute {
  return tenantRoute({
    name: 'updateMember',
    method: 'PATCH',
    path: '/api/v1/members/:id',
    summary:
      'Give a member another role; owners are made and changed by owners only, who confirm by password',
    access: { role: 'admin' },
    params: idParams,
    body: memberChange,
    response: member,
    // The password must not be kept with an Idempotency-Key, not even as a part of a hash.
    answersSecret: true,
    handle: ({ params, body, caller, tenantId }) =>
      team.changeRole(tenantId, encounter(caller, params.id), body.role, body.password),
  })
}

function removeMember({ team }: MemberRouteParts): AnyRoute {
  return tenantRoute({
    name: 'removeMember',
    method: 'DELETE',
    path: '/api/v1/members/:id',
    summary: 'Remove a member; their sessions in the business end',
    access: { role: 'admin' },
    params: idParams,
    handle: async ({ params, caller, tenantId }) => {
      await team.removeMember(tenantId, encounter(caller, params.id))
      return undefined
    },
  })
}

function transferOwnership({ team }: MemberRouteParts): AnyRoute {
  return tenantRoute({
    name: 'transferOwnership',
    method: 'POST',
    path: '/api/v1/members/:id/transfer-ownership',
    summary: 'Make a member the owner in your place; you become an admin',
    access: { role: 'owner' },
    params: idParams,
    body: z.object({ password: ownPassword }) satisfies z.ZodType<PasswordCheck>,
    answersSecret: true,
    handle: async ({ params, body, caller, tenantId }) => {
      await team.transferOwnership(tenantId, encounter(caller, params.id), body.password)
      return undefined
    },
  })
}

function encounter(caller: Caller, targetId: string) {
  return { actorId: memberOf(caller).userId, targetId }
}
