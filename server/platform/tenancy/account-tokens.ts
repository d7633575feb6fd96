/** The account tokens of a tenant: several are active while its websites change from one to the next. */
import type { AccountToken } from '#wire'
import { AppError } from '../../errors.ts'
import { newAccountToken } from './account-token.ts'
import type { TenantDb } from './tenant-db.ts'

const most = 5

/** Those that are good, the oldest first. */
export async function listAccountTokens(db: TenantDb): Promise<AccountToken[]> {
  const rows = await active(db).orderBy('created_at').orderBy('token').execute()
  return rows.map(shown)
}

/** @throws `limit_reached` */
export function addAccountToken(db: TenantDb): Promise<AccountToken> {
  return db.transaction(async (trx) => {
    const held = await active(trx).forUpdate().execute()
    if (held.length >= most) throw new AppError('limit_reached')
    const added = await trx
      .insert('account_tokens', { token: newAccountToken() })
      .returning(['token', 'created_at'])
      .executeTakeFirstOrThrow()
    return shown(added)
  })
}

/** @throws `not_found`; `last_account_token` */
export function revokeAccountToken(db: TenantDb, token: string): Promise<void> {
  return db.transaction(async (trx) => {
    // Every one is locked in the same order: of two revoked at once, the second sees that the other is gone.
    const held = await active(trx).orderBy('token').forUpdate().execute()
    if (!held.some((row) => row.token === token)) throw new AppError('not_found')
    if (held.length === 1) throw new AppError('last_account_token')
    await trx
      .update('account_tokens')
      .set({ revoked_at: new Date().toISOString() })
      .where('token', '=', token)
      .execute()
  })
}

function active(db: TenantDb) {
  return db.select('account_tokens').select(['token', 'created_at']).where('revoked_at', 'is', null)
}

function shown({ token, created_at }: { token: string; created_at: string }): AccountToken {
  return { id: token, created_at }
}
