/** The operator's hand on tenants: list, make, change, suspend, delete. What is done is told to the tenant's own trail. */
import { randomBytes } from 'node:crypto'
import type {
  AdminTenant,
  AdminTenantChange,
  AdminTenantDetail,
  AdminTenantRequest,
  TenantStatus,
} from '#wire'
import { AppError } from '../../errors.ts'
import { lowestId, newId } from '../../platform/store/new-id.ts'
import { newAccountToken } from '../../platform/tenancy/account-token.ts'
import type { TenantChange, TenantFilter } from '../../platform/tenancy/admin-directory.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { hashPassword } from '../accounts/password-hash.ts'
import { noteDeed } from './operator-book.ts'
import type { Acting, OperatorParts } from './operator-parts.ts'

const dayMs = 24 * 3600 * 1000
/** Looks into the tenant that its details name. */
const latestViews = 20

export async function listTenants(
  { directory }: OperatorParts,
  filter: TenantFilter,
): Promise<AdminTenant[]> {
  const rows = await directory.listTenants(filter)
  const usage = await directory.usageSince(
    rows.map(({ id }) => id),
    lowestId(monthStart()),
  )
  return rows.map(({ industry: _, allowed_origins: __, ...row }) => ({
    ...row,
    usage: usage.get(row.id) ?? unused,
  }))
}

/** @throws `not_found` */
export async function tenantDetail({ directory }: OperatorParts, id: string): Promise<AdminTenantDetail> {
  const row = await directory.tenantForAdmin(id)
  if (!row) throw new AppError('not_found')
  const [usage, members, views] = await Promise.all([
    directory.usageSince([id], lowestId(monthStart())),
    directory.ownersOf(id),
    directory.viewsOf(id, latestViews),
  ])
  const owners = members.filter(({ role }) => role === 'owner').map(({ role: _, ...person }) => person)
  return {
    ...row,
    usage: usage.get(id) ?? unused,
    owners,
    members: members.length,
    views: views.map(({ tenant_id: _, session_id: __, ...view }) => view),
  }
}

export async function createTenant(
  parts: OperatorParts,
  { name, owner_email, owner_name, plan = 'free', trial_days = 14 }: AdminTenantRequest,
  acting: Acting,
): Promise<AdminTenantDetail> {
  const { directory, furnish } = parts
  const id = newId() as TenantId
  const known = await directory.userByEmail(owner_email)
  const user = known ? { id: known.id } : await withoutPassword(owner_email, owner_name)
  const tenant = {
    id,
    name,
    plan,
    status: 'trial' as const,
    trial_ends_at: new Date(Date.now() + trial_days * dayMs).toISOString(),
  }
  await directory.createBusiness({ user, tenant, token: newAccountToken() }, (db) =>
    furnish(db, { business: { email: owner_email, businessName: name }, name }),
  )
  await told(parts, id, { action: 'tenant.created' }, acting)
  return tenantDetail(parts, id)
}

/** Nobody knows the password; the owner sets one by the way for those who forgot theirs. */
async function withoutPassword(email: string, name: string | undefined) {
  const password_hash = await hashPassword(randomBytes(32).toString('base64url'))
  return { id: newId(), email, name: name ?? null, password_hash }
}

interface Wish {
  change: AdminTenantChange | { status: 'suspended' } | 'resume'
  action: string
  reason?: string
}

/** @throws `not_found` */
export async function changeTenant(
  parts: OperatorParts,
  id: string,
  { change, ...what }: Wish,
  acting: Acting,
): Promise<AdminTenantDetail> {
  const { directory } = parts
  const before = await directory.tenantForAdmin(id)
  if (!before) throw new AppError('not_found')
  const wanted: TenantChange =
    change === 'resume' ? { status: runningStatus(before.trial_ends_at), deleted_at: null } : change
  if (Object.keys(wanted).length > 0) await directory.changeTenant(id, wanted)
  const { status } = wanted
  const isOther = status !== undefined && (before.status === 'suspended') !== (status === 'suspended')
  tellSockets(parts, id as TenantId, isOther ? status : undefined)
  await told(parts, id as TenantId, { ...what, detail: { ...wanted } }, acting)
  return tenantDetail(parts, id)
}

export async function deleteTenant(
  parts: OperatorParts,
  id: string,
  now: boolean,
  acting: Acting,
): Promise<void> {
  const { directory, openTenant } = parts
  const tenant = await directory.tenantForAdmin(id)
  if (!tenant || (now && !tenant.deleted_at)) throw new AppError('not_found')
  if (now) {
    // The tenant's own log goes with it: this is noted before, where it stays.
    const target = { type: 'tenant', id, name: tenant.name }
    await noteDeed(directory, { action: 'tenant.erased', target }, acting)
    return directory.eraseTenant(id as TenantId, openTenant)
  }
  if (tenant.deleted_at) return
  // Suspended as well: who holds a connection gets no more answers.
  await directory.changeTenant(id, { deleted_at: new Date().toISOString(), status: 'suspended' })
  // Also where it was suspended before: its visitors are still connected.
  tellSockets(parts, id as TenantId, 'suspended')
  await told(parts, id as TenantId, { action: 'tenant.deleted' }, acting)
}

/**
 * Who is connected comes anew, and finds the tenant as it is now.
 * @param status absent: nothing that they need to hear of has changed
 */
function tellSockets(
  { accounts, bus }: OperatorParts,
  tenantId: TenantId,
  status: TenantStatus | undefined,
): void {
  accounts.forgetCallers()
  if (status) bus.publish({ type: 'tenant', status, tenantId, conversationId: '', visitorId: '' })
}

/** In the tenant's own log, and in the operator's. */
async function told(
  { audit, directory }: OperatorParts,
  id: TenantId,
  what: { action: string; reason?: string; detail?: Record<string, unknown> },
  { userId, address }: Acting,
): Promise<void> {
  const actor = { kind: 'super_admin', id: userId } as const
  await audit.record(id, { actor, target: { type: 'tenant', id }, address, ...what })
  const tenant = await directory.tenantForAdmin(id)
  const target = { type: 'tenant', id, name: tenant?.name ?? null }
  await noteDeed(directory, { ...what, target }, { userId, address })
}

function runningStatus(trialEndsAt: string | null): TenantStatus {
  return trialEndsAt && Date.parse(trialEndsAt) > Date.now() ? 'trial' : 'active'
}

function monthStart(): number {
  const now = new Date()
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
}

const unused = { conversations: 0, messages: 0, model_tokens_today: 0 }
