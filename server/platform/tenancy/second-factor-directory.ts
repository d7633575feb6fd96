/** Second factors of people: the sealed secret, the last code that was taken, the codes for the day it is lost. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'

export interface ConfirmedFactor {
  userId: string
  /** Sealed, as it was when its first code came. */
  secret: string
  step: number
  codeHashes: string[]
}

export function secondFactorLookUps(db: Kysely<Tables>) {
  return {
    secondFactor: (userId: string) => secondFactor(db, userId),

    /** Keeps a secret that is to be confirmed; false when another one is confirmed already. */
    offerFactor: async (userId: string, secret: string): Promise<boolean> => {
      const offered = await db
        .insertInto('second_factors')
        .values({ user_id: userId, secret })
        .onConflict((conflict) =>
          conflict
            .column('user_id')
            .doUpdateSet({ secret, last_step: 0, created_at: sql<string>`now()` })
            .where('second_factors.confirmed_at', 'is', null),
        )
        .executeTakeFirst()
      return (offered.numInsertedOrUpdatedRows ?? 0n) > 0n
    },

    /** False when it was confirmed before, or another secret took its place. */
    confirmFactor: (factor: ConfirmedFactor): Promise<boolean> =>
      db.transaction().execute((trx) => confirmFactor(trx, factor)),

    /** Takes the code of a time step; false when it, or a later one, was taken before. */
    takeStep: async (userId: string, step: number): Promise<boolean> => {
      const taken = await db
        .updateTable('second_factors')
        .set({ last_step: step })
        .where('user_id', '=', userId)
        .where('confirmed_at', 'is not', null)
        .where('last_step', '<', step)
        .executeTakeFirst()
      return taken.numUpdatedRows > 0n
    },

    takeRecoveryCode: async (userId: string, codeHash: string): Promise<boolean> => {
      const taken = await db
        .deleteFrom('recovery_codes')
        .where('user_id', '=', userId)
        .where('code_hash', '=', codeHash)
        .executeTakeFirst()
      return taken.numDeletedRows > 0n
    },

    replaceRecoveryCodes: (userId: string, codeHashes: string[]): Promise<void> =>
      db.transaction().execute((trx) => replaceCodes(trx, userId, codeHashes)),

    dropFactor: (userId: string): Promise<void> =>
      db.transaction().execute(async (trx) => {
        await dropFactor(trx, userId)
        await raiseEpoch(trx, userId)
      }),
  }
}

export async function dropFactor(trx: Transaction<Tables>, userId: string): Promise<void> {
  await trx.deleteFrom('second_factors').where('user_id', '=', userId).execute()
  await trx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
}

async function confirmFactor(
  trx: Transaction<Tables>,
  { userId, secret, step, codeHashes }: ConfirmedFactor,
): Promise<boolean> {
  const confirmed = await trx
    .updateTable('second_factors')
    .set({ confirmed_at: sql<string>`now()`, last_step: step })
    .where('user_id', '=', userId)
    .where('secret', '=', secret)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  if (confirmed.numUpdatedRows === 0n) return false
  await replaceCodes(trx, userId, codeHashes)
  await raiseEpoch(trx, userId)
  return true
}

async function replaceCodes(trx: Transaction<Tables>, userId: string, codeHashes: string[]): Promise<void> {
  await trx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  const rows = codeHashes.map((code_hash) => ({ user_id: userId, code_hash }))
  await trx.insertInto('recovery_codes').values(rows).execute()
}

async function raiseEpoch(trx: Transaction<Tables>, userId: string): Promise<void> {
  await trx
    .updateTable('users')
    .set({ credential_epoch: sql<number>`credential_epoch + 1` })
    .where('id', '=', userId)
    .execute()
}

function secondFactor(db: Kysely<Tables>, userId: string) {
  return db
    .selectFrom('second_factors')
    .select((eb) => [
      'secret',
      'confirmed_at',
      'last_step',
      eb
        .selectFrom('recovery_codes')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('recovery_codes.user_id', '=', 'second_factors.user_id')
        .as('codes_left'),
    ])
    .where('user_id', '=', userId)
    .executeTakeFirst()
}
