/** A business with its people as the directory sees them: a row of each kind that a look-up across tenants can reach. */
import { randomUUID } from 'node:crypto'
import { newId } from '../../platform/store/new-id.ts'
import type { Store } from '../../platform/store/open-store.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import { type TenantDb, type TenantId, tenantOpener } from '../../platform/tenancy/tenant-db.ts'

export interface Person {
  id: string
  email: string
  session: string
  refreshHash: string
}

export interface Side {
  /** Stands in every text. */
  canary: string
  tenant: TenantId
  /** Has a second factor, and a session that the provider of the business opened. */
  owner: Person
  /** An agent whose second factor is not confirmed, and whose address is not proven. */
  agent: Person
  /** Belongs to no business. */
  homeless: string
  accountToken: string
  signupKey: string
  keyId: string
  keyHash: string
  invitationHash: string
  /** A mail without a token yet. */
  mail: { id: string; kind: 'magic_link' }
  /** Hashes of the tokens of mails, by kind. */
  links: Record<'verify_email' | 'password_reset' | 'magic_link', string>
  guess: string
  domain: string
}

const later = '2999-01-01T00:00:00Z'

export async function furnishSide(store: Store, directory: Directory): Promise<Side> {
  const canary = `canary${randomUUID().replaceAll('-', '')}`
  const side = namesOf(canary)
  const { owner, tenant: id } = side
  const user = { id: owner.id, email: owner.email, name: canary, password_hash: canary }
  const tenant = { id, name: canary, status: 'trial' as const, plan: 'free', signup_key: side.signupKey }
  await directory.createBusiness({ tenant, user, token: side.accountToken }, (db) => fillTenant(db, side))
  await directory.createVerifiedUser({ id: side.homeless, email: `homeless@${side.domain}`, name: canary })
  await signPeopleIn(directory, side)
  await sendMails(directory, side)
  const db = tenantOpener(store)(id)
  await db.insert('data_keys', { wrapped: canary, wrapped_by: canary }).execute()
  await writeOldEntry(db, canary)
  return side
}

function namesOf(canary: string): Side {
  const person = (name: string): Person => ({
    id: newId(),
    email: `${name}@${canary}.example`,
    session: newId(),
    refreshHash: `refresh ${name} ${canary}`,
  })
  return {
    canary,
    tenant: newId() as TenantId,
    owner: person('owner'),
    agent: person('agent'),
    homeless: newId(),
    accountToken: `acct_${canary}`,
    signupKey: `sign-up ${canary}`,
    keyId: newId(),
    keyHash: `key ${canary}`,
    invitationHash: `invitation ${canary}`,
    mail: { id: '', kind: 'magic_link' },
    links: {
      verify_email: `verify ${canary}`,
      password_reset: `reset ${canary}`,
      magic_link: `magic ${canary}`,
    },
    guess: `guess ${canary}`,
    domain: `${canary}.example`,
  }
}

async function fillTenant(
  db: TenantDb,
  { canary, keyId, keyHash, invitationHash, domain }: Side,
): Promise<void> {
  const key = { id: keyId, key_hash: keyHash, name: canary, prefix: 'dk_', last4: 'last', scopes: [] }
  await db.insert('api_keys', key).execute()
  const invited = { id: newId(), email: `invited@${domain}`, role: 'viewer' as const, expires_at: later }
  await db.insert('invitations', { ...invited, token_hash: invitationHash }).execute()
  const taken = { ...invited, id: newId(), email: `agent@${domain}`, role: 'agent' as const }
  await db.insert('invitations', { ...taken, token_hash: `used ${invitationHash}` }).execute()
  const ways = { auto_join: false, default_role: 'viewer' as const, required: true }
  await db.insert('sso_settings', { issuer: `https://${domain}`, client_id: canary, ...ways }).execute()
  await db.insert('sso_domains', { domain, verified_at: new Date().toISOString() }).execute()
}

async function signPeopleIn(directory: Directory, side: Side): Promise<void> {
  const { canary, tenant, owner, agent } = side
  const invited = { id: agent.id, email: agent.email, name: canary, password_hash: canary }
  await directory.acceptInvitation(`used ${side.invitationHash}`, invited)
  for (const { id, session, refreshHash } of [owner, agent]) {
    await directory.createSession({
      id: session,
      user_id: id,
      tenant_id: tenant,
      refresh_hash: refreshHash,
      expires_at: later,
    })
    await directory.offerFactor(id, canary)
  }
  await directory.confirmFactor({ userId: owner.id, secret: canary, step: 1, codeHashes: [canary] })
  await directory.noteSsoSession(owner.session, tenant)
  const view = { id: newId(), session_id: owner.session, user_id: owner.id, reason: canary, ends_at: later }
  await directory.startView({ tenant_id: tenant, ...view })
}

async function sendMails(directory: Directory, { agent: { id: userId, email }, links, mail, guess }: Side) {
  for (const kind of ['verify_email', 'password_reset', 'magic_link'] as const) {
    const wanted = { id: newId(), kind }
    await directory.wantAccountMail({ ...wanted, email, next_path: null })
    await directory.giveToken(wanted, { userId, hash: links[kind], lifeSeconds: 3600 })
  }
  mail.id = newId()
  await directory.wantAccountMail({ ...mail, email, next_path: null })
  await directory.takeGuess(guess, { points: 3, seconds: 60 })
}

/** An entry of the audit log that is too old to be kept. */
async function writeOldEntry(db: TenantDb, canary: string): Promise<void> {
  await db.insert('audit_heads', { seq: 1, hash: canary, keep_days: 90 }).execute()
  const entry = { at: '2000-01-01T00:00:00Z', actor_kind: 'system' as const, action: canary, detail: '{}' }
  await db.insert('audit_log', { seq: 1, hash: canary, ...entry }).execute()
}
