import crypto, { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type AccountsDoor, openAccountsDoor, someBusiness } from '../../acceptance/open-accounts-door.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'

let door: AccountsDoor
beforeAll(async () => {
  door = await openAccountsDoor()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
afterAll(() => door[Symbol.asyncDispose]())

const logIn = (body: unknown) => door.call('POST', '/api/v1/auth/login', { body })
const refresh = (cookie: string) => door.call('POST', '/api/v1/auth/refresh', { headers: { cookie } })
const getMe = (token: string) => door.call('GET', '/api/v1/me', { token })
const tokenOf = ({ body }: { body: unknown }) => (body as { token: string }).token
/** Lets the time of this process jump; the database keeps its own. */
const jump = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
/** Who calls is remembered for less than two seconds. */
const passTwoSeconds = () => vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000)
/** As if the session's last refresh had been earlier, by the clock of the database. */
const age = (token: string, seconds: number) =>
  door.inDatabase(
    sql`update sessions set rotated_at = rotated_at - ${seconds} * interval '1 second'
      where id = ${door.secrets.verify('access', token)?.sid}`,
  )

test('e-mail and password sign in, and tell which businesses are open to the person', async () => {
  const { request, business } = await someBusiness(door)
  const answered = await logIn({ email: ` ${request.email.toUpperCase()}`, password: request.password })
  expect(answered.status).toBe(200)
  expect(answered.body).toEqual({
    token: expect.stringMatching(/^eyJ/),
    tenants: [{ id: business.id, name: business.name, role: 'owner' }],
  })
  expect(await getMe(tokenOf(answered))).toMatchObject({
    status: 200,
    body: {
      user: { email: request.email },
      tenant: { id: business.id, trial_ends_at: business.trialEndsAt },
      role: 'owner',
    },
  })
})

test('the refresh cookie is for the server alone and for the auth calls only', async () => {
  const { request } = await someBusiness(door)
  const { headers } = await logIn(request)
  const [cookie = ''] = headers.getSetCookie()
  expect(cookie).toMatch(
    /^deskbell_refresh=[\w-]{80,}; Max-Age=2592000; Path=\/api\/v1\/auth; HttpOnly; SameSite=Lax$/,
  )
  await using secure = await openAccountsDoor({ publicUrl: 'https://desk.example' })
  const answered = await secure.call('POST', '/api/v1/auth/login', { body: request })
  expect(answered.headers.getSetCookie()[0]).toMatch(/; Secure/)
})

test('a wrong password and an unknown e-mail get the same answer for the same work', async () => {
  const { request } = await someBusiness(door)
  const hashing = vi.spyOn(crypto, 'argon2')
  const answers: unknown[] = []
  for (const email of [request.email, `${randomUUID()}@example.com`]) {
    hashing.mockClear()
    const { status, body } = await logIn({ email, password: 'not the password' })
    answers.push({ status, ...(body as object), request_id: '', hashed: hashing.mock.calls.length })
  }
  expect(answers[0]).toMatchObject({ status: 401, code: 'wrong_credentials', hashed: 1 })
  expect(answers[1]).toEqual(answers[0])
})

test.each([
  [{ email: { $ne: null }, password: { $ne: null } }, 422],
  [{ email: ['a@example.com'], password: 'x' }, 422],
  [{ email: 'a\0@example.com', password: 'x' }, 422],
  [{ email: 'a@example.com', password: '' }, 422],
  [{ email: 'a@example.com', password: 'p'.repeat(201) }, 422],
  [{ email: "' or 1=1--", password: "' or 1=1--" }, 401],
  [{ email: 'a@example.com', password: 'nul\0nul' }, 401],
])('%j is no way in', async (body, status) => {
  expect((await logIn(body)).status).toBe(status)
})

test('a refresh gives a working access token and the next cookie', async () => {
  const { cookie, business } = await someBusiness(door)
  const next = await refresh(cookie)
  expect(next.status).toBe(200)
  expect(next.cookie).toBeDefined()
  expect(next.cookie).not.toBe(cookie)
  expect(next.body).toMatchObject({ tenants: [{ id: business.id }] })
  expect((await getMe(tokenOf(next))).status).toBe(200)
  expect((await refresh(next.cookie ?? '')).status).toBe(200)
})

test('two tabs that refresh with the same cookie get the same successor, at once or soon after', async () => {
  const { cookie } = await someBusiness(door)
  const [one, two] = await Promise.all([refresh(cookie), refresh(cookie)])
  await age(tokenOf(one), 28)
  const late = await refresh(cookie)
  expect([one.status, two.status, late.status]).toEqual([200, 200, 200])
  expect(two.cookie).toBe(one.cookie)
  expect(late.cookie).toBe(one.cookie)
  expect((await refresh(one.cookie ?? '')).status).toBe(200)
})

test('a used cookie that comes back later ends the session for whoever holds it', async () => {
  const { cookie } = await someBusiness(door)
  const next = await refresh(cookie)
  await age(tokenOf(next), 31)
  expect((await refresh(cookie)).status).toBe(401)
  expect((await refresh(next.cookie ?? '')).status).toBe(401)
  expect((await getMe(tokenOf(next))).status).toBe(401)
})

test('how soon a used cookie came back is told by the clock of the database, not by that of a process', async () => {
  const { cookie } = await someBusiness(door)
  const next = await refresh(cookie)
  jump(10 * 60_000)
  const ahead = await refresh(cookie)
  expect([ahead.status, ahead.cookie]).toEqual([200, next.cookie])
  jump(-20 * 60_000)
  await age(tokenOf(next), 31)
  expect((await refresh(cookie)).status).toBe(401)
})

test('so does one from further back than the last', async () => {
  const { cookie } = await someBusiness(door)
  const second = await refresh(cookie)
  const third = await refresh(second.cookie ?? '')
  expect(third.status).toBe(200)
  expect((await refresh(cookie)).status).toBe(401)
  expect((await refresh(third.cookie ?? '')).status).toBe(401)
})

test('an invented cookie is refused and harms nobody', async () => {
  const { cookie } = await someBusiness(door)
  const invented = [`${cookie.slice(0, -3)}AAA`, 'deskbell_refresh=x', 'deskbell_refresh=', 'other=1']
  for (const each of invented) {
    expect(await refresh(each)).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
  }
  expect((await refresh(cookie)).status).toBe(200)
})

test('after a log-out neither the cookie nor the access token is good', async () => {
  const { cookie, token } = await someBusiness(door)
  expect((await getMe(token)).status).toBe(200)
  const left = await door.call('POST', '/api/v1/auth/logout', { headers: { cookie } })
  expect([left.status, left.body]).toEqual([204, null])
  expect(left.headers.getSetCookie()[0]).toMatch(/^deskbell_refresh=; Max-Age=0; Path=\/api\/v1\/auth/)
  expect((await refresh(cookie)).status).toBe(401)
  expect((await getMe(token)).status).toBe(401)
})

test('a log-out works with the access token alone, and for nobody', async () => {
  const { cookie, token } = await someBusiness(door)
  expect((await door.call('POST', '/api/v1/auth/logout', { token })).status).toBe(204)
  expect((await refresh(cookie)).status).toBe(401)
  expect((await door.call('POST', '/api/v1/auth/logout')).status).toBe(204)
})

test('a member of two businesses opens the other one in the same session', async () => {
  const home = await someBusiness(door, { businessName: 'Home' })
  const other = await someBusiness(door, { businessName: 'Other' })
  await join(other.business.id, home.request.email, 'viewer')
  const body = { tenant_id: other.business.id }
  const switched = await door.call('POST', '/api/v1/auth/switch', { token: home.token, body })
  expect(switched.status).toBe(200)
  expect(switched.body).toMatchObject({
    tenants: [{ role: 'owner' }, { id: other.business.id, role: 'viewer' }],
  })
  const me = await getMe(tokenOf(switched))
  expect(me.body).toMatchObject({
    tenant: { name: 'Other' },
    role: 'viewer',
    account_token: other.accountToken,
  })
  expect(tokenOf(await refresh(home.cookie))).toBeDefined()
})

test('the business that was opened last is open after the next log-in', async () => {
  const home = await someBusiness(door, { businessName: 'Home' })
  const other = await someBusiness(door, { businessName: 'Other' })
  await join(other.business.id, home.request.email, 'agent')
  const opened = async () => (await getMe(tokenOf(await logIn(home.request)))).body
  expect(await opened()).toMatchObject({ tenant: { name: 'Home' } })
  const body = { tenant_id: other.business.id }
  await door.call('POST', '/api/v1/auth/switch', { token: home.token, body })
  expect(await opened()).toMatchObject({ tenant: { name: 'Other' }, role: 'agent' })
})

test('a business that is deleted is closed at once; another one of the person opens instead', async () => {
  const home = await someBusiness(door, { businessName: 'Home' })
  await door.inDatabase(sql`update tenants set deleted_at = now() where id = ${home.business.id}`)
  passTwoSeconds()
  expect((await getMe(home.token)).status).toBe(401)
  expect((await refresh(home.cookie)).status).toBe(401)
  expect(await logIn(home.request)).toMatchObject({ status: 403, body: { code: 'forbidden' } })

  const other = await someBusiness(door, { businessName: 'Other' })
  await join(other.business.id, home.request.email, 'viewer')
  const again = await refresh(home.cookie)
  expect(again.status).toBe(200)
  expect((await getMe(tokenOf(again))).body).toMatchObject({ tenant: { name: 'Other' }, role: 'viewer' })
  expect((await getMe(tokenOf(await logIn(home.request)))).body).toMatchObject({ tenant: { name: 'Other' } })
})

test('of several businesses one that is not suspended opens at the log-in', async () => {
  const home = await someBusiness(door, { businessName: 'Home' })
  const other = await someBusiness(door, { businessName: 'Other' })
  await join(other.business.id, home.request.email, 'viewer')
  await door.inDatabase(sql`update tenants set status = 'suspended' where id = ${home.business.id}`)
  expect((await getMe(tokenOf(await logIn(home.request)))).body).toMatchObject({ tenant: { name: 'Other' } })
})

test('a foreign business and one that does not exist are the same: not found', async () => {
  const mine = await someBusiness(door)
  const theirs = await someBusiness(door)
  const problems = []
  for (const tenant_id of [theirs.business.id, randomUUID(), 'nonsense', '\0']) {
    const answered = await door.call('POST', '/api/v1/auth/switch', {
      token: mine.token,
      body: { tenant_id },
    })
    problems.push({ ...(answered.body as object), request_id: '' })
  }
  expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(1)
  expect(problems[0]).toMatchObject({ code: 'not_found', status: 404 })
  expect((await getMe(mine.token)).body).toMatchObject({ tenant: { id: mine.business.id } })
})

/** They read the cookie or set it. */
const withCookie = ['login', 'refresh', 'logout', 'switch', 'mfa', 'magic-link/confirm', 'logout-everywhere']

test.each(withCookie)('%s is not for pages of other websites', async (name) => {
  const { request, cookie, token } = await someBusiness(door)
  const send = (origin: string) =>
    door.call('POST', `/api/v1/auth/${name}`, {
      headers: { cookie, origin },
      token,
      body: { ...request, tenant_id: randomUUID(), mfa_token: 'x', code: 'x', token: 'x' },
    })
  for (const origin of ['https://evil.example', 'null', 'http://localhost:3000.evil.example']) {
    expect(await send(origin)).toMatchObject({ status: 403, cookie: undefined, body: { code: 'forbidden' } })
  }
  expect((await send('http://localhost:3000')).status).not.toBe(403)
  expect((await send(door.url)).status).not.toBe(403)
})

test('guesses at one account are limited, from wherever they come', async () => {
  await using narrow = await openAccountsDoor({ limits: { login: { points: 3, seconds: 60 } } })
  const { request } = await someBusiness(door)
  const spellings = [request.email, ` ${request.email}`, request.email.toUpperCase(), request.email]
  const statuses: number[] = []
  for (const email of spellings) {
    // Each from an address of its own, as far as the limit per address can tell.
    const answered = await narrow.call('POST', '/api/v1/auth/login', { body: { email, password: 'a guess' } })
    statuses.push(answered.status)
  }
  expect(statuses).toEqual([401, 401, 401, 429])
})

async function join(tenantId: string, email: string, role: 'viewer' | 'agent'): Promise<void> {
  const user = await door.directory.userByEmail(email)
  await door
    .openTenant(tenantId as TenantId)
    .insert('members', { user_id: user?.id ?? '', role })
    .execute()
}
