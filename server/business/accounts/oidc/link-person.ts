/**
 * Finds or makes the account of whom a provider vouches for. The provider speaks for the mail domains that its business
 * showed to be its own, and for nobody else: an account reaches beyond one business.
 */

import { newId } from '../../../platform/store/new-id.ts'
import type { NewRow } from '../../../platform/store/tables.ts'
import type { Directory } from '../../../platform/tenancy/directory.ts'
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import { type SsoRow, verifiedDomains } from './sso-settings.ts'

/** What the provider says of who signed in. */
export interface Vouched {
  subject: string
  /** Normalised, and verified by the provider. */
  email: string
  name: string | null
}

export interface Linked {
  userId: string
  /** What happened beside signing in. */
  joined: boolean
  tookOver: boolean
}

type LinkDirectory = Pick<Directory, 'userById' | 'userByEmail' | 'createVerifiedUser' | 'proveAddress'>

/** @returns null when nobody may come in so */
export async function linkPerson(
  directory: LinkDirectory,
  db: TenantDb,
  settings: SsoRow,
  vouched: Vouched,
): Promise<Linked | null> {
  const domains = await verifiedDomains(db)
  if (!domains.has(domainOf(vouched.email))) return null
  const userId =
    (await knownBySubject(db, settings, vouched)) ?? (await knownByAddress(directory, settings, vouched))
  const user = userId && (await directory.userById(userId))
  // Whoever took their account along to another address is no longer the provider's to let in.
  if (!userId || !user || !domains.has(domainOf(user.email))) return null
  // The operator's people reach every business: the provider of one does not speak for them.
  if (user.is_super_admin) return null
  const isMember = await isMemberOf(db, userId)
  if (!isMember && !settings.auto_join) return null
  if (!(await keepIdentity(db, settings, vouched, userId))) return null
  // Whoever set a password or has a session without having shown the address to be theirs may be somebody else.
  const tookOver = user.email_verified_at === null && user.email.toLowerCase() === vouched.email
  if (tookOver) await directory.proveAddress(userId)
  if (!isMember) await join(db, userId, settings)
  return { userId, joined: !isMember, tookOver }
}

async function knownBySubject(
  db: TenantDb,
  { issuer }: SsoRow,
  { subject }: Vouched,
): Promise<string | undefined> {
  const row = await db
    .select('sso_identities')
    .select('user_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.user_id
}

async function knownByAddress(
  directory: LinkDirectory,
  { auto_join }: SsoRow,
  { email, name }: Vouched,
): Promise<string | undefined> {
  const user = await directory.userByEmail(email)
  if (user || !auto_join) return user?.id
  const made: NewRow<'users'> = { id: newId(), email, name, password_hash: null }
  if (await directory.createVerifiedUser(made)) return made.id
  return (await directory.userByEmail(email))?.id
}

/** An address is given to somebody new now and then: whoever had it before keeps the account. */
async function keepIdentity(
  db: TenantDb,
  { issuer }: SsoRow,
  { subject }: Vouched,
  userId: string,
): Promise<boolean> {
  await db
    .insert('sso_identities', { issuer, subject, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .select('sso_identities')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.subject === subject
}

async function isMemberOf(db: TenantDb, userId: string): Promise<boolean> {
  const row = await db.select('members').select('user_id').where('user_id', '=', userId).executeTakeFirst()
  return row !== undefined
}

async function join(db: TenantDb, userId: string, { default_role: role }: SsoRow): Promise<void> {
  await db
    .insert('members', { user_id: userId, role })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}
