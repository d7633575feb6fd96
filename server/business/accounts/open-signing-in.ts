/** All that a person needs to come in, to stay in, and to keep others out. */
import { type AccountPost, openAccountPost } from './account-post.ts'
import { type Credentials, openCredentials } from './credentials.ts'
import { openGuessGuard } from './guess-guard.ts'
import { openPersonSessions, type PersonSessions } from './person-sessions.ts'
import { openSecondFactors } from './second-factors.ts'
import { openSecurityNotes } from './security-notes.ts'
import { openSignIn, type SignIn, type SignInRooms } from './sign-in.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { openTwoStep, type TwoStep } from './two-step.ts'

export interface SigningIn extends SignIn, Credentials, PersonSessions, TwoStep {
  /** Has a mail about the person's account sent. */
  sendAccountMail: AccountPost['send']
}

export function openSigningIn(parts: SignInParts): SigningIn {
  const rooms: SignInRooms = {
    ...parts,
    guesses: openGuessGuard(parts),
    notes: openSecurityNotes(parts),
    post: openAccountPost(parts),
    factors: openSecondFactors(parts),
  }
  const credentials = openCredentials(rooms)
  return {
    ...openSignIn(rooms),
    ...credentials,
    ...openPersonSessions(rooms),
    ...openTwoStep(rooms, credentials),
    sendAccountMail: rooms.post.send,
  }
}
