/** Makes a business on trial: its tenant, its owner's membership, the token for its website, and what `furnish` adds. */
import type { SignupRequest } from '#wire'
import type { OutboxRelay } from '../../platform/events/relay-outbox.ts'
import { writeEvent } from '../../platform/events/write-event.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { NewBusiness } from '../../platform/tenancy/account-directory.ts'
import { newAccountToken } from '../../platform/tenancy/account-token.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { planCatalogue } from './plan-catalogue.ts'
import type { Website } from './read-website.ts'

/** What a new tenant is furnished from. */
export interface NewTenant {
  /** As the owner gave it; `website` is a whole address. */
  business: Omit<SignupRequest, 'password'>
  name: string
}
/** Fills a new tenant (first bot, profile) in the transaction that makes it. */
export type FurnishTenant = (db: TenantDb, tenant: NewTenant) => Promise<void>

export interface MakeBusinessParts {
  directory: Pick<Directory, 'createBusiness'>
  relay: Pick<OutboxRelay, 'wake'>
  furnish: FurnishTenant
}

export interface BusinessToMake extends NewTenant {
  /** A new person, or the id of one who has an account. */
  owner: NewBusiness['user']
  website: Website | undefined
  /** Hash of the Idempotency-Key of the sign-up. */
  signupKey?: string | undefined
  /** No person is behind it: nobody is told of it. */
  isMadeUp?: boolean
}

export interface MadeBusiness {
  id: string
  name: string
  trialEndsAt: string
  accountToken: string
}

const trialMs = 14 * 24 * 3600 * 1000

export async function makeBusiness(
  { directory, relay, furnish }: MakeBusinessParts,
  { owner, name, business, website, signupKey, isMadeUp = false }: BusinessToMake,
): Promise<MadeBusiness> {
  const id = newId()
  const accountToken = newAccountToken()
  const trialEndsAt = new Date(Date.now() + trialMs).toISOString()
  const tenant = {
    id,
    name,
    industry: business.industry ?? null,
    status: 'trial' as const,
    plan: business.plan ?? planCatalogue[0].id,
    trial_ends_at: trialEndsAt,
    allowed_origins: website?.origins ?? [],
    signup_key: signupKey ?? null,
    payment_method_id: business.paymentMethodId ?? null,
    area_code: business.areaCode ?? null,
  }
  await directory.createBusiness({ user: owner, tenant, token: accountToken }, async (db) => {
    await furnish(db, { business: { ...business, ...(website && { website: website.url }) }, name })
    if (!isMadeUp) await writeEvent(db, { type: 'tenant.created', user_id: owner.id })
  })
  relay.wake()
  return { id, name, trialEndsAt, accountToken }
}
