/** The sessions of one person, and which of many are still good. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'

/** One session, or all but one; absent: all. */
export type SessionChoice = { only: string } | { except: string }

const now = sql<string>`now()`

export function personSessionLookUps(db: Kysely<Tables>) {
  return {
    /** Sessions of a person that have not ended, the one used last first. */
    sessionsOfUser: (userId: string) =>
      db
        .selectFrom('sessions')
        .select(['id', 'user_agent', 'address', 'created_at', 'rotated_at', 'expires_at'])
        .where('user_id', '=', userId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('rotated_at', 'desc')
        .limit(200)
        .execute(),

    /** Whether somebody signed in for this session, which refreshing it is not, so lately. */
    isSessionFresh: async (id: string, seconds: number): Promise<boolean> => {
      const row = await db
        .selectFrom('sessions')
        .select('id')
        .where('id', '=', id)
        .where(sql<boolean>`created_at > now() - ${seconds} * interval '1 second'`)
        .executeTakeFirst()
      return row !== undefined
    },

    /** @returns the ids of those that ended */
    endSessionsOf: (userId: string, which?: SessionChoice): Promise<string[]> =>
      endSessionsOf(db, userId, which),
  }
}

export async function endSessionsOf(
  db: Kysely<Tables>,
  userId: string,
  which?: SessionChoice,
): Promise<string[]> {
  let query = db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
  if (which && 'only' in which) query = query.where('id', '=', which.only)
  if (which && 'except' in which) query = query.where('id', '<>', which.except)
  const ended = await query.returning('id').execute()
  return ended.map(({ id }) => id)
}
