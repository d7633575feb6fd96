/** The sessions of a person, as they see and end them. */
import type { PersonSession } from '#wire'
import { AppError } from '../../errors.ts'
import type { Person } from '../../platform/http/route.ts'
import { isId } from '../../platform/store/new-id.ts'
import type { SessionChoice } from '../../platform/tenancy/person-session-directory.ts'
import { deviceOf } from './device-of.ts'
import type { SignInRooms } from './sign-in.ts'
import type { SignInClient } from './sign-in-parts.ts'

export interface PersonSessions {
  listSessions(person: Person): Promise<PersonSession[]>
  /** @throws `not_found` for a session of somebody else */
  endSession(person: Person, id: string, client?: SignInClient): Promise<void>
  endOtherSessions(person: Person, client?: SignInClient): Promise<{ ended: number }>
  /** Ends every session of a person, for whatever reason. */
  endSessionsOf(userId: string, client?: SignInClient): Promise<{ ended: number }>
}

export function openPersonSessions({
  directory,
  callers,
  notes,
}: Pick<SignInRooms, 'directory' | 'callers' | 'notes'>): PersonSessions {
  const end = async (userId: string, which: SessionChoice | undefined, client: SignInClient | undefined) => {
    const ended = await directory.endSessionsOf(userId, which)
    for (const id of ended) callers.forget(id)
    if (ended.length > 0) {
      await notes.note(userId, 'sessions.ended', { client, detail: { count: ended.length } })
    }
    return ended.length
  }
  return {
    listSessions: async ({ sessionId: current, userId }) =>
      (await directory.sessionsOfUser(userId)).map(({ id, user_agent, address, created_at, rotated_at }) => ({
        id,
        device: deviceOf(user_agent),
        address,
        created_at,
        last_used_at: rotated_at,
        current: id === current,
      })),
    endSession: async ({ userId }, id, client) => {
      if (!isId(id) || (await end(userId, { only: id }, client)) === 0) throw new AppError('not_found')
    },
    endOtherSessions: async ({ sessionId, userId }, client) => ({
      ended: await end(userId, { except: sessionId }, client),
    }),
    endSessionsOf: async (userId, client) => ({ ended: await end(userId, undefined, client) }),
  }
}
