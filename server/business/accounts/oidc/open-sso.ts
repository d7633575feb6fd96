/** Signing in through a business's own OpenID Connect provider: code with PKCE, nonce, and a state bound to the browser. */
import { randomBytes } from 'node:crypto'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { SsoDomain, SsoRequest, SsoSettings, SsoStartRequest } from '#wire'
import { AppError } from '../../../errors.ts'
import type { Log } from '../../../log.ts'
import type { AuditLog } from '../../../platform/audit/open-audit.ts'
import type { Egress } from '../../../platform/egress/open-egress.ts'
import { isId } from '../../../platform/store/new-id.ts'
import type { Row } from '../../../platform/store/tables.ts'
import type { Directory } from '../../../platform/tenancy/directory.ts'
import type { OpenTenant, TenantDb, TenantId } from '../../../platform/tenancy/tenant-db.ts'
import { emailAddress } from '../email-address.ts'
import { hashSecret } from '../hash-secret.ts'
import type { OpenedSession, Sessions } from '../open-sessions.ts'
import { type Linked, linkPerson, type Vouched } from './link-person.ts'
import { openProviders, type Providers } from './open-providers.ts'
import {
  callbackUrl,
  clearSettings,
  clientSecretOf,
  findSettings,
  readSettings,
  type SettingsParts,
  type SsoRow,
  verifiedDomains,
  verifyDomain,
  writeSettings,
} from './sso-settings.ts'

export interface SsoParts extends SettingsParts {
  directory: Directory
  openTenant: OpenTenant
  sessions: Pick<Sessions, 'open'>
  egress: Egress
  audit: AuditLog
  log: Log
}

/** A browser on its way back from the provider. */
export interface Returned {
  tenantId: string
  /** What the provider added to the address, as it came. */
  query: URLSearchParams
  /** From the cookie that `start` made. */
  browserSecret: string | undefined
  userAgent: string | undefined
  address: string
}

export interface Sso {
  /** @throws `not_found` where nothing is set */
  settings(tenantId: TenantId): Promise<SsoSettings>
  /** @throws `invalid_input` when there is no such provider */
  save(tenantId: TenantId, request: SsoRequest): Promise<SsoSettings>
  remove(tenantId: TenantId): Promise<void>
  /** Looks for the domain's TXT record now. @throws `not_found` for a domain that is not in the settings */
  verifyDomain(tenantId: TenantId, domain: string): Promise<SsoDomain>
  /** Where the browser goes, and the secret that it keeps meanwhile. @throws `not_found`, whatever is missing */
  start(where: SsoStartRequest): Promise<{ url: string; browserSecret: string }>
  /** @throws `sso_failed`, whatever is wrong */
  finish(returned: Returned): Promise<OpenedSession>
}

/** Seconds in which somebody signs in at the provider. */
export const attemptSeconds = 600

export function openSso(parts: SsoParts): Sso {
  const { openTenant } = parts
  const providers = openProviders(parts.egress)
  return {
    settings: (tenantId) => readSettings(openTenant(tenantId), parts),
    save: async (tenantId, request) => {
      const db = openTenant(tenantId)
      await expectProvider(request, parts, providers)
      await writeSettings(db, request, parts)
      return readSettings(db, parts)
    },
    remove: (tenantId) => clearSettings(openTenant(tenantId)),
    verifyDomain: (tenantId, domain) => verifyDomain(openTenant(tenantId), domain, parts),
    start: (where) => start(parts, providers, where),
    finish: (returned) => finish(parts, providers, returned),
  }
}

/** Found out when it is set, not when somebody wants to sign in. */
async function expectProvider(
  { issuer, client_id: clientId }: SsoRequest,
  { egress, log }: SsoParts,
  providers: Providers,
): Promise<void> {
  const refuse = (detail: string) =>
    new AppError('invalid_input', { detail, errors: [{ pointer: '/issuer', code: 'no_provider', detail }] })
  if (!issuer.startsWith('https:') && !egress.isExempt(issuer))
    throw refuse('The issuer must be an https address.')
  const client = { issuer, clientId, clientSecret: undefined }
  providers.forget(client)
  await providers.of(client).catch((cause: unknown) => {
    log.warn({ err: cause }, 'a provider for signing in was refused')
    throw refuse('There is no OpenID Connect provider at this issuer.')
  })
  providers.forget(client)
}

async function start(parts: SsoParts, providers: Providers, where: SsoStartRequest) {
  const tenantId = await tenantOf(parts, where)
  const db = parts.openTenant(tenantId)
  const settings = await findSettings(db)
  if (!settings || (await verifiedDomains(db)).size === 0) throw noSso()
  if (await parts.directory.hasEnded(tenantId)) throw noSso()
  const provider = await providerOf(parts, providers, db, settings)
  const browserSecret = randomBytes(32).toString('base64url')
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
  await db.delete('sso_attempts').where('expires_at', '<', new Date().toISOString()).execute()
  await db
    .insert('sso_attempts', {
      state_hash: hashSecret(state),
      browser_hash: hashSecret(browserSecret),
      nonce,
      verifier,
      issuer: settings.issuer,
      client_id: settings.client_id,
      expires_at: new Date(Date.now() + attemptSeconds * 1000).toISOString(),
    })
    .execute()
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: callbackUrl(tenantId, parts.publicUrl),
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...('email' in where && { login_hint: where.email }),
  })
  return { url: url.href, browserSecret }
}

