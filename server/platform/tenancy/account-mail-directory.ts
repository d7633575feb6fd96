/** Mails about people's accounts that are to be sent, and the links in them: each is good once. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { AccountMailKind } from '../store/sign-in-tables.ts'
import type { Row, Tables } from '../store/tables.ts'
import { endSessionsOf } from './person-session-directory.ts'
import { dropFactor } from './second-factor-directory.ts'

export type LinkKind = 'verify_email' | 'password_reset' | 'magic_link'

/** A link that was good, and is used up. */
export interface UsedLink {
  userId: string
  nextPath: string | null
  /** Sessions that ended with it. */
  ended: string[]
}

export interface NewToken {
  userId: string
  hash: string
  lifeSeconds: number
}

const now = sql<string>`now()`

export function accountMailLookUps(db: Kysely<Tables>) {
  return {
    /** Notes that a mail is wanted. The same work for known and unknown addresses. */
    wantAccountMail: (mail: { id: string; kind: AccountMailKind; email: string; next_path: string | null }) =>
      db.insertInto('account_mails').values(mail).execute(),

    accountMail: (id: string) =>
      db.selectFrom('account_mails').selectAll().where('id', '=', id).executeTakeFirst(),

    /** Forgets a mail, and with it all that nobody can use any more. */
    forgetAccountMail: (id: string) =>
      db
        .deleteFrom('account_mails')
        .where((eb) =>
          eb.or([eb('id', '=', id), eb('created_at', '<', sql<string>`now() - interval '2 days'`)]),
        )
        .execute(),

    /** Gives the mail its token, and takes those before it away; false when a later mail has one already. */
    giveToken: (mail: Pick<Row<'account_mails'>, 'id' | 'kind'>, token: NewToken): Promise<boolean> =>
      db.transaction().execute((trx) => giveToken(trx, mail, token)),

    /** Whom a link is for, without using it up. */
    holderOfLink: (kind: LinkKind, tokenHash: string) =>
      db
        .selectFrom('account_mails')
        .innerJoin('users', 'users.id', 'account_mails.user_id')
        .select(['users.id', 'users.email', 'password_hash', 'email_verified_at'])
        .where('kind', '=', kind)
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst(),

    /**
     * Uses up a link that proves the address. Had nobody proven it before, what was set until then may be a stranger's
     * and goes: password, second factor, sessions.
     * @param isTheirs who holds the link has shown that the password is their own
     */
    useLink: (kind: LinkKind, tokenHash: string, isTheirs = false): Promise<UsedLink | undefined> =>
      db.transaction().execute(async (trx) => {
        const used = await take(trx, kind, tokenHash)
        if (!used) return undefined
        const ended = await proveAddress(trx, used.userId, isTheirs)
        return { ...used, ended }
      }),

    /** Uses up a link and sets the password; every session ends. */
    resetPassword: (tokenHash: string, passwordHash: string): Promise<UsedLink | undefined> =>
      db.transaction().execute((trx) => resetPassword(trx, tokenHash, passwordHash)),

    /** Says that the person's address is theirs, told by somebody who knows; see {@link proveAddress}. */
    proveAddress: (userId: string): Promise<string[]> =>
      db.transaction().execute((trx) => proveAddress(trx, userId, false)),
  }
}

async function giveToken(
  trx: Transaction<Tables>,
  { id, kind }: Pick<Row<'account_mails'>, 'id' | 'kind'>,
  { userId, hash, lifeSeconds }: NewToken,
): Promise<boolean> {
  // Two mails of one person take turns here.
  await trx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute()
  const later = await trx
    .selectFrom('account_mails')
    .select('id')
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('id', '>', id)
    .executeTakeFirst()
  if (later) return false
  await trx
    .deleteFrom('account_mails')
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('id', '<', id)
    .execute()
  const given = await trx
    .updateTable('account_mails')
    .set({
      user_id: userId,
      token_hash: hash,
      expires_at: sql<string>`now() + ${lifeSeconds} * interval '1 second'`,
    })
    .where('id', '=', id)
    .executeTakeFirst()
  return given.numUpdatedRows > 0n
}

async function resetPassword(
  trx: Transaction<Tables>,
  tokenHash: string,
  passwordHash: string,
): Promise<UsedLink | undefined> {
  const used = await take(trx, 'password_reset', tokenHash)
  if (!used) return undefined
  const proven = await proveAddress(trx, used.userId, false)
  // Before the sessions end: who logs in with the old password at this moment waits here, and is refused.
  await trx
    .updateTable('users')
    .set({ password_hash: passwordHash, credential_epoch: sql<number>`credential_epoch + 1` })
    .where('id', '=', used.userId)
    .execute()
  const ended = [...proven, ...(await endSessionsOf(trx, used.userId))]
  await trx
    .deleteFrom('account_mails')
    .where('user_id', '=', used.userId)
    .where('kind', 'in', ['password_reset', 'magic_link'])
    .execute()
  return { ...used, ended }
}

async function take(trx: Transaction<Tables>, kind: LinkKind, tokenHash: string) {
  const taken = await trx
    .deleteFrom('account_mails')
    .where('kind', '=', kind)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returning(['user_id', 'next_path'])
    .executeTakeFirst()
  return taken?.user_id ? { userId: taken.user_id, nextPath: taken.next_path } : undefined
}

/** @returns the sessions that ended */
async function proveAddress(trx: Transaction<Tables>, userId: string, isTheirs: boolean): Promise<string[]> {
  const proven = await trx
    .updateTable('users')
    .set({ email_verified_at: now, ...(!isTheirs && { password_hash: null }) })
    .where('id', '=', userId)
    .where('email_verified_at', 'is', null)
    .executeTakeFirst()
  if (proven.numUpdatedRows === 0n || isTheirs) return []
  await trx
    .updateTable('users')
    .set({ credential_epoch: sql<number>`credential_epoch + 1` })
    .where('id', '=', userId)
    .execute()
  await dropFactor(trx, userId)
  return endSessionsOf(trx, userId)
}
