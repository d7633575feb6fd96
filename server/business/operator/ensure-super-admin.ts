/** Makes sure at the start that the super admin whom the environment names is one. */
import { StartError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { Row } from '../../platform/store/tables.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import { hashPassword, verifyPassword } from '../accounts/password-hash.ts'

export interface NamedSuperAdmin {
  email: string
  /** Of a person who is not known yet, or that of the one who is: anybody may have signed up with the address. */
  password: string | undefined
}

/** @throws StartError when the person is not known and there is no password, or who is known may be a stranger */
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
  if (known && !(await isProven(known, password))) {
    throw new StartError(
      'Somebody has signed up with SUPERADMIN_EMAIL, perhaps a stranger: SUPERADMIN_PASSWORD has to be that ' +
        "person's own password; without it they have to verify the address first.",
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

/** Anybody may sign up with an address that is not theirs. */
async function isProven(
  { password_hash, email_verified_at }: Pick<Row<'users'>, 'password_hash' | 'email_verified_at'>,
  password: string | undefined,
): Promise<boolean> {
  if (password === undefined) return email_verified_at !== null
  return password_hash !== null && verifyPassword(password, password_hash)
}
