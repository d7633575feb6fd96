import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { accountsOutside } from '../../acceptance/accounts-outside.ts'
import { testStore } from '../../acceptance/open-test-store.ts'
import { openSecrets } from '../../platform/secrets/open-secrets.ts'
import type { Store } from '../../platform/store/open-store.ts'
import { openDirectory } from '../../platform/tenancy/directory.ts'
import { type TenantId, tenantOpener } from '../../platform/tenancy/tenant-db.ts'
import { readTenant } from '../../platform/tenancy/tenants.ts'
import type { FurnishTenant, NewTenant } from './make-business.ts'
import { openAccounts } from './open-accounts.ts'

let store: Store
beforeAll(async () => {
  store = await testStore()
})
afterEach(() => {
  vi.restoreAllMocks()
})

function open(furnish: FurnishTenant = async () => {}) {
  const directory = openDirectory(store)
  const openTenant = tenantOpener(store)
  const secrets = openSecrets(['root of this test'])
  const accounts = openAccounts({
    ...accountsOutside(),
    directory,
    openTenant,
    secrets,
    log: pino({ level: 'silent' }),
    furnish,
  })
  return { accounts, directory, openTenant, secrets }
}

const somebody = () => ({ email: `${randomUUID()}@example.com`, password: 'correct horse battery' })

test('a sign-up furnishes the new tenant within its own transaction', async () => {
  const furnished: NewTenant[] = []
  const { accounts, openTenant } = open(async (db, tenant) => {
    await db.insert('seen_origins', { origin: 'https://furnished.example' }).execute()
    furnished.push(tenant)
  })
  const request = { ...somebody(), website: 'bobs-hvac.com', phone: '555 0100' }
  const { business } = await accounts.signUp(request)
  const db = openTenant(business.id as TenantId)
  expect(await db.select('seen_origins').select('origin').execute()).toEqual([
    { origin: 'https://furnished.example' },
  ])
  expect(await readTenant(db)).toMatchObject({
    name: 'Bobs Hvac',
    status: 'trial',
    plan: 'free',
    allowed_origins: ['https://bobs-hvac.com', 'https://www.bobs-hvac.com'],
  })
  const { email, phone } = request
  expect(furnished).toEqual([
    { business: { email, phone, website: 'https://bobs-hvac.com/' }, name: 'Bobs Hvac' },
  ])
})

test('when furnishing fails nothing of the business stays, and the e-mail is free again', async () => {
  const request = { ...somebody(), businessName: 'Unlucky' }
  const broken = open(async () => {
    throw new Error('no furniture')
  })
  await expect(broken.accounts.signUp(request)).rejects.toThrow('no furniture')
  const { accounts } = open()
  expect(await accounts.checkEmail(request.email)).toEqual({ valid: true, available: true })
  await expect(accounts.signUp(request)).resolves.toMatchObject({ business: { name: 'Unlucky' } })
})

test('of two sign-ups with one e-mail at once, one is made and one hears that it is taken', async () => {
  const { accounts, directory } = open()
  const person = somebody()
  const both = await Promise.allSettled(
    ['One', 'Two'].map((businessName) => accounts.signUp({ ...person, businessName })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'email_taken' } })
  const user = await directory.userByEmail(person.email)
  expect(await accounts.tenantsOfUser(user?.id ?? '')).toHaveLength(1)
})

test('the same sign-up sent twice at once with one key makes one business', async () => {
  const { accounts } = open()
  const request = { ...somebody(), businessName: 'Once' }
  const signupKey = randomUUID()
  const [one, two] = await Promise.all([
    accounts.signUp(request, { signupKey }),
    accounts.signUp(request, { signupKey }),
  ])
  expect(two.business).toEqual(one.business)
  expect(two.accountToken).toBe(one.accountToken)
  expect(two.session.id).not.toBe(one.session.id)
})

test('who calls is asked anew within two seconds, and at once after a log-out here', async () => {
  const { accounts, directory } = open()
  const first = await accounts.signUp({ ...somebody(), businessName: 'Cached' })
  expect(await accounts.callerOf(first.session.token)).toMatchObject({ kind: 'member', role: 'owner' })
  await directory.revokeSession(first.session.id)
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000)
  expect(await accounts.callerOf(first.session.token)).toBeNull()
  vi.restoreAllMocks()

  const second = await accounts.signUp({ ...somebody(), businessName: 'Left' })
  expect(await accounts.callerOf(second.session.token)).not.toBeNull()
  await accounts.logOut({ accessToken: second.session.token })
  expect(await accounts.callerOf(second.session.token)).toBeNull()
})

test('the use of a key is noted', async () => {
  const { accounts } = open()
  const { business, session } = await accounts.signUp({ ...somebody(), businessName: 'Keys' })
  const tenantId = business.id as TenantId
  const { key, id } = await accounts.createApiKey(tenantId, { name: 'server' }, session.userId)
  const lastUsed = async () => (await accounts.listApiKeys(tenantId, 10))[0]?.last_used_at
  expect(await lastUsed()).toBeNull()
  expect(await accounts.callerOf(key)).toMatchObject({ kind: 'key', id, tenantId })
  await vi.waitFor(async () => expect(await lastUsed()).toMatch(/^\d{4}-/))
})

test('a failure of the store is not remembered as an answer', async () => {
  const { directory, openTenant, secrets } = open()
  const made = await open().accounts.signUp({ ...somebody(), businessName: 'Flaky' })
  let failing = true
  const accounts = openAccounts({
    ...accountsOutside(),
    directory: {
      ...directory,
      holderOfSession: (id) =>
        failing ? Promise.reject(new Error('no connection')) : directory.holderOfSession(id),
    },
    openTenant,
    secrets,
    log: pino({ level: 'silent' }),
    furnish: async () => {},
  })
  await expect(accounts.callerOf(made.session.token)).rejects.toThrow('no connection')
  failing = false
  expect(await accounts.callerOf(made.session.token)).toMatchObject({ kind: 'member' })
})
