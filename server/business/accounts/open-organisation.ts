/** The business as an account: its settings, its account tokens, one more business of a person, its end. */
import type {
  AccountToken,
  NewTenant,
  Organisation,
  OrganisationChange,
  OrganisationDeletion,
  TenantRequest,
} from '#wire'
import { AppError } from '../../errors.ts'
import type { OutboxRelay } from '../../platform/events/relay-outbox.ts'
import type { Jobs } from '../../platform/jobs/open-jobs.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import { readBusiness, writeBusiness } from '../../platform/profile/business-profile.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import {
  addAccountToken,
  listAccountTokens,
  revokeAccountToken,
} from '../../platform/tenancy/account-tokens.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import { nextKnowledgeRev } from '../../platform/tenancy/next-knowledge-rev.ts'
import type { OpenTenant, TenantDb, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { lockTenant, renameTenant, setIndustry } from '../../platform/tenancy/tenants.ts'
import { confirmPassword } from './confirm-password.ts'
import { openGuessGuard } from './guess-guard.ts'
import { type FurnishTenant, makeBusiness } from './make-business.ts'
import { readWebsite } from './read-website.ts'

export interface OrganisationParts {
  directory: Directory
  openTenant: OpenTenant
  secrets: Secrets
  limits: Limits
  jobs: Pick<Jobs, 'add' | 'handle'>
  relay: Pick<OutboxRelay, 'wake'>
  furnish: FurnishTenant
}

export interface OrganisationDesk {
  read(tenantId: TenantId): Promise<Organisation>
  change(tenantId: TenantId, change: OrganisationChange): Promise<Organisation>
  /**
   * Ends the business: nobody comes in from now on, and what it gathered is erased by a job.
   * @throws `wrong_password`; `invalid_input` when the name is another one
   */
  end(tenantId: TenantId, userId: string, deletion: OrganisationDeletion): Promise<void>
  /** One more business of a person. @throws `limit_reached` */
  add(userId: string, request: TenantRequest): Promise<NewTenant>
  listTokens(tenantId: TenantId): Promise<AccountToken[]>
  addToken(tenantId: TenantId): Promise<AccountToken>
  revokeToken(tenantId: TenantId, token: string): Promise<void>
}

const erasure = 'tenant_erasure'
/** Businesses of one person. */
const most = 20

export function openOrganisation(parts: OrganisationParts): OrganisationDesk {
  const { directory, openTenant, jobs } = parts
  const confirming = { directory, guesses: openGuessGuard(parts) }
  jobs.handle<{ tenant_id: string }>(
    erasure,
    async ({ tenant_id }) => {
      const tenantId = tenant_id as TenantId
      if (await directory.hasEnded(tenantId)) await directory.eraseTenant(tenantId, openTenant)
    },
    { seconds: 600 },
  )
  return {
    read: (tenantId) => readOrganisation(openTenant(tenantId)),
    change: (tenantId, change) => changeOrganisation(openTenant(tenantId), change),
    end: async (tenantId, userId, { name, password }) => {
      await confirmPassword(confirming, userId, password)
      const organisation = await readOrganisation(openTenant(tenantId))
      if (name.trim() !== organisation.name) {
        const errors = [{ pointer: '/name', code: 'custom', detail: 'is not the name of the business' }]
        throw new AppError('invalid_input', { detail: 'name: is not the name of the business', errors })
      }
      const job = { tenant_id: tenantId }
      // Should the process die after the mark, there is a job already; it finds nothing to do without the mark.
      await jobs.add(erasure, job, { afterSeconds: 60 })
      await directory.endTenant(tenantId)
      await jobs.add(erasure, job)
    },
    add: (userId, request) => addBusiness(parts, userId, request),
    listTokens: (tenantId) => listAccountTokens(openTenant(tenantId)),
    addToken: (tenantId) => addAccountToken(openTenant(tenantId)),
    revokeToken: (tenantId, token) => revokeAccountToken(openTenant(tenantId), token),
  }
}

function readOrganisation(db: TenantDb): Promise<Organisation> {
  return db
    .own()
    .select(['id', 'name', 'industry', 'plan', 'status', 'trial_ends_at', 'created_at'])
    .executeTakeFirstOrThrow()
}

function changeOrganisation(db: TenantDb, { name, industry }: OrganisationChange): Promise<Organisation> {
  return db.transaction(async (trx) => {
    await lockTenant(trx)
    const before = await readOrganisation(trx)
    if (industry !== undefined && industry !== before.industry) await setIndustry(trx, industry)
    if (name !== undefined && name !== before.name) {
      await renameTenant(trx, name)
      // The name is a fact that visitors are told.
      await writeBusiness(trx, { ...(await readBusiness(trx)), name }, await nextKnowledgeRev(trx))
    }
    return readOrganisation(trx)
  })
}

async function addBusiness(
  parts: OrganisationParts,
  userId: string,
  { name: typed, website: address, ...rest }: TenantRequest,
): Promise<NewTenant> {
  const { directory } = parts
  await takeOrRefuse(parts.limits, 'signup', `user:${userId}`)
  const [user, tenants] = await Promise.all([directory.userById(userId), directory.tenantsOfUser(userId)])
  if (!user) throw new AppError('unauthorized')
  if (tenants.length >= most) throw new AppError('limit_reached')
  const website = address === undefined ? undefined : readWebsite(address)
  const name = typed ?? website?.name
  if (!name) throw new AppError('invalid_input', { detail: 'name or website is needed.' })
  const business = { ...rest, email: user.email, businessName: name }
  const made = await makeBusiness(parts, { owner: { id: userId }, name, business, website })
  const { id, trialEndsAt, accountToken } = made
  return { id, name, role: 'owner', trial_ends_at: trialEndsAt, account_token: accountToken }
}
