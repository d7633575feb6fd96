/** The people of a business: members and their roles, and invitations. */
import type {
  Invitation,
  InvitationAcceptance,
  InvitationPreview,
  InvitationRequest,
  Member,
  MemberRole,
  NewInvitation,
} from '#wire'
import { AppError } from '../../errors.ts'
import type { AuditLog } from '../../platform/audit/open-audit.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { type Accepted, acceptInvitation, joinTenant, previewInvitation } from './accept-invitation.ts'
import { confirmPassword } from './confirm-password.ts'
import { openGuessGuard } from './guess-guard.ts'
import { askForMail, type InvitationMailParts, invitationPath, sendInvitations } from './invitation-mail.ts'
import {
  addInvitation,
  findInvitation,
  listInvitations,
  newInvitationToken,
  renewInvitation,
  revokeInvitation,
} from './invitations.ts'
import { changeRole, type Encounter, leaveTeam, removeMember, transferOwnership } from './members.ts'
import type { Accounts } from './open-accounts.ts'
import { openSessions } from './open-sessions.ts'

export interface TeamParts extends InvitationMailParts {
  directory: Directory
  secrets: Secrets
  limits: Limits
  audit: Pick<AuditLog, 'record'>
  accounts: Pick<Accounts, 'endSessions' | 'forgetRole'>
}

export type Delivery = 'mail' | 'link'

export interface Team {
  /** By id. @param after id of the last one seen */
  listMembers(tenantId: TenantId, limit: number, after?: string): Promise<Member[]>
  /** @param password the actor's, needed to make an owner */
  changeRole(tenantId: TenantId, encounter: Encounter, role: MemberRole, password?: string): Promise<Member>
  /** The member's sessions in the tenant end; an account that belongs to no other business ends as well. */
  removeMember(tenantId: TenantId, encounter: Encounter): Promise<void>
  leave(tenantId: TenantId, userId: string): Promise<void>
  transferOwnership(tenantId: TenantId, encounter: Encounter, password: string): Promise<void>
  listInvitations(tenantId: TenantId, limit: number, after?: string): Promise<Invitation[]>
  /** @throws `already_member`; `limit_reached`; `rate_limited` */
  invite(tenantId: TenantId, request: InvitationRequest, userId: string): Promise<NewInvitation>
  resendInvitation(tenantId: TenantId, id: string, delivery: Delivery): Promise<NewInvitation>
  revokeInvitation(tenantId: TenantId, id: string): Promise<void>
  previewInvitation(token: string): Promise<InvitationPreview>
  acceptInvitation(request: InvitationAcceptance, userAgent: string | undefined): Promise<Accepted>
  /** @throws `wrong_address` when the invitation is for another one */
  joinTenant(userId: string, token: string): Promise<Accepted>
}

export function openTeam(parts: TeamParts): Team {
  sendInvitations(parts)
  const sessions = openSessions(parts.directory, parts.secrets)
  const accepting = { ...parts, sessions, guesses: openGuessGuard(parts) }
  return {
    ...openMembers(parts),
    ...openInvitations(parts),
    previewInvitation: (token) => previewInvitation(accepting, token),
    acceptInvitation: (request, userAgent) => acceptInvitation(accepting, request, userAgent),
    joinTenant: (userId, token) => joinTenant(accepting, userId, token),
  }
}

type MemberActs = 'listMembers' | 'changeRole' | 'removeMember' | 'leave' | 'transferOwnership'

function openMembers(parts: TeamParts): Pick<Team, MemberActs> {
  const { directory, openTenant, accounts } = parts
  const confirming = { directory, guesses: openGuessGuard(parts) }
  const gone = async (tenantId: TenantId, userId: string) => {
    await accounts.endSessions(userId, tenantId)
    await directory.dropHomeless(userId)
  }
  return {
    listMembers: directory.membersOf,
    changeRole: async (tenantId, encounter, role, password) => {
      if (role === 'owner') await confirmPassword(confirming, encounter.actorId, password ?? '')
      await changeRole(openTenant(tenantId), encounter, role)
      await accounts.forgetRole(encounter.targetId, tenantId)
      const member = await directory.memberOf(tenantId, encounter.targetId)
      if (!member) throw new AppError('not_found')
      return member
    },
    removeMember: async (tenantId, encounter) => {
      await removeMember(openTenant(tenantId), encounter)
      await gone(tenantId, encounter.targetId)
    },
    leave: async (tenantId, userId) => {
      await leaveTeam(openTenant(tenantId), userId)
      await gone(tenantId, userId)
    },
    transferOwnership: async (tenantId, encounter, password) => {
      await confirmPassword(confirming, encounter.actorId, password)
      await transferOwnership(openTenant(tenantId), encounter)
      const { actorId, targetId } = encounter
      for (const userId of [actorId, targetId]) await accounts.forgetRole(userId, tenantId)
    },
  }
}

type InvitationActs = 'listInvitations' | 'invite' | 'resendInvitation' | 'revokeInvitation'

function openInvitations(parts: TeamParts): Pick<Team, InvitationActs> {
  const { directory, openTenant, publicUrl } = parts
  return {
    listInvitations: (tenantId, limit, after) => listInvitations(openTenant(tenantId), limit, after),
    invite: async (tenantId, { email, role, delivery }, userId) => {
      await takeLimit(parts, tenantId)
      const user = await directory.userByEmail(email)
      if (user && (await directory.memberOf(tenantId, user.id))) throw new AppError('already_member')
      const made = delivery === 'link' ? newInvitationToken() : undefined
      const request = { email, role }
      const invitation = await addInvitation(openTenant(tenantId), request, userId, made?.hash ?? null)
      if (made) return { ...invitation, url: publicUrl + invitationPath(made.token) }
      await askForMail(parts, tenantId, invitation.id)
      return invitation
    },
    resendInvitation: async (tenantId, id, delivery) => {
      const db = openTenant(tenantId)
      if (!(await findInvitation(db, id))) throw new AppError('not_found')
      await takeLimit(parts, tenantId)
      const made = delivery === 'link' ? newInvitationToken() : undefined
      const renewed = await renewInvitation(db, id, made ? { hash: made.hash, isMailed: false } : null)
      if (!renewed) throw new AppError('not_found')
      if (made) return { ...renewed, url: publicUrl + invitationPath(made.token) }
      await askForMail(parts, tenantId, id)
      return renewed
    },
    revokeInvitation: async (tenantId, id) => {
      if (!(await revokeInvitation(openTenant(tenantId), id))) throw new AppError('not_found')
    },
  }
}

/** Mails to strangers are a temptation. */
async function takeLimit({ limits }: TeamParts, tenantId: TenantId): Promise<void> {
  await takeOrRefuse(limits, 'invitation', tenantId)
}
