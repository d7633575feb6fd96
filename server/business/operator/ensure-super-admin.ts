/** Makes sure at the start that the super admin whom the environment names is one. */
import { StartError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import { hashPassword } from '../accounts/password-hash.ts'

export interface NamedSuperAdmin {
  email: string
  /** Of a person who is not known yet; whoever is known keeps the password they have. */
  password: string | undefined
}

/** @throws StartError when the person is not known and there is no password */
export async function ensureSuperAdmin(
  directory: Pick<Directory, 'userByEmail' | 'promote'>,
  { email, password }: NamedSuperAdmin,
  log: Log,
): Promise<void> {
  const known = await directory.userByEmail(email)
  if (known?.is_super_admin) return
  if (!known && password === undefined) {
    throw new StartError(
      'SUPERADMIN_EMAIL is nobody here yet: give SUPERADMIN_PASSWORD, too, or let that person sign up first.',
    )
  }
  const password_hash = known?.password_hash ?? (await hashPassword(password ?? ''))
  const { made } = await directory.promote({
    id: newId(),
    email,
    password_hash,
    // Whoever sets the environment vouches for it.
    email_verified_at: new Date().toISOString(),
  })
  log.warn(
    made ? 'SUPERADMIN_EMAIL was made super admin' : 'SUPERADMIN_EMAIL, who was known, is super admin now',
  )
}
