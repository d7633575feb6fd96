/** Asks a signed-in person for the password once more, before something that cannot be undone. */
import { AppError } from '../../errors.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import { verifyPassword } from './password-hash.ts'

export interface ConfirmParts {
  directory: Pick<Directory, 'userById'>
  limits: Limits
}

/** @throws `wrong_password`, also for a person who has none; `rate_limited`: a stolen session must not guess */
export async function confirmPassword(
  { directory, limits }: ConfirmParts,
  userId: string,
  password: string,
): Promise<void> {
  const { allowed, resetMs } = await limits.take('login', `confirm:${userId}`)
  if (!allowed) throw new AppError('rate_limited', { retryAfter: Math.max(1, Math.ceil(resetMs / 1000)) })
  const user = await directory.userById(userId)
  if (!user?.password_hash || !(await verifyPassword(password, user.password_hash)))
    throw new AppError('wrong_password')
}
