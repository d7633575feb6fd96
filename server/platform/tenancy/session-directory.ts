/** Sessions of people, from making to revoking. */
import { type Kysely, sql } from 'kysely'
import type { NewRow, Row, Tables } from '../store/tables.ts'

export interface Refreshed {
  session: Row<'sessions'>
  /** `current`: the token may rotate. `previous`: the token before, within its grace. `reused`: later than that. */
  match: 'current' | 'previous' | 'reused'
}

/** Milliseconds for which the token before the current one is still good: two tabs may refresh at once. */
const refreshGraceMs = 30_000

export function sessionLookUps(db: Kysely<Tables>) {
  return {
    createSession: (session: NewRow<'sessions'>) => db.insertInto('sessions').values(session).execute(),

    sessionByRefresh: async (hash: string): Promise<Refreshed | undefined> => {
      const session = await db
        .selectFrom('sessions')
        .selectAll()
        .where((eb) => eb.or([eb('refresh_hash', '=', hash), eb('previous_hash', '=', hash)]))
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', sql<string>`now()`)
        .executeTakeFirst()
      if (!session) return undefined
      if (session.refresh_hash === hash) return { session, match: 'current' }
      const age = Date.now() - Date.parse(session.rotated_at)
      return { session, match: age <= refreshGraceMs ? 'previous' : 'reused' }
    },

    /** Replaces the refresh token `from` by `to`; false when another request did so first. */
    rotateSession: async (id: string, from: string, to: string): Promise<boolean> => {
      const result = await db
        .updateTable('sessions')
        .set({ refresh_hash: to, previous_hash: from, rotated_at: sql<string>`now()` })
        .where('id', '=', id)
        .where('refresh_hash', '=', from)
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    moveSession: (id: string, tenantId: string) =>
      db.updateTable('sessions').set({ tenant_id: tenantId }).where('id', '=', id).execute(),

    revokeSession: (id: string) =>
      db.updateTable('sessions').set({ revoked_at: sql<string>`now()` }).where('id', '=', id).execute(),

    /** Ids of a person's sessions in one tenant. */
    sessionsIn: async (userId: string, tenantId: string): Promise<string[]> => {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('user_id', '=', userId)
        .where('tenant_id', '=', tenantId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', sql<string>`now()`)
        .execute()
      return rows.map(({ id }) => id)
    },

    /** Ends a person's sessions in one tenant; gives their ids. */
    endSessions: async (userId: string, tenantId: string): Promise<string[]> => {
      const ended = await db
        .updateTable('sessions')
        .set({ revoked_at: sql<string>`now()` })
        .where('user_id', '=', userId)
        .where('tenant_id', '=', tenantId)
        .where('revoked_at', 'is', null)
        .returning('id')
        .execute()
      return ended.map(({ id }) => id)
    },
  }
}
