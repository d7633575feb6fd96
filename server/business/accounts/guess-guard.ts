/** Locks an account for a while when too many guesses at it fail, whether or not there is such an account. */
import { AppError } from '../../errors.ts'
import type { GuessRule } from '../../platform/tenancy/guess-directory.ts'
import type { SignInOutside } from './sign-in-parts.ts'

/** `password`: by strangers at the door; `present`: asked again of who is signed in, whom strangers cannot lock out. */
export type GuessKind = 'password' | 'present' | 'code'

export interface GuessGuard {
  /**
   * Counts a guess before it is looked at. @returns whether, should it fail, it is the one that locks the account first
   * @throws `rate_limited` while the account is locked
   */
  take(kind: GuessKind, who: string): Promise<boolean>
  /** The guess was right. */
  forget(kind: GuessKind, who: string): Promise<void>
}

const limitOf = { password: 'lockout', present: 'lockout', code: 'second_factor' } as const

export function openGuessGuard({
  directory,
  limits,
  secrets,
}: Pick<SignInOutside, 'directory' | 'limits' | 'secrets'>): GuessGuard {
  const subjectOf = (kind: GuessKind, who: string) =>
    `${kind}:${secrets.mac('guess', who.toLowerCase()).toString('base64url')}`
  return {
    take: async (kind, who) => {
      const name = limitOf[kind]
      const rule: GuessRule = { points: limits.pointsOf(name), seconds: limits.secondsOf(name) }
      const guess = await directory.takeGuess(subjectOf(kind, who), rule)
      if (guess.is_allowed) return guess.failures === rule.points
      throw new AppError('rate_limited', {
        detail: 'Too many tries failed. Wait a while, or choose a new password by mail.',
        retryAfter: Math.max(1, guess.locked_for),
      })
    },
    forget: async (kind, who) => {
      await directory.forgetGuesses(subjectOf(kind, who))
    },
  }
}
