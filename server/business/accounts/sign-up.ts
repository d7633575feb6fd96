/** Signs a person up with their business; the same sign-up sent again finds the business it made. */
import type { SignupRequest } from '#wire'
import { AppError } from '../../errors.ts'
import type { OutboxRelay } from '../../platform/events/relay-outbox.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { accountTokenOf, readTenant } from '../../platform/tenancy/tenants.ts'
import { hashSecret } from './hash-secret.ts'
import { type FurnishTenant, type MadeBusiness, makeBusiness } from './make-business.ts'
import type { NumberDesk } from './number-desk.ts'
import type { OpenedSession, Sessions } from './open-sessions.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { readWebsite } from './read-website.ts'

export interface SignupClient {
  /** Header Idempotency-Key. */
  signupKey?: string | undefined
  userAgent?: string | undefined
  /** No person is behind it: nobody is told of it. */
  isMadeUp?: boolean | undefined
}

export interface SignedUp {
  session: OpenedSession
  business: { id: string; name: string; trialEndsAt: string; phoneNumber?: string }
  accountToken: string
}

export interface SignUpParts {
  directory: Directory
  openTenant: OpenTenant
  sessions: Sessions
  relay: Pick<OutboxRelay, 'wake'>
  furnish: FurnishTenant
  /** Absent where the installation has no numbers to give. */
  numbers?: NumberDesk | undefined
}

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
  if (await parts.directory.userByEmail(request.email)) return repeatOrRefuse(parts, attempt)
  try {
    return await make(parts, attempt)
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== uniqueViolation) throw cause
    return repeatOrRefuse(parts, attempt, cause)
  }
}

/** Another request came between: the same one once more, or somebody with this e-mail. */
async function repeatOrRefuse(parts: SignUpParts, attempt: Attempt, cause?: unknown): Promise<SignedUp> {
  const first = await repeat(parts, attempt)
  if (first) return first
  throw new AppError('email_taken', { cause })
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

async function make(parts: SignUpParts, attempt: Attempt): Promise<SignedUp> {
  const { request, name, website, key, isMadeUp } = attempt
  const { password, ...business } = request
  const owner = {
    id: newId(),
    email: request.email,
    name: request.ownerName ?? null,
    password_hash: await hashPassword(password),
  }
  const made = await makeBusiness(parts, { owner, name, business, website, signupKey: key, isMadeUp })
  return welcome(parts, attempt, { id: owner.id }, made)
}

/** The business that this very request made before, with a session of its own. */
async function repeat(parts: SignUpParts, attempt: Attempt): Promise<SignedUp | undefined> {
  const { directory, openTenant } = parts
  const tenant = attempt.key ? await directory.tenantBySignupKey(attempt.key) : undefined
  if (!tenant) return undefined
  const { email, password } = attempt.request
  const user = await directory.userByEmail(email)
  const db = openTenant(tenant.id as TenantId)
  const { trial_ends_at, created_at } = await readTenant(db)
  // Made in one transaction. Colleagues who joined later sign in at the door, where guesses are counted.
  const isFounder = user?.created_at === created_at && (await isStillIn(directory, user.id, tenant.id))
  const isSame =
    isFounder &&
    tenant.name === attempt.name &&
    user.password_hash !== null &&
    (await verifyPassword(password, user.password_hash))
  if (!isSame) throw new AppError('idempotency_conflict')
  const trialEndsAt = trial_ends_at ?? created_at
  const made = { ...tenant, trialEndsAt, accountToken: await accountTokenOf(db) }
  return welcome(parts, attempt, user, made)
}

/** Whether this is a way in for the person: a member, without a second step that it would leave out. */
async function isStillIn(directory: Directory, userId: string, tenantId: string): Promise<boolean> {
  const tenants = await directory.tenantsOfUser(userId)
  return tenants.some(({ id }) => id === tenantId) && !(await directory.signInState(userId)).hasSecondFactor
}

/** Signs the owner in, and asks for the number that they wished for. */
async function welcome(
  { sessions, numbers }: SignUpParts,
  { request: { areaCode, paymentMethodId }, userAgent }: Attempt,
  user: { id: string; credential_epoch?: number },
  { accountToken, ...business }: MadeBusiness,
): Promise<SignedUp> {
  const wish = areaCode && { tenantId: business.id, areaCode, ...(paymentMethodId && { paymentMethodId }) }
  const phoneNumber = wish && (await numbers?.assign(wish))
  const session = await sessions.open(user, business.id, userAgent)
  return { session, business: { ...business, ...(phoneNumber && { phoneNumber }) }, accountToken }
}
