/** Makes a business: its owner, its tenant on trial, the token for its website, and what `furnish` puts into it. */
import type { SignupRequest } from '#wire'
import { AppError } from '../../errors.ts'
import type { OutboxRelay } from '../../platform/events/relay-outbox.ts'
import { writeEvent } from '../../platform/events/write-event.ts'
import { newId } from '../../platform/store/new-id.ts'
import { newAccountToken } from '../../platform/tenancy/account-token.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant, TenantDb, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { accountTokenOf, readTenant } from '../../platform/tenancy/tenants.ts'
import { hashSecret } from './hash-secret.ts'
import type { OpenedSession, Sessions } from './open-sessions.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { readWebsite } from './read-website.ts'

/** What a new tenant is furnished from. */
export interface NewTenant {
  /** As the owner gave it; `website` is a whole address. */
  business: Omit<SignupRequest, 'password'>
  name: string
}
/** Fills a new tenant (first bot, profile) in the transaction that makes it. */
export type FurnishTenant = (db: TenantDb, tenant: NewTenant) => Promise<void>

export interface SignupClient {
  /** Header Idempotency-Key. */
  signupKey?: string | undefined
  userAgent?: string | undefined
  /** No person is behind it: nobody is told of it. */
  isMadeUp?: boolean | undefined
}

export interface SignedUp {
  session: OpenedSession
  business: { id: string; name: string; trialEndsAt: string }
  accountToken: string
}

export interface SignUpParts {
  directory: Directory
  openTenant: OpenTenant
  sessions: Sessions
  relay: Pick<OutboxRelay, 'wake'>
  furnish: FurnishTenant
}

const trialMs = 14 * 24 * 3600 * 1000

/**
 * @param request e-mail normalised
 * @throws `email_taken`; `idempotency_conflict` when the key was used for another sign-up
 */
export async function signUp(
  parts: SignUpParts,
  request: SignupRequest,
  client: SignupClient = {},
): Promise<SignedUp> {
  const attempt = readAttempt(request, client)
  const earlier = await repeat(parts, attempt)
  if (earlier) return earlier
  if (await parts.directory.userByEmail(request.email)) throw new AppError('email_taken')
  try {
    return await make(parts, attempt)
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== uniqueViolation) throw cause
    // Another request came between: the same one once more, or somebody with this e-mail.
    const first = await repeat(parts, attempt)
    if (first) return first
    throw new AppError('email_taken', { cause })
  }
}

const uniqueViolation = '23505'

interface Attempt {
  request: SignupRequest
  name: string
  website: ReturnType<typeof readWebsite>
  /** Hash of the Idempotency-Key. */
  key: string | undefined
  userAgent: string | undefined
  isMadeUp: boolean
}

function readAttempt(
  request: SignupRequest,
  { signupKey, userAgent, isMadeUp = false }: SignupClient,
): Attempt {
  const website = request.website === undefined ? undefined : readWebsite(request.website)
  const name = request.businessName ?? website?.name
  if (!name) throw new AppError('invalid_input', { detail: 'businessName or website is needed.' })
  if (signupKey && signupKey.length > 200)
    throw new AppError('invalid_query', { detail: 'Idempotency-Key has at most 200 characters.' })
  const key = signupKey ? hashSecret(signupKey) : undefined
  return { request, name, website, key, userAgent, isMadeUp }
}

async function make(parts: SignUpParts, attempt: Attempt) {
  const { directory, sessions, relay } = parts
  const { request, name, website, key, userAgent } = attempt
  const tenantId = newId()
  const userId = newId()
  const accountToken = newAccountToken()
  const trialEndsAt = new Date(Date.now() + trialMs).toISOString()
  await directory.createBusiness(
    {
      user: {
        id: userId,
        email: request.email,
        name: request.ownerName ?? null,
        password_hash: await hashPassword(request.password),
      },
      tenant: {
        id: tenantId,
        name,
        industry: request.industry ?? null,
        status: 'trial',
        plan: request.plan ?? 'free',
        trial_ends_at: trialEndsAt,
        allowed_origins: website?.origins ?? [],
        signup_key: key ?? null,
      },
      token: accountToken,
    },
    (db) => moveIn(db, parts, attempt, userId),
  )
  relay.wake()
  const session = await sessions.open(userId, tenantId, userAgent)
  return { session, business: { id: tenantId, name, trialEndsAt }, accountToken }
}

/** What a new tenant begins with. */
async function moveIn(db: TenantDb, { furnish }: SignUpParts, attempt: Attempt, userId: string) {
  const { request, website, name, isMadeUp } = attempt
  const { password: _, ...business } = request
  await furnish(db, { business: { ...business, ...(website && { website: website.url }) }, name })
  if (!isMadeUp) await writeEvent(db, { type: 'tenant.created', user_id: userId })
}

/** The business that this very request made before, with a session of its own. */
async function repeat(parts: SignUpParts, attempt: Attempt): Promise<SignedUp | undefined> {
  const { directory, openTenant, sessions } = parts
  const tenant = attempt.key ? await directory.tenantBySignupKey(attempt.key) : undefined
  if (!tenant) return undefined
  const { email, password } = attempt.request
  const user = await directory.userByEmail(email)
  const isMember = user && (await directory.tenantsOfUser(user.id)).some(({ id }) => id === tenant.id)
  const isSame =
    isMember && tenant.name === attempt.name && (await verifyPassword(password, user.password_hash))
  if (!isSame) throw new AppError('idempotency_conflict')
  const db = openTenant(tenant.id as TenantId)
  const { trial_ends_at, created_at } = await readTenant(db)
  const accountToken = await accountTokenOf(db)
  const session = await sessions.open(user.id, tenant.id, attempt.userAgent)
  const business = { id: tenant.id, name: tenant.name, trialEndsAt: trial_ends_at ?? created_at }
  return { session, business, accountToken }
}
