/** Sessions of people, from making to revoking. */
import { type Kysely, sql } from 'kysely'
import type { NewRow, Row, Tables } from '../store/tables.ts'
import { isClosedToSession } from './needs-sso.ts'

export interface Refreshed {
  session: Row<'sessions'>
  /** `current`: the token may rotate. `previous`: the token before, within its grace. `reused`: later than that. */
  match: 'current' | 'previous' | 'reused'
  /** Whether the person still belongs to the session's tenant, and it is still there. */
  isOpen: boolean
}

/** Seconds for which the token before the current one is still good: two tabs may refresh at once. */
const refreshGraceSeconds = 30

const now = sql<string>`now()`

export function sessionLookUps(db: Kysely<Tables>) {
  return {
    /** @param epoch of the credentials used: had they changed meanwhile, none begins @returns whether it began */
    createSession: (session: NewRow<'sessions'>, epoch?: number): Promise<boolean> =>
      db.transaction().execute((trx) => createSession(trx, session, epoch)),

    sessionByRefresh: (hash: string): Promise<Refreshed | undefined> => sessionByRefresh(db, hash),

    /** Replaces the refresh token `from` by `to`; false when another request did so first. */
    rotateSession: async (
      id: string,
      { from, to }: { from: string; to: string },
      address: string | null,
    ): Promise<boolean> => {
      const result = await db
        .updateTable('sessions')
        .set({ refresh_hash: to, previous_hash: from, rotated_at: now, ...(address && { address }) })
        .where('id', '=', id)
        .where('refresh_hash', '=', from)
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    /** Opens another tenant in the session, and at the person's next log-in. */
    moveSession: (id: string, tenantId: string): Promise<void> =>
      db.transaction().execute((trx) => moveSession(trx, id, tenantId)),

    revokeSession: (id: string) =>
      db.updateTable('sessions').set({ revoked_at: now }).where('id', '=', id).execute(),

    /** Ids of a person's sessions in one tenant. */
    sessionsIn: async (userId: string, tenantId: string): Promise<string[]> => {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('user_id', '=', userId)
        .where('tenant_id', '=', tenantId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .execute()
      return rows.map(({ id }) => id)
    },

    /** Ends a person's sessions in one tenant; gives their ids. */
    endSessions: async (userId: string, tenantId: string): Promise<string[]> => {
      const ended = await db
        .updateTable('sessions')
        .set({ revoked_at: now })
        .where('user_id', '=', userId)
        .where('tenant_id', '=', tenantId)
        .where('revoked_at', 'is', null)
        .returning('id')
        .execute()
      return ended.map(({ id }) => id)
    },
  }
}

async function sessionByRefresh(db: Kysely<Tables>, hash: string): Promise<Refreshed | undefined> {
  const found = await db
    .selectFrom('sessions')
    .selectAll()
    .select((eb) => [
      sql<boolean>`rotated_at >= now() - ${refreshGraceSeconds} * interval '1 second'`.as('is_recent'),
      eb
        .exists(
          eb
            .selectFrom('members')
            .innerJoin('tenants', 'tenants.id', 'members.tenant_id')
            .select('members.user_id')
            .whereRef('members.tenant_id', '=', 'sessions.tenant_id')
            .whereRef('members.user_id', '=', 'sessions.user_id')
            .where('tenants.deleted_at', 'is', null)
            .where((eb) => eb.not(isClosedToSession)),
        )
        .as('is_open'),
    ])
    .where((eb) => eb.or([eb('refresh_hash', '=', hash), eb('previous_hash', '=', hash)]))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!found) return undefined
  const { is_recent, is_open, ...session } = found
  const isOpen = Boolean(is_open)
  if (session.refresh_hash === hash) return { session, match: 'current', isOpen }
  return { session, match: is_recent ? 'previous' : 'reused', isOpen }
}

/** Whoever changes credentials ends all sessions: none may begin behind that. */
async function createSession(
  trx: Kysely<Tables>,
  session: NewRow<'sessions'>,
  epoch: number | undefined,
): Promise<boolean> {
  if (epoch !== undefined) {
    // Whoever changes credentials holds this row until the sessions have ended.
    const same = await trx
      .selectFrom('users')
      .select('id')
      .where('id', '=', session.user_id)
      .where('credential_epoch', '=', epoch)
      .forShare()
      .executeTakeFirst()
    if (!same) return false
  }
  await trx.insertInto('sessions').values(session).execute()
  return true
}

async function moveSession(trx: Kysely<Tables>, id: string, tenantId: string): Promise<void> {
  const moved = await trx
    .updateTable('sessions')
    .set({ tenant_id: tenantId })
    .where('id', '=', id)
    .returning('user_id')
    .executeTakeFirst()
  if (!moved) return
  await trx.updateTable('users').set({ last_tenant_id: tenantId }).where('id', '=', moved.user_id).execute()
}
