/** The secrets with which the server of a business proves who its visitors are: two at most, so that one can follow the other. */
import type { IdentityMode, IdentitySecret, NewIdentitySecret } from '#wire'
import { AppError } from '../../errors.ts'
import type { Vault } from '../secrets/vault.ts'
import { randomBase62 } from '../tenancy/account-token.ts'
import type { TenantDb } from '../tenancy/tenant-db.ts'

/** A secret in the clear, for checking a proof. */
export interface IdentityKey {
  kid: string
  secret: string
}

const most = 2

/** The oldest first. */
export function listIdentitySecrets(db: TenantDb): Promise<IdentitySecret[]> {
  return db.select('identity_secrets').select(shown).orderBy('created_at').orderBy('kid').execute()
}

/** @throws `limit_reached` */
export async function addIdentitySecret(db: TenantDb, vault: Vault): Promise<NewIdentitySecret> {
  const kid = `ik_${randomBase62(12)}`
  const secret = `ids_${randomBase62(43)}`
  const sealed = await vault.seal(placeOf(db, kid), secret)
  const made = await db.transaction(async (trx) => {
    // Two that are made at once wait for each other here.
    await trx.own().select('id').forUpdate().executeTakeFirst()
    const held = await trx.select('identity_secrets').select('kid').execute()
    if (held.length >= most) throw new AppError('limit_reached')
    return trx
      .insert('identity_secrets', { kid, secret: sealed, last4: secret.slice(-4) })
      .returning(shown)
      .executeTakeFirstOrThrow()
  })
  return { ...made, secret }
}

/** What it signed is refused from now on. @throws `not_found` */
export async function revokeIdentitySecret(db: TenantDb, kid: string): Promise<void> {
  const { numDeletedRows } = await db.delete('identity_secrets').where('kid', '=', kid).executeTakeFirst()
  if (numDeletedRows === 0n) throw new AppError('not_found')
}

/** Those that are good, in the clear. */
export async function identityKeysOf(db: TenantDb, vault: Vault): Promise<IdentityKey[]> {
  const rows = await db.select('identity_secrets').select(['kid', 'secret']).orderBy('created_at').execute()
  return Promise.all(
    rows.map(async ({ kid, secret }) => ({ kid, secret: await vault.open(placeOf(db, kid), secret) })),
  )
}

/** Notes that a secret is in use, at most once an hour, so that its owner sees when another one may follow it. */
export async function noteSecretUse(db: TenantDb, kid: string): Promise<void> {
  const now = Date.now()
  await db
    .update('identity_secrets')
    .set({ last_used_at: new Date(now).toISOString() })
    .where('kid', '=', kid)
    .where((eb) =>
      eb.or([
        eb('last_used_at', 'is', null),
        eb('last_used_at', '<', new Date(now - 3_600_000).toISOString()),
      ]),
    )
    .execute()
}

export async function identityModeOf(db: TenantDb): Promise<IdentityMode> {
  const { identity_mode } = await db.own().select('identity_mode').executeTakeFirstOrThrow()
  return identity_mode
}

export async function setIdentityMode(db: TenantDb, mode: IdentityMode): Promise<void> {
  await db.updateOwn().set({ identity_mode: mode }).execute()
}

const shown = ['kid', 'last4', 'created_at', 'last_used_at'] as const

function placeOf({ tenantId }: TenantDb, row: string) {
  return { tenantId, table: 'identity_secrets', column: 'secret', row }
}
