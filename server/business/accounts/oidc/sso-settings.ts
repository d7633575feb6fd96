/** How the members of a business sign in through its provider: settings, mail domains, the sealed secret. */
import type { SsoDomain, SsoRequest, SsoSettings } from '#wire'
import { AppError } from '../../../errors.ts'
import type { Secrets } from '../../../platform/secrets/open-secrets.ts'
import type { Vault } from '../../../platform/secrets/vault.ts'
import type { Row } from '../../../platform/store/tables.ts'
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'

export type SsoRow = Row<'sso_settings'>

export interface SettingsParts {
  vault: Vault
  secrets: Pick<Secrets, 'mac' | 'verifyMac'>
  /** TXT records of a name; null when its DNS does not answer. */
  resolveTxt: (name: string) => Promise<string[] | null>
  /** Address of this server, as people reach it. */
  publicUrl: string
}

export function findSettings(db: TenantDb): Promise<SsoRow | undefined> {
  return db.select('sso_settings').selectAll().executeTakeFirst()
}

/** @throws `not_found` where nothing is set */
export async function readSettings(db: TenantDb, parts: SettingsParts): Promise<SsoSettings> {
  const row = await findSettings(db)
  if (!row) throw new AppError('not_found')
  const { tenant_id, client_secret, ...shown } = row
  const domains = await db.select('sso_domains').select(['domain', 'verified_at']).orderBy('domain').execute()
  return {
    ...shown,
    has_client_secret: client_secret !== null,
    domains: domains.map((each) => ({ ...each, ...recordOf(tenant_id, each.domain, parts) })),
    callback_url: callbackUrl(tenant_id, parts.publicUrl),
  }
}

export async function writeSettings(
  db: TenantDb,
  request: SsoRequest,
  { vault }: SettingsParts,
): Promise<void> {
  const { domains: wanted, client_secret, ...rest } = request
  const domains = [...new Set(wanted)]
  const before = await findSettings(db)
  const isSame = before?.issuer === rest.issuer && before.client_id === rest.client_id
  // A secret goes to the provider that it was given for, and to no other.
  const kept = isSame ? before.client_secret : null
  const sealed = typeof client_secret === 'string' ? await vault.seal(placeOf(db), client_secret) : null
  const values = {
    ...rest,
    client_secret: client_secret === undefined ? kept : sealed,
    updated_at: new Date().toISOString(),
  }
  await db.transaction(async (trx) => {
    await trx
      .insert('sso_settings', values)
      .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(values))
      .execute()
    await replaceDomains(trx, domains)
    if (rest.required && !(await hasVerifiedDomain(trx))) throw new AppError('invalid_input', domainFirst)
  })
}

const domainFirst = {
  detail: 'Show first that a mail domain is yours; nobody could sign in otherwise.',
  errors: [{ pointer: '/required', code: 'no_verified_domain', detail: 'No mail domain is verified.' }],
}

export async function clearSettings(db: TenantDb): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.delete('sso_settings').execute()
    await trx.delete('sso_domains').execute()
    await trx.delete('sso_identities').execute()
    await trx.delete('sso_attempts').execute()
  })
}

/** Looks for the TXT record now. @throws `not_found` for a domain that is not in the settings */
export async function verifyDomain(db: TenantDb, domain: string, parts: SettingsParts): Promise<SsoDomain> {
  const own = () => db.select('sso_domains').select(['domain', 'verified_at']).where('domain', '=', domain)
  const row = await own().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  const record = recordOf(db.tenantId, domain, parts)
  const isThere = await isProven(db.tenantId, domain, parts)
  const verified_at = isThere ? (row.verified_at ?? new Date().toISOString()) : row.verified_at
  if (isThere) {
    const now = new Date().toISOString()
    await db
      .update('sso_domains')
      .set({ verified_at, checked_at: now, missed: 0 })
      .where('domain', '=', domain)
      .execute()
  }
  return { domain, verified_at, ...record }
}

/** Whether the domain's DNS names the business; null when it does not answer. */
export async function isProven(
  tenantId: string,
  domain: string,
  parts: Pick<SettingsParts, 'secrets' | 'resolveTxt'>,
): Promise<boolean | null> {
  const texts = await parts.resolveTxt(recordOf(tenantId, domain, parts).txt_name)
  return texts?.some((text) => speaksFor(text, tenantId, domain, parts)) ?? null
}

/** Mail domains that were shown to be the business's own. */
export async function verifiedDomains(db: TenantDb): Promise<Set<string>> {
  const rows = await db.select('sso_domains').select('domain').where('verified_at', 'is not', null).execute()
  return new Set(rows.map(({ domain }) => domain))
}

/** The secret in the clear, for the provider alone; undefined for a public client. */
export async function clientSecretOf(db: TenantDb, row: SsoRow, vault: Vault): Promise<string | undefined> {
  return row.client_secret === null ? undefined : vault.open(placeOf(db), row.client_secret)
}

/** Each business has its own, so that what was meant for one is refused by the provider of another. */
export function callbackUrl(tenantId: string, publicUrl: string): string {
  return `${publicUrl}/api/v1/auth/oidc/${tenantId}/callback`
}

async function replaceDomains(db: TenantDb, domains: string[]): Promise<void> {
  await db
    .delete('sso_domains')
    .where('domain', 'not in', domains.length > 0 ? domains : [''])
    .execute()
  if (domains.length === 0) return
  const rows = domains.map((domain) => ({ domain }))
  await db
    .insert('sso_domains', rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function hasVerifiedDomain(db: TenantDb): Promise<boolean> {
  return (await verifiedDomains(db)).size > 0
}

function placeOf({ tenantId }: TenantDb) {
  return { tenantId, table: 'sso_settings', column: 'client_secret', row: tenantId }
}

const mark = 'deskbell-domain='

function recordOf(tenantId: string, domain: string, { secrets }: Pick<SettingsParts, 'secrets'>) {
  const code = secrets.mac('domain', claimOf(tenantId, domain)).toString('hex')
  return { txt_name: `_deskbell.${domain}`, txt_value: `${mark}${code}` }
}

/** Also under an older key: the record stays in the DNS when SECRET_KEY changes. */
function speaksFor(
  text: string,
  tenantId: string,
  domain: string,
  { secrets }: Pick<SettingsParts, 'secrets'>,
): boolean {
  const code = text.startsWith(mark) ? text.slice(mark.length) : ''
  if (!/^[0-9a-f]{64}$/.test(code)) return false
  return secrets.verifyMac('domain', claimOf(tenantId, domain), Buffer.from(code, 'hex'))
}

function claimOf(tenantId: string, domain: string): string {
  return JSON.stringify([tenantId, domain])
}
