/** Invitations: made, listed, sent again and withdrawn by members; looked at and accepted by those invited. */
import { z } from 'zod'
import type {
  Invitation,
  InvitationAcceptance,
  InvitationAccepted,
  InvitationPreview,
  InvitationRequest,
  InvitationResend,
  InvitationToken,
  NewInvitation,
  Page,
} from '#wire'
import { emailAddress } from '../../business/accounts/email-address.ts'
import type { Team } from '../../business/accounts/open-team.ts'
import { setRefreshCookie } from '../../business/accounts/refresh-cookie.ts'
import { isOwnOrigin } from '../../platform/http/is-own-origin.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { type AnyRoute, publicRoute, tenantRoute } from '../../platform/http/route.ts'
import { memberOf } from './member-of.ts'
import { idParams, newPassword, pageOf, pageQuery, toPage } from './schemas.ts'

export interface InvitationRouteParts {
  team: Omit<Team, 'listMembers' | 'changeRole' | 'removeMember' | 'leave' | 'transferOwnership'>
  /** Address of this server, as people reach it. */
  publicUrl: string
}

export function invitationRoutes(parts: InvitationRouteParts): AnyRoute[] {
  return [
    listInvitations,
    createInvitation,
    previewInvitation,
    acceptInvitation,
    joinTenant,
    resendInvitation,
    revokeInvitation,
  ].map((route) => route(parts))
}

const access = { role: 'admin' } as const
const delivery = z.enum(['mail', 'link'])
const role = z.enum(['admin', 'agent', 'viewer'])

const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role,
  expires_at: z.string(),
  created_at: z.string(),
}) satisfies z.ZodType<Invitation>

const newInvitation = invitation.extend({
  url: z.string().exactOptional(),
}) satisfies z.ZodType<NewInvitation>

function listInvitations({ team }: InvitationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'listInvitations',
    method: 'GET',
    path: '/api/v1/invitations',
    summary: 'List the invitations that can still be accepted, the latest first',
    access,
    query: z.strictObject(pageQuery),
    response: pageOf(invitation) satisfies z.ZodType<Page<Invitation>>,
    handle: async ({ query: { limit, cursor }, tenantId }) =>
      toPage(await team.listInvitations(tenantId, limit + 1, cursor), limit),
  })
}

function createInvitation({ team }: InvitationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'createInvitation',
    method: 'POST',
    path: '/api/v1/invitations',
    summary: 'Invite a person by mail, or with a link that is shown only here; good once, for seven days',
    access,
    body: z.object({
      email: emailAddress,
      role,
      delivery: delivery.exactOptional(),
    }) satisfies z.ZodType<InvitationRequest>,
    response: newInvitation,
    status: 201,
    answersSecret: true,
    handle: ({ body, caller, tenantId }) => team.invite(tenantId, body, memberOf(caller).userId),
  })
}

function resendInvitation({ team }: InvitationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'resendInvitation',
    method: 'POST',
    path: '/api/v1/invitations/:id/resend',
    summary: 'Make a new link for an invitation and send or show it; the link before is dead',
    access,
    params: idParams,
    body: z.object({ delivery: delivery.default('mail') }) satisfies z.ZodType<InvitationResend>,
    response: newInvitation,
    answersSecret: true,
    handle: ({ params, body, tenantId }) => team.resendInvitation(tenantId, params.id, body.delivery),
  })
}

function revokeInvitation({ team }: InvitationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'revokeInvitation',
    method: 'DELETE',
    path: '/api/v1/invitations/:id',
    summary: 'Withdraw an invitation',
    access,
    params: idParams,
    handle: async ({ params, tenantId }) => {
      await team.revokeInvitation(tenantId, params.id)
      return undefined
    },
  })
}

const token = z.string().min(1).max(200)

function previewInvitation({ team }: InvitationRouteParts): AnyRoute {
  return publicRoute({
    name: 'previewInvitation',
    method: 'POST',
    path: '/api/v1/invitations/preview',
    summary: 'What an invitation is to',
    limit: 'login',
    body: z.object({ token }) satisfies z.ZodType<InvitationToken>,
    response: z.object({
      business: z.string(),
      email: z.string(),
      role,
      expires_at: z.string(),
    }) satisfies z.ZodType<InvitationPreview>,
    handle: ({ body }) => team.previewInvitation(body.token),
  })
}

const accepted = z.object({
  tenant: z.object({
    id: z.string(),
    name: z.string(),
    role: z.enum(['owner', 'admin', 'agent', 'viewer']),
  }),
  token: z.string().exactOptional(),
}) satisfies z.ZodType<InvitationAccepted>

function acceptInvitation({ team, publicUrl }: InvitationRouteParts): AnyRoute {
  return publicRoute({
    name: 'acceptInvitation',
    method: 'POST',
    path: '/api/v1/invitations/accept',
    summary:
      'Accept an invitation as a new person, who is signed in, or with the password of the account that its address has',
    limit: 'login',
    body: z.object({
      token,
      password: newPassword,
      name: lineOfText(120).exactOptional(),
    }) satisfies z.ZodType<InvitationAcceptance>,
    response: accepted,
    answersSecret: true,
    handle: async ({ body, http }) => {
      const { tenant, session } = await team.acceptInvitation(body, http.header('user-agent'))
      if (session && isOwnOrigin(http, publicUrl)) setRefreshCookie(http, session, publicUrl)
      return { tenant, ...(session && { token: session.token }) }
    },
  })
}

function joinTenant({ team }: InvitationRouteParts): AnyRoute {
  return tenantRoute({
    name: 'joinTenant',
    method: 'POST',
    path: '/api/v1/invitations/join',
    summary: 'Accept an invitation to one’s own address while signed in',
    access: { role: 'viewer' },
    whileSuspended: true,
    body: z.object({ token }) satisfies z.ZodType<InvitationToken>,
    response: accepted,
    answersSecret: true,
    handle: ({ body, caller }) => team.joinTenant(memberOf(caller).userId, body.token),
  })
}
