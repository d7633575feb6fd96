/** Who belongs to a business, as what, and who may change that; also when two do so at once. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Member } from '#wire'
import { callApi } from './call-api.ts'
import { hire, type TestEmployee } from './hire.ts'
import { openTestApp, sharedApp, type TestApp } from './open-test-app.ts'
import { connectMember } from './test-member.ts'

let app: TestApp
beforeAll(async () => {
  app = await sharedApp()
})

const path = (id: string) => `/api/v1/members/${id}`
const setRole = (by: Pick<TestEmployee, 'api'>, id: string, role: unknown, more: object = {}) =>
  by.api('PATCH', path(id), { body: { role, ...more } })
const ownId = async (person: Pick<TestEmployee, 'api'>): Promise<string> =>
  (await person.api('GET', '/api/v1/me')).body.user.id
async function rolesIn(person: Pick<TestEmployee, 'api'>): Promise<string[]> {
  const { body } = await person.api('GET', '/api/v1/members')
  return body.data.map(({ role }: Member) => role).sort()
}

test('every member sees the people of the business, in pages', async () => {
  const owner = await app.signUp('Company', { ownerName: 'Olive' })
  const viewer = await hire(app, owner, 'viewer')
  const { status, body } = await viewer.api('GET', '/api/v1/members')
  expect([status, body.data.length, body.has_more]).toEqual([200, 2, false])
  expect(body.data[0]).toEqual({
    id: await ownId(owner),
    email: owner.email,
    name: 'Olive',
    role: 'owner',
    created_at: expect.any(String),
  })
  const first = (await viewer.api('GET', '/api/v1/members?limit=1')).body
  const second = (await viewer.api('GET', `/api/v1/members?limit=1&cursor=${first.next_cursor}`)).body
  expect([...first.data, ...second.data]).toEqual(body.data)
})

test('an admin moves members up and down, but touches no owner and makes none', async () => {
  const owner = await app.signUp()
  const admin = await hire(app, owner, 'admin')
  const agent = await hire(app, owner, 'agent')
  expect((await setRole(admin, agent.id, 'viewer')).body).toMatchObject({ id: agent.id, role: 'viewer' })
  expect((await agent.api('GET', '/api/v1/me')).body.role).toBe('viewer')
  expect((await setRole(admin, agent.id, 'admin')).status).toBe(200)
  const ownerId = await ownId(owner)
  for (const refused of [
    await setRole(admin, ownerId, 'viewer'),
    await setRole(admin, agent.id, 'owner', { password: admin.password }),
    await setRole(admin, admin.id, 'owner', { password: admin.password }),
    await admin.api('DELETE', path(ownerId)),
    await admin.api('POST', `${path(agent.id)}/transfer-ownership`, { body: { password: admin.password } }),
  ])
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect(await rolesIn(owner)).toEqual(['admin', 'admin', 'owner'])
})

test('to make an owner an owner says the password, which nobody can guess at', async () => {
  await using narrow = await openTestApp({ LIMITS: JSON.stringify({ lockout: { points: 3, seconds: 60 } }) })
  const owner = await narrow.signUp()
  const admin = await hire(narrow, owner, 'admin')
  const guess = async (password?: string) => {
    const refused = await setRole(owner, admin.id, 'owner', password ? { password } : {})
    expect(refused).toMatchObject({ status: 403, body: { code: 'wrong_password' } })
  }
  await guess()
  await guess('wrong horse battery')
  expect((await setRole(owner, admin.id, 'owner', { password: owner.password })).status).toBe(200)
  expect(await rolesIn(admin)).toEqual(['owner', 'owner'])

  // Wherever it is asked for, guesses at it are counted as one.
  await guess('wrong horse battery')
  const { password } = owner
  const end = (given: string) =>
    owner.api('POST', '/api/v1/organisation/delete', { body: { name: owner.name, password: given } })
  expect((await end('wrong')).body.code).toBe('wrong_password')
  const change = { current_password: 'wrong', new_password: 'quite another passphrase' }
  expect((await owner.api('POST', '/api/v1/auth/password', { body: change })).status).toBe(422)
  for (const refused of [
    await setRole(owner, admin.id, 'owner', { password }),
    await owner.api('POST', `${path(admin.id)}/transfer-ownership`, { body: { password } }),
    await end(password),
    await owner.api('POST', '/api/v1/auth/password', { body: { ...change, current_password: password } }),
  ])
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
})

test('ownership is handed over by password, and the owner stays as an admin', async () => {
  const owner = await app.signUp()
  const agent = await hire(app, owner, 'agent')
  const transfer = (id: string, password: unknown) =>
    owner.api('POST', `${path(id)}/transfer-ownership`, { body: { password } })
  expect((await transfer(agent.id, 'wrong')).body.code).toBe('wrong_password')
  expect((await transfer(await ownId(owner), owner.password)).status).toBe(403)
  expect((await transfer(agent.id, { $ne: null })).status).toBe(422)
  expect((await transfer(agent.id, owner.password)).status).toBe(204)
  expect((await agent.api('GET', '/api/v1/me')).body.role).toBe('owner')
  expect((await owner.api('GET', '/api/v1/me')).body.role).toBe('admin')
})

test('the last owner neither leaves nor steps down', async () => {
  const owner = await app.signUp()
  await hire(app, owner, 'admin')
  const id = await ownId(owner)
  for (const refused of [
    await owner.api('POST', '/api/v1/members/leave'),
    await owner.api('DELETE', path(id)),
    await setRole(owner, id, 'viewer'),
  ])
    expect(refused).toMatchObject({ status: 409, body: { code: 'last_owner' } })
})

test.each([
  ['demote', (by: TestEmployee, id: string) => setRole(by, id, 'viewer')],
  ['remove', (by: TestEmployee, id: string) => by.api('DELETE', path(id))],
])('of two owners who %s each other at once, one stays', async (_what, act) => {
  for (let round = 0; round < 4; round += 1) {
    const founder = await app.signUp()
    const one: TestEmployee = { ...founder, id: await ownId(founder) }
    const two = await hire(app, founder, 'owner')
    const both = await Promise.all([act(one, two.id), act(two, one.id)])
    expect(both.filter(({ status }) => status < 300)).toHaveLength(1)
    const [refused] = both.filter(({ status }) => status >= 300)
    expect([401, 403, 404, 409]).toContain(refused?.status)
    const left = both[0].status < 300 ? one : two
    expect((await rolesIn(left)).filter((role) => role === 'owner')).toHaveLength(1)
  }
})

test('all owners who leave at once leave one behind', async () => {
  const founder = await app.signUp()
  const owners = [founder, await hire(app, founder, 'owner'), await hire(app, founder, 'owner')]
  const left = await Promise.all(owners.map(({ api }) => api('POST', '/api/v1/members/leave')))
  expect(left.map(({ status }) => status).sort()).toEqual([204, 204, 409])
})

test('who is removed is out at once, with every socket, and the account of no business ends', async () => {
  const owner = await app.signUp()
  const agent = await hire(app, owner, 'agent')
  const socket = connectMember(app.url, agent.token)
  await socket.isConnected()
  const began = performance.now()
  expect((await owner.api('DELETE', path(agent.id))).status).toBe(204)
  expect((await agent.api('GET', '/api/v1/me')).status).toBe(401)
  await socket.hears('goodbye')
  expect(performance.now() - began).toBeLessThan(4_000)
  expect((await owner.api('DELETE', path(agent.id))).status).toBe(404)
  const body = { email: agent.email, password: agent.password }
  expect((await callApi(app.url, 'POST', '/api/v1/auth/login', { body })).body.code).toBe('wrong_credentials')
  const again = await app.signUp('Own business', { email: agent.email })
  expect((await again.api('GET', '/api/v1/me')).body.role).toBe('owner')
})

test('who leaves one business keeps the account and the others', async () => {
  const owner = await app.signUp()
  const agent = await hire(app, owner, 'agent')
  const { body: own } = await agent.api('POST', '/api/v1/tenants', { body: { name: 'Own business' } })
  expect((await agent.api('POST', '/api/v1/members/leave')).status).toBe(204)
  expect((await agent.api('GET', '/api/v1/me')).status).toBe(401)
  const body = { email: agent.email, password: agent.password }
  const back = await callApi(app.url, 'POST', '/api/v1/auth/login', { body })
  expect(back.body.tenants).toEqual([{ id: own.id, name: 'Own business', role: 'owner' }])
})

test('a change of role takes nothing but a role', async () => {
  const owner = await app.signUp()
  const agent = await hire(app, owner, 'agent')
  const forged = { tenant_id: randomUUID(), id: randomUUID(), user_id: randomUUID(), is_super_admin: true }
  const { body } = await setRole(owner, agent.id, 'viewer', { ...forged, email: 'x@example.com', name: 'X' })
  expect(body).toMatchObject({ id: agent.id, email: agent.email, name: 'New', role: 'viewer' })
  for (const role of [
    undefined,
    null,
    true,
    1e308,
    '',
    'Owner',
    'super',
    ['owner'],
    { $ne: null },
    { toString: 1 },
  ])
    expect([role, (await setRole(owner, agent.id, role)).status]).toEqual([role, 422])
  for (const id of ['me', '%00', randomUUID()]) expect((await setRole(owner, id, 'viewer')).status).toBe(404)
  expect(app.failures()).toEqual([])
})
