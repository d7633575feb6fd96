/** Switching two-step sign-in on and off: each change asks again for what only the person knows. */
import type { TotpEnrolment, TotpState } from '#wire'
import { AppError } from '../../errors.ts'
import { inBackground } from '../../log.ts'
import type { Person } from '../../platform/http/route.ts'
import type { Credentials } from './credentials.ts'
import { wrongField } from './new-password.ts'
import type { SignInRooms } from './sign-in.ts'
import type { SignInClient } from './sign-in-parts.ts'

/** Either proves that who is signed in is the person. */
export interface TwoStepProof {
  password?: string | undefined
  code?: string | undefined
}

export interface TwoStep {
  totpState(userId: string): Promise<TotpState>
  /**
   * @throws `second_factor_on`; `invalid_input` when the person has a password and it is not this; `forbidden` when there
   * is none, and the session was not opened just now
   */
  enrolTotp(person: Person, password: string | undefined): Promise<TotpEnrolment>
  /** @returns the recovery codes @throws `invalid_input` when the code is wrong */
  confirmTotp(userId: string, code: string, client?: SignInClient): Promise<string[]>
  disableTotp(person: Person, proof: TwoStepProof, client?: SignInClient): Promise<void>
  /** @returns new recovery codes; the old ones are no longer good */
  renewRecoveryCodes(person: Person, proof: TwoStepProof, client?: SignInClient): Promise<string[]>
}

/** Where there is no password to ask for, having just signed in is what a session found open does not show. */
const freshSeconds = 600
const signInAgain = () =>
  new AppError('forbidden', {
    detail: 'Sign in again first: you have no password, and this session is older than ten minutes.',
  })
const wrongCode = () => wrongField('/code', 'wrong', 'The code is not right, or was used before.')
const codeNeeded = () =>
  wrongField('/code', 'needed', 'A code is needed: you came in through a provider, without your second step.')

export function openTwoStep(rooms: SignInRooms, credentials: Pick<Credentials, 'demandPassword'>): TwoStep {
  const { directory, factors, guesses, notes, post, log } = rooms
  const changed = async (userId: string, action: string, client: SignInClient | undefined) => {
    await notes.note(userId, action, { client })
    const user = await directory.userById(userId)
    if (user) inBackground(log, 'telling of two-step sign-in', post.send('second_factor_changed', user.email))
  }
  const demandProof = async ({ sessionId, userId }: Person, { password, code }: TwoStepProof) => {
    if (code === undefined) {
      // Who can set a new password by mail could else be rid of the second factor as well.
      if (await directory.lacksSecondFactor(sessionId)) throw codeNeeded()
      return credentials.demandPassword(userId, password, '/password')
    }
    await guesses.take('code', userId)
    if (!(await factors.take(userId, code))) throw wrongCode()
    await guesses.forget('code', userId)
  }
  return {
    totpState: factors.state,
    enrolTotp: async ({ sessionId, userId }, password) => {
      const user = await directory.userById(userId)
      if (!user) throw new AppError('unauthorized')
      if (user.password_hash) await credentials.demandPassword(userId, password, '/password')
      else if (!(await directory.isSessionFresh(sessionId, freshSeconds))) throw signInAgain()
      return factors.offer(user)
    },
    confirmTotp: async (userId, code, client) => {
      await guesses.take('code', userId)
      const codes = await factors.confirm(userId, code)
      if (!codes) throw wrongCode()
      await guesses.forget('code', userId)
      await changed(userId, 'second_factor.on', client)
      return codes
    },
    disableTotp: async (person, proof, client) => {
      const { userId } = person
      await demandProof(person, proof)
      await factors.drop(userId)
      await changed(userId, 'second_factor.off', client)
    },
    renewRecoveryCodes: async (person, proof, client) => {
      const { userId } = person
      await demandProof(person, proof)
      const codes = await factors.renewCodes(userId)
      if (!codes) throw new AppError('not_found', { detail: 'Two-step sign-in is off.' })
      await changed(userId, 'recovery_codes.renewed', client)
      return codes
    },
  }
}
