/** The signed-in member and the tenant that is open. */
import type { Me } from '#wire'
import { AppError } from '../../errors.ts'
import type { Caller } from '../../platform/http/route.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import { accountTokenOf, readTenant } from '../../platform/tenancy/tenants.ts'

export type Member = Extract<Caller, { kind: 'member' }>

export async function readMe(directory: Directory, openTenant: OpenTenant, member: Member): Promise<Me> {
  const db = openTenant(member.tenantId)
  const [user, tenant, token, tenants] = await Promise.all([
    directory.userById(member.userId),
    readTenant(db),
    accountTokenOf(db),
    directory.tenantsOfUser(member.userId),
  ])
  if (!user) throw new AppError('unauthorized')
  const { id, name, plan, status, trial_ends_at } = tenant
  return {
    user: {
      id: user.id,
      email: user.email,
      name: user.name,
      email_verified: user.email_verified_at !== null,
      has_password: user.password_hash !== null,
    },
    tenant: { id, name, plan, status, trial_ends_at },
    role: member.role,
    super_admin: member.superAdmin,
    ...(member.viewing && { viewing_as: { reason: member.viewing.reason, until: member.viewing.until } }),
    tenants,
    account_token: token,
  }
}
