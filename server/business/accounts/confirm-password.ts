/** Asks a signed-in person for the password once more, before something that cannot be undone. */
import { AppError } from '../../errors.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { GuessGuard } from './guess-guard.ts'
import { verifyPassword } from './password-hash.ts'

export interface ConfirmParts {
  directory: Pick<Directory, 'userById'>
  guesses: GuessGuard
}

/** @throws `wrong_password`, also for a person who has none; `rate_limited`: a stolen session must not guess */
export async function confirmPassword(
  { directory, guesses }: ConfirmParts,
  userId: string,
  password: string,
): Promise<void> {
  await guesses.take('present', userId)
  const user = await directory.userById(userId)
  if (!user?.password_hash || !(await verifyPassword(password, user.password_hash)))
    throw new AppError('wrong_password')
  await guesses.forget('present', userId)
}
