/** Guesses at passwords and codes, counted by the database's clock so that no restart and no other instance forgets them. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'

export interface Guess {
  /** False while the subject is locked: the guess must not be looked at. */
  is_allowed: boolean
  /** Guesses in a row that were not taken back by a right one, this one among them. */
  failures: number
  /** Seconds until the lock opens. */
  locked_for: number
}

export interface GuessRule {
  /** Failures in a row after which the subject is locked. */
  points: number
  /** A pause of this length begins a new row, unless the subject was locked. */
  seconds: number
}

/** The first lock; each further failure doubles it, up to an hour. A locked subject begins anew after a day of quiet. */
const firstLockSeconds = 60
const mostDoublings = 6

export function guessLookUps(db: Kysely<Tables>) {
  return {
    /** Counts a guess before it is looked at, so that many at once count as many. */
    takeGuess: async (subject: string, { points, seconds }: GuessRule): Promise<Guess> => {
      const failures = sql<number>`case
        when guesses.locked_until > now() then guesses.failures
        when guesses.failed_at < now() - case when guesses.failures >= ${points}
          then interval '1 day' else ${seconds} * interval '1 second' end then 1
        else guesses.failures + 1 end`
      const lock = (count: unknown) => sql<string | null>`case when ${count}::int >= ${points}::int
        then now() + ${firstLockSeconds} * 2 ^ least(${count}::int - ${points}::int, ${mostDoublings}::int)
          * interval '1 second' end`
      return db
        .insertInto('guesses')
        .values({ subject, failures: 1, failed_at: sql<string>`now()`, locked_until: lock(1) })
        .onConflict((conflict) =>
          conflict.column('subject').doUpdateSet({
            failures,
            failed_at: sql<string>`case when guesses.locked_until > now() then guesses.failed_at else now() end`,
            locked_until: sql<string | null>`case when guesses.locked_until > now()
              then guesses.locked_until else ${lock(failures)} end`,
          }),
        )
        .returning([
          'failures',
          sql<boolean>`failed_at = now()`.as('is_allowed'),
          sql<number>`coalesce(ceil(extract(epoch from locked_until - now()))::int, 0)`.as('locked_for'),
        ])
        .executeTakeFirstOrThrow()
    },

    /** The guess was right, or the person proved themselves otherwise. Old rows of others go with it. */
    forgetGuesses: (subject: string) =>
      db
        .deleteFrom('guesses')
        .where((eb) =>
          eb.or([eb('subject', '=', subject), eb('failed_at', '<', sql<string>`now() - interval '2 days'`)]),
        )
        .execute(),
  }
}
