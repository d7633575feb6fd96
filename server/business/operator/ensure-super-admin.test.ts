/** Who becomes super admin by the environment: never somebody who was merely first to sign up with that address. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testStore } from '../../acceptance/open-test-store.ts'
import { openLog } from '../../log.ts'
import { newId } from '../../platform/store/new-id.ts'
import { newAccountToken } from '../../platform/tenancy/account-token.ts'
import { openDirectory } from '../../platform/tenancy/directory.ts'
import { hashPassword } from '../accounts/password-hash.ts'
import { ensureSuperAdmin } from './ensure-super-admin.ts'

async function openPlace() {
  const directory = openDirectory(await testStore())
  const email = `${randomUUID()}@example.com`
  return {
    email,
    signsUp: async (password: string, email_verified_at: string | null = null) => {
      const user = { id: newId(), email, password_hash: await hashPassword(password), email_verified_at }
      const tenant = { id: newId(), name: 'Garage', status: 'trial' as const, plan: 'free' }
      await directory.createBusiness({ user, tenant, token: newAccountToken() }, async () => {})
    },
    starts: (password: string | undefined) =>
      ensureSuperAdmin(directory, { email, password }, openLog('silent')),
    isSuperAdmin: async () => (await directory.userByEmail(email))?.is_super_admin,
  }
}

test('whoever is not known is made, and keeps their password from then on', async () => {
  const { starts, isSuperAdmin } = await openPlace()
  await expect(starts(undefined)).rejects.toThrow('SUPERADMIN_PASSWORD')
  await starts('a password nobody guesses')
  await starts('another that nobody guesses')
  expect(await isSuperAdmin()).toBe(true)
})

test('a stranger who signed up with the address before is not promoted', async () => {
  const { signsUp, starts, isSuperAdmin } = await openPlace()
  await signsUp('the password of a stranger')
  for (const password of ['a password nobody guesses', undefined])
    await expect(starts(password)).rejects.toThrow('perhaps a stranger')
  expect(await isSuperAdmin()).toBe(false)
})

test('a known person is promoted by their own password, or by an address that they have verified', async () => {
  const [byPassword, byAddress] = [await openPlace(), await openPlace()]
  await byPassword.signsUp('their own password')
  await byPassword.starts('their own password')
  await byAddress.signsUp('their own password', new Date().toISOString())
  await byAddress.starts(undefined)
  expect([await byPassword.isSuperAdmin(), await byAddress.isSuperAdmin()]).toEqual([true, true])
})
