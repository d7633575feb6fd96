/** Checks e-mail and password and opens a session in the person's first tenant. */
import type { LoginRequest, TenantOfUser } from '#wire'
import { AppError } from '../../errors.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenedSession, Sessions } from './open-sessions.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'

export interface LoggedIn {
  session: OpenedSession
  tenants: TenantOfUser[]
}

export interface LogInParts {
  directory: Directory
  sessions: Sessions
}

/** @throws `wrong_credentials`, whichever of the two is wrong */
export async function logIn(
  { directory, sessions }: LogInParts,
  { email, password }: LoginRequest,
  userAgent?: string,
): Promise<LoggedIn> {
  const user = await directory.userByEmail(email.trim())
  if (!user) {
    // The same work as for a known address, so that the time does not tell which addresses are known.
    await hashPassword(password)
    throw new AppError('wrong_credentials')
  }
  if (!(await verifyPassword(password, user.password_hash))) throw new AppError('wrong_credentials')
  const tenants = await directory.tenantsOfUser(user.id)
  const [first] = tenants
  // The operator's own area asks for no business.
  if (!first && !user.is_super_admin)
    throw new AppError('forbidden', { detail: 'You are not a member of any business.' })
  return { session: await sessions.open(user.id, first?.id ?? null, userAgent), tenants }
}