async function tenantOf({ directory }: SsoParts, where: SsoStartRequest): Promise<TenantId> {
  if ('tenant_id' in where) {
    if (!isId(where.tenant_id)) throw noSso()
    return where.tenant_id as TenantId
  }
  const domain = where.email.slice(where.email.lastIndexOf('@') + 1)
  const tenantId = await directory.ssoTenantOfDomain(domain.toLowerCase())
  if (!tenantId) throw noSso()
  return tenantId
}

/** By the domain alone, so that it does not tell whether there is such a person. */
function noSso(): AppError {
  return new AppError('not_found', { detail: 'There is no single sign-on for this.' })
}

async function providerOf(
  { vault, log }: SsoParts,
  providers: Providers,
  db: TenantDb,
  settings: SsoRow,
): Promise<Configuration> {
  const { issuer, client_id: clientId } = settings
  const clientSecret = await clientSecretOf(db, settings, vault)
  return providers.of({ issuer, clientId, clientSecret }).catch((cause: unknown) => {
    log.warn({ err: cause }, 'a provider for signing in does not answer')
    throw new AppError('sso_failed', { cause })
  })
}

async function finish(parts: SsoParts, providers: Providers, returned: Returned): Promise<OpenedSession> {
  const { openTenant, directory, sessions, audit, log } = parts
  if (!isId(returned.tenantId)) throw new AppError('sso_failed')
  const db = openTenant(returned.tenantId as TenantId)
  const attempt = await takeAttempt(db, returned)
  const settings = attempt && (await findSettings(db))
  const isSame = settings?.issuer === attempt?.issuer && settings?.client_id === attempt?.client_id
  if (!attempt || !settings || !isSame || (await directory.hasEnded(db.tenantId)))
    throw new AppError('sso_failed')
  const refused = async (cause?: unknown) => {
    log.warn({ err: cause }, 'signing in through a provider was refused')
    const actor = { kind: 'system', id: null } as const
    await audit.record(db.tenantId, { actor, action: 'ssoRefused', address: returned.address })
    return new AppError('sso_failed', { cause })
  }
  const provider = await providerOf(parts, providers, db, settings)
  const vouched = await exchange(provider, attempt, returned, parts.publicUrl).catch(
    async (cause: unknown) => {
      throw await refused(cause)
    },
  )
  const linked = vouched && (await linkPerson(directory, db, settings, vouched))
  if (!linked) throw await refused()
  const session = await sessions.open({ id: linked.userId }, db.tenantId, returned.userAgent)
  await directory.noteSsoSession(session.id, db.tenantId)
  await audit.record(db.tenantId, entryOf(linked, returned))
  return session
}

function entryOf({ userId, joined, tookOver }: Linked, { address }: Returned) {
  const detail = { ...(joined && { joined }), ...(tookOver && { earlier_password_dropped: true }) }
  return { actor: { kind: 'member', id: userId } as const, action: 'logInBySso', detail, address }
}

/** Takes it out, so that it counts once, and only for the browser that began. */
async function takeAttempt(
  db: TenantDb,
  { query, browserSecret }: Returned,
): Promise<Row<'sso_attempts'> | undefined> {
  const state = query.get('state')
  if (!state || !browserSecret) return undefined
  return db
    .delete('sso_attempts')
    .where('state_hash', '=', hashSecret(state))
    .where('browser_hash', '=', hashSecret(browserSecret))
    .where('expires_at', '>', new Date().toISOString())
    .returningAll()
    .executeTakeFirst()
}

/** Who the provider says it is; null when it vouches for no address. */
async function exchange(
  provider: Configuration,
  attempt: Row<'sso_attempts'>,
  { tenantId, query }: Returned,
  publicUrl: string,
): Promise<Vouched | null> {
  const url = new URL(callbackUrl(tenantId, publicUrl))
  url.search = query.toString()
  const tokens = await authorizationCodeGrant(provider, url, {
    pkceCodeVerifier: attempt.verifier,
    expectedNonce: attempt.nonce,
    // Its hash was the key under which the attempt was found.
    expectedState: query.get('state') ?? '',
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) return null
  const hasMail = claims.email !== undefined || !provider.serverMetadata().userinfo_endpoint
  const told = hasMail ? claims : await fetchUserInfo(provider, tokens.access_token, claims.sub)
  const email = emailAddress.safeParse(told.email)
  if (!email.success || told.email_verified !== true) return null
  const name = typeof told.name === 'string' ? told.name.trim().slice(0, 100) : ''
  return { subject: claims.sub, email: email.data, name: name || null }
}
