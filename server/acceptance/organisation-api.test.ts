/** The business as an account: its settings and tokens, one more business of a person, its line of business, its end. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Industry } from '#wire'
import { callApi } from './call-api.ts'
import { hire } from './hire.ts'
import { sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

let app: TestApp
beforeAll(async () => {
  app = await sharedApp()
})

const organisation = '/api/v1/organisation'
const tokens = '/api/v1/account-tokens'

test('a new name is told to visitors as well, and nothing but name and line of business can be changed', async () => {
  const owner = await app.signUp('Before', { industry: 'hvac' })
  const body = {
    name: 'Après 🔥',
    industry: 'dental',
    id: randomUUID(),
    plan: 'enterprise',
    status: 'active',
  }
  const changed = await owner.api('PATCH', organisation, { body })
  expect(changed.body).toEqual({
    id: owner.id,
    name: 'Après 🔥',
    industry: 'dental',
    plan: 'free',
    status: 'trial',
    trial_ends_at: expect.any(String),
    created_at: expect.any(String),
  })
  expect((await owner.api('GET', organisation)).body).toEqual(changed.body)
  expect((await owner.api('GET', '/api/v1/customer/config')).body.business.name).toBe('Après 🔥')
  expect((await owner.api('PATCH', organisation, { body: { industry: null } })).body.industry).toBeNull()
  for (const name of [null, true, [], { $ne: null }, '', 'a\0b', 'x'.repeat(121)])
    expect((await owner.api('PATCH', organisation, { body: { name } })).status).toBe(422)
})

test('account tokens change without a gap: both are good, then the new one alone, and the last one stays', async () => {
  const owner = await app.signUp()
  const isGood = async (token: string) =>
    (await callApi(app.url, 'GET', `/w/config?token=${token}`)).status === 200
  const first = owner.accountToken
  expect((await owner.api('DELETE', `${tokens}/${first}`)).body.code).toBe('last_account_token')
  const added = await owner.api('POST', tokens, { body: { id: 'acct_chosen', token: 'acct_chosen' } })
  expect(added.body).toEqual({
    id: expect.stringMatching(/^acct_[0-9A-Za-z]{24}$/),
    created_at: expect.any(String),
  })
  const second = added.body.id
  expect([await isGood(first), await isGood(second)]).toEqual([true, true])
  const list = async () => (await owner.api('GET', tokens)).body.data.map(({ id }: { id: string }) => id)
  expect(await list()).toEqual([first, second])
  const both = await Promise.all([first, second].map((token) => owner.api('DELETE', `${tokens}/${token}`)))
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  const [left] = await list()
  expect(await list()).toHaveLength(1)
  expect((await owner.api('GET', '/api/v1/me')).body.account_token).toBe(left)
  expect((await owner.api('DELETE', `${tokens}/${left === first ? second : first}`)).status).toBe(404)
  for (let more = 0; more < 4; more += 1) expect((await owner.api('POST', tokens)).status).toBe(201)
  expect((await owner.api('POST', tokens)).body.code).toBe('limit_reached')
  for (const token of await list()) {
    expect((await owner.api('GET', '/api/v1/bots', { token })).status).toBe(401)
    expect((await callApi(app.url, 'GET', '/api/v1/bots', { headers: { 'x-api-key': token } })).status).toBe(
      401,
    )
  }
})

test('a person has several businesses, whatever the role in the one that is open', async () => {
  const owner = await app.signUp('First')
  const viewer = await hire(app, owner, 'viewer')
  const forged = {
    id: randomUUID(),
    tenant_id: owner.id,
    role: 'owner',
    status: 'active',
    user_id: randomUUID(),
  }
  const body = { name: 'Second 💇', industry: 'salon', phone: '+1 415 555 0100', plan: 'pro', ...forged }
  const headers = { 'idempotency-key': randomUUID() }
  const made = await viewer.api('POST', '/api/v1/tenants', { body, headers })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ name: 'Second 💇', role: 'owner', account_token: expect.any(String) })
  expect([forged.id, owner.id]).not.toContain(made.body.id)
  const again = await viewer.api('POST', '/api/v1/tenants', { body, headers })
  expect(again.body).toEqual(made.body)
  const switched = await viewer.api('POST', '/api/v1/auth/switch', { body: { tenant_id: made.body.id } })
  expect(switched.body.tenants).toHaveLength(2)
  const { token } = switched.body
  const second = (await viewer.api('GET', organisation, { token })).body
  expect(second).toMatchObject({ name: 'Second 💇', plan: 'pro', status: 'trial', industry: 'salon' })
  const { business } = (await viewer.api('GET', '/api/v1/customer/config', { token })).body
  expect(business).toMatchObject({ name: 'Second 💇', phone: '+1 415 555 0100', hours: [], services: [] })
  for (const wrong of [
    {},
    { name: ['x'] },
    { name: 'x', plan: 'platinum' },
    { website: 'javascript:alert(1)' },
  ])
    expect((await viewer.api('POST', '/api/v1/tenants', { body: wrong })).status).toBe(422)
})

test('in every line of business the usual hours and services are staged, and no visitor is told of them', async () => {
  const { data } = (await callApi(app.url, 'GET', '/api/v1/industries')).body as { data: Industry[] }
  expect(data).toHaveLength(10)
  for (const { id, hours, services } of data) {
    const owner = await app.signUp("Bob's", { industry: id })
    const { body: published } = await owner.api('GET', '/api/v1/customer/config')
    expect(published.business).toMatchObject({ name: "Bob's", hours: [], services: [] })
    const { body: staged } = await owner.api('GET', '/api/v1/customer/config?draft=1')
    expect(staged.business).toMatchObject({ hours, services })
    const put = await owner.api('PUT', '/api/v1/customer/config', { body: staged })
    expect([id, put.status]).toEqual([id, 200])
    const body = { session_id: 'a', message: 'When are you open?' }
    expect(
      (await owner.api('POST', '/api/v1/chat', { body, token: await owner.makesKey() })).body.reply.text,
    ).toMatch(/\d/)
  }
  const fresh = await app.signUp("Bob's", { industry: 'hvac' })
  const body = { session_id: 'a', message: 'When are you open?' }
  const { reply } = (await fresh.api('POST', '/api/v1/chat', { body, token: await fresh.makesKey() })).body
  expect(reply.text).not.toMatch(/\d/)
})

async function endOf(owner: TestBusiness, changed: object = {}) {
  const body = { name: owner.name, password: owner.password, ...changed }
  return owner.api('POST', `${organisation}/delete`, { body })
}

test('only the owner ends a business, by its name and the password', async () => {
  const owner = await app.signUp('Old shop')
  const admin = await hire(app, owner, 'admin')
  const body = { name: 'Old shop', password: admin.password }
  expect((await admin.api('POST', `${organisation}/delete`, { body })).status).toBe(403)
  expect((await endOf(owner, { password: 'wrong' })).body.code).toBe('wrong_password')
  expect((await endOf(owner, { name: 'old shop' })).status).toBe(422)
  expect((await endOf(owner, { name: { $ne: null } })).status).toBe(422)
  expect((await owner.api('GET', organisation)).status).toBe(200)
})

test('a business that ended is gone for everybody, and of it nothing is left', async () => {
  const owner = await app.signUp('Old shop')
  const admin = await hire(app, owner, 'admin')
  const key = await owner.makesKey()
  await owner.writesArticle('Do you repair clocks?', 'Every clock, also old ones.')
  const visitor = await owner.website.opensChat()
  await visitor.asks('Do you repair clocks?')
  const { body: kept } = await admin.api('POST', '/api/v1/tenants', { body: { name: 'New shop' } })
  expect((await endOf(owner)).status).toBe(204)
  const gone = async (token: string) => (await owner.api('GET', '/api/v1/bots', { token })).status
  for (const token of [owner.token, admin.token, key])
    await expect.poll(() => gone(token), { timeout: 5_000 }).toBe(401)
  expect((await callApi(app.url, 'GET', `/w/config?token=${owner.accountToken}`)).status).toBe(404)
  const logIn = async ({ email, password }: { email: string; password: string }) =>
    (await callApi(app.url, 'POST', '/api/v1/auth/login', { body: { email, password } })).body
  const tenants = [{ id: kept.id, name: 'New shop', role: 'owner' }]
  expect((await logIn(admin)).tenants).toEqual(tenants)
  // The account goes with the last row, which is erased in the background.
  await expect.poll(async () => (await logIn(owner)).code, { timeout: 10_000 }).toBe('wrong_credentials')
  const again = await app.signUp('Old shop', { email: owner.email })
  expect(again.id).not.toBe(owner.id)
  expect(app.failures()).toEqual([])
})
