import { hkdfSync, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { NewApiKey } from '#wire'
import {
  type AccountsDoor,
  openAccountsDoor,
  someBusiness,
  testRoot,
} from '../../acceptance/open-accounts-door.ts'
import { openSecrets } from '../../platform/secrets/open-secrets.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'

let door: AccountsDoor
let owner: Awaited<ReturnType<typeof someBusiness>>
beforeAll(async () => {
  door = await openAccountsDoor()
  owner = await someBusiness(door)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
afterAll(() => door[Symbol.asyncDispose]())

const keys = '/api/v1/api-keys'
const create = (token: string, body: unknown, headers: Record<string, string> = {}) =>
  door.call('POST', keys, { token, body, headers })
const probe = (token: string) => door.call('GET', '/api/v1/probe', { token })
async function someKey(token: string, fields: Record<string, unknown> = {}): Promise<NewApiKey> {
  const answered = await create(token, { name: 'server', ...fields })
  expect(answered.status).toBe(201)
  return answered.body as NewApiKey
}

test('a key is shown once, works in both headers, and is listed without its secret', async () => {
  const { token, business } = await someBusiness(door)
  const made = await someKey(token)
  expect(made).toEqual({
    id: expect.any(String),
    name: 'server',
    key: expect.stringMatching(/^dk_[0-9A-Za-z]{40}$/),
    prefix: made.key.slice(0, 7),
    last4: made.key.slice(-4),
    scopes: expect.arrayContaining(['chat:write', 'articles:write']),
    expires_at: null,
    last_used_at: null,
    per_minute: null,
    previous_until: null,
    created_at: expect.any(String),
  })
  const whom = { status: 200, body: { kind: 'key', tenant_id: business.id } }
  expect(await probe(made.key)).toMatchObject(whom)
  expect(await door.call('GET', '/api/v1/probe', { headers: { 'x-api-key': made.key } })).toMatchObject(whom)
  const listed = await door.call('GET', keys, { token })
  expect(listed.body).toMatchObject({ data: [{ id: made.id }], has_more: false, next_cursor: null })
  expect(JSON.stringify(listed.body)).not.toContain(made.key)
})

test('the list comes in pages, the latest first', async () => {
  const { token } = await someBusiness(door)
  for (const name of ['one', 'two', 'three']) await someKey(token, { name })
  const names = (body: unknown) => (body as { data: { name: string }[] }).data.map(({ name }) => name)
  const first = await door.call('GET', `${keys}?limit=2`, { token })
  const { next_cursor } = first.body as { next_cursor: string }
  const second = await door.call('GET', `${keys}?limit=2&cursor=${next_cursor}`, { token })
  expect(names(first.body)).toEqual(['three', 'two'])
  expect(names(second.body)).toEqual(['one'])
  expect(second.body).toMatchObject({ has_more: false, next_cursor: null })
  for (const query of ['limit=0', 'limit=201', 'limit=x', "cursor=';--"]) {
    expect((await door.call('GET', `${keys}?${query}`, { token })).status).toBe(400)
  }
})

test('a key without the scope is told which one it lacks', async () => {
  const { token } = await someBusiness(door)
  const { key } = await someKey(token, { scopes: ['articles:read', 'articles:read'] })
  const answered = await probe(key)
  expect(answered).toMatchObject({ status: 403, body: { code: 'missing_scope' } })
  expect((answered.body as { detail: string }).detail).toContain('articles:write')
})

test('a key opens nothing that is for members', async () => {
  const { token } = await someBusiness(door)
  const { key } = await someKey(token)
  for (const [method, path] of [
    ['GET', keys],
    ['POST', keys],
    ['GET', '/api/v1/me'],
    ['POST', '/api/v1/auth/switch'],
  ] as const) {
    const body = method === 'POST' ? { name: 'more', tenant_id: randomUUID() } : undefined
    expect(await door.call(method, path, { token: key, body })).toMatchObject({ status: 403 })
  }
})

test('a revoked key is dead at once and gone from the list', async () => {
  const { token } = await someBusiness(door)
  const { key, id } = await someKey(token)
  expect((await probe(key)).status).toBe(200)
  expect((await door.call('DELETE', `${keys}/${id}`, { token })).status).toBe(204)
  expect(await probe(key)).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
  expect((await door.call('GET', keys, { token })).body).toMatchObject({ data: [] })
  expect((await door.call('DELETE', `${keys}/${id}`, { token })).status).toBe(404)
})

test('an expired key is dead', async () => {
  const { token, business } = await someBusiness(door)
  const { key, id } = await someKey(token, { expires_at: '2999-01-01T00:00:00+02:00' })
  expect((await probe(key)).status).toBe(200)
  await door
    .openTenant(business.id as TenantId)
    .update('api_keys')
    .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
    .where('id', '=', id)
    .execute()
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000)
  expect((await probe(key)).status).toBe(401)
})

test('a key gets another name and a limit of its own, and no more than that', async () => {
  const { token, business } = await someBusiness(door)
  const { id, key, ...shown } = await someKey(token)
  const change = (body: unknown) => door.call('PATCH', `${keys}/${id}`, { token, body })
  const forged = {
    id: randomUUID(),
    tenant_id: randomUUID(),
    scopes: ['chat:write'],
    key_hash: 'x',
    last4: 'AAAA',
  }
  const changed = await change({ name: 'renamed', per_minute: 3, ...forged })
  expect(changed).toMatchObject({ status: 200, body: { ...shown, id, name: 'renamed', per_minute: 3 } })
  const statuses = []
  for (let time = 0; time < 5; time += 1) statuses.push((await probe(key)).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  const limited = await probe(key)
  expect(limited.headers.get('ratelimit-policy')).toBe('"api_key";q=3;w=60')
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
  const other = await someKey(token)
  expect((await probe(other.key)).body).toMatchObject({ tenant_id: business.id })
  expect((await change({ per_minute: null })).body).toMatchObject({ name: 'renamed', per_minute: null })
  expect((await probe(key)).status).toBe(200)
  expect((await change({})).body).toMatchObject({ name: 'renamed' })
  for (const wrong of [{ per_minute: 0 }, { per_minute: 'x' }, { name: '' }, { name: ['x'] }, [], null])
    expect((await change(wrong)).status).toBe(422)
})

test('after a rotation both secrets are good until the grace is over, and never three', async () => {
  const { token } = await someBusiness(door)
  const first = await someKey(token, { scopes: ['articles:write'] })
  const rotate = async (body: object) => {
    const answered = await door.call('POST', `${keys}/${first.id}/rotate`, { token, body })
    expect(answered.status).toBe(200)
    expect(answered.headers.get('cache-control')).toBe('no-store')
    return answered.body as NewApiKey
  }
  expect((await probe(first.key)).status).toBe(200)
  const second = await rotate({})
  expect(second).toMatchObject({ id: first.id, scopes: ['articles:write'], last4: second.key.slice(-4) })
  expect(Math.abs(Date.parse(second.previous_until ?? '') - Date.now() - 86_400_000)).toBeLessThan(60_000)
  const good = async (...secrets: NewApiKey[]) =>
    Promise.all(secrets.map(async ({ key }) => (await probe(key)).status === 200))
  expect(await good(first, second)).toEqual([true, true])
  const third = await rotate({ grace_seconds: 3600 })
  expect(await good(first, second, third)).toEqual([false, true, true])
  const fourth = await rotate({ grace_seconds: 0 })
  expect(await good(first, second, third, fourth)).toEqual([false, false, false, true])
  expect((await door.call('DELETE', `${keys}/${first.id}`, { token })).status).toBe(204)
  expect(await good(third, fourth)).toEqual([false, false])
  const gone = await door.call('POST', `${keys}/${first.id}/rotate`, { token, body: {} })
  expect(gone.status).toBe(404)
})

test('a revoked key takes its earlier secret along', async () => {
  const { token } = await someBusiness(door)
  const first = await someKey(token)
  const body = { grace_seconds: 3600 }
  const answered = await door.call('POST', `${keys}/${first.id}/rotate`, { token, body })
  const { key } = answered.body as NewApiKey
  expect([(await probe(first.key)).status, (await probe(key)).status]).toEqual([200, 200])
  await door.call('DELETE', `${keys}/${first.id}`, { token })
  expect([(await probe(first.key)).status, (await probe(key)).status]).toEqual([401, 401])
})

test.each([
  (key: string) => `?key=${key}`,
  (key: string) => `?cursor=${key}`,
  (_key: string, token: string) => `?limit=${token}`,
])('a secret in the address is refused, and not repeated', async (query) => {
  const { token } = await someBusiness(door)
  const { key } = await someKey(token)
  for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
    const answered = await door.call('GET', `${keys}${query(key, token)}`, { headers })
    expect(answered).toMatchObject({ status: 400, body: { code: 'secret_in_url' } })
    expect(JSON.stringify(answered.body)).not.toContain(key)
    expect(JSON.stringify(answered.body)).not.toContain(token)
  }
})

test('a foreign key, a missing one and nonsense are the same: not found', async () => {
  const mine = await someBusiness(door)
  const theirs = await someBusiness(door)
  const { id, key } = await someKey(theirs.token)
  for (const each of [id, randomUUID(), 'nonsense', '%00', '1%20or%201=1']) {
    const answered = await door.call('DELETE', `${keys}/${each}`, { token: mine.token })
    expect(answered).toMatchObject({ status: 404, body: { code: 'not_found' } })
  }
  expect((await probe(key)).status).toBe(200)
})

test('members below admin may not touch keys', async () => {
  const home = await someBusiness(door)
  const guest = await someBusiness(door)
  const user = await door.directory.userByEmail(guest.request.email)
  await door
    .openTenant(home.business.id as TenantId)
    .insert('members', { user_id: user?.id ?? '', role: 'agent' })
    .execute()
  const body = { tenant_id: home.business.id }
  await door.call('POST', '/api/v1/auth/switch', { token: guest.token, body })
  expect((await probe(guest.token)).body).toMatchObject({ tenant_id: home.business.id })
  expect(await create(guest.token, { name: 'mine' })).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
  expect((await door.call('GET', keys, { token: guest.token })).status).toBe(403)
})

test.each([
  [{}, '/name'],
  [{ name: { $ne: null } }, '/name'],
  [{ name: 'nul\0' }, '/name'],
  [{ name: 'x', scopes: ['admin'] }, '/scopes/0'],
  [{ name: 'x', scopes: [] }, '/scopes'],
  [{ name: 'x', scopes: 'chat:write' }, '/scopes'],
  [{ name: 'x', expires_at: '2001-01-01T00:00:00Z' }, '/expires_at'],
  [{ name: 'x', expires_at: 'tomorrow' }, '/expires_at'],
  [{ name: 'x', expires_at: 1e12 }, '/expires_at'],
])('%j makes no key', async (body, pointer) => {
  expect(await create(owner.token, body)).toMatchObject({
    status: 422,
    body: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
  })
})

test('what a key is cannot be chosen by who makes it', async () => {
  const mine = await someBusiness(door)
  const theirs = await someBusiness(door)
  const chosen = {
    id: randomUUID(),
    key: `dk_${'A'.repeat(40)}`,
    tenant_id: theirs.business.id,
    last4: 'AAAA',
  }
  const made = await someKey(mine.token, { ...chosen, created_at: '2001-01-01T00:00:00Z' })
  expect(made.id).not.toBe(chosen.id)
  expect(made.key).not.toBe(chosen.key)
  expect(made.created_at > '2020').toBe(true)
  expect((await probe(made.key)).body).toMatchObject({ tenant_id: mine.business.id })
  expect((await probe(chosen.key)).status).toBe(401)
})

test('a key that was asked for with an Idempotency-Key is kept nowhere', async () => {
  const { token, business } = await someBusiness(door)
  const headers = { 'idempotency-key': randomUUID() }
  const one = await create(token, { name: 'once' }, headers)
  expect(one.headers.get('cache-control')).toBe('no-store')
  const rows = await door
    .openTenant(business.id as TenantId)
    .select('idempotency_keys')
    .select('body')
    .execute()
  expect(JSON.stringify(rows)).not.toContain((one.body as NewApiKey).key)
  expect(door.log.join('\n')).not.toContain((one.body as NewApiKey).key)
})

test('no other credential passes for an access token or a key', async () => {
  const { token, cookie, accountToken, business } = await someBusiness(door)
  const { sid } = jwt.decode(token) as { sid: string }
  const claims = { typ: 'access', sid }
  const portal = { audience: 'portal', expiresIn: 900 }
  const ownKey = Buffer.from(hkdfSync('sha256', testRoot, 'deskbell', 'access', 32))
  const stranger = openSecrets(['another installation'])
  const [head = '', payload = '', signature = ''] = token.split('.')
  const header = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url')
  const impostors: Record<string, string> = {
    'account token': accountToken,
    'refresh token': cookie.split('=')[1] ?? '',
    'visitor token': door.secrets.sign('visitor', {
      sid,
      tenant: business.id,
      visitor: randomUUID(),
      epoch: 0,
    }),
    'token of another installation': stranger.sign('access', { sid }),
    'alg none': jwt.sign(claims, '', { ...portal, algorithm: 'none' }),
    'alg NONE': `${header({ alg: 'NONE', typ: 'JWT' })}.${payload}.`,
    'no signature': `${head}.${payload}.`,
    'another algorithm under the right key': jwt.sign(claims, ownKey, { ...portal, algorithm: 'HS512' }),
    'another audience under the right key': jwt.sign(claims, ownKey, { ...portal, audience: 'widget' }),
    'another type under the right key': jwt.sign({ ...claims, typ: 'visitor' }, ownKey, portal),
    'not yet valid': jwt.sign(claims, ownKey, { ...portal, notBefore: 600 }),
    expired: jwt.sign(claims, ownKey, { ...portal, expiresIn: -1 }),
    'two sessions': jwt.sign({ ...claims, sid: [sid, sid] }, ownKey, portal),
    'a kid that points elsewhere': jwt.sign(claims, 'null', {
      ...portal,
      header: { alg: 'HS256', kid: '../../dev/null' },
    }),
    'other header, same signature': `${header({ alg: 'HS256', typ: 'JWT', jku: 'https://evil.example' })}.${payload}.${signature}`,
    'altered payload': `${head}.${header({ ...claims, aud: 'portal', exp: 4e9 })}.${signature}`,
    'session that is none': door.secrets.sign('access', { sid: randomUUID() }),
    'session of strange form': door.secrets.sign('access', { sid: "' or 1=1--" }),
    'no session': door.secrets.sign('access', {}),
    'invented key': `dk_${'a'.repeat(40)}`,
    word: 'undefined',
  }
  expect((await probe(jwt.sign(claims, ownKey, portal))).status).toBe(200)
  for (const [what, impostor] of Object.entries(impostors)) {
    expect([what, (await probe(impostor)).status]).toEqual([what, 401])
    const asKey = await door.call('GET', '/api/v1/probe', { headers: { 'x-api-key': impostor } })
    expect([what, asKey.status]).toEqual([what, 401])
  }
  expect((await probe(token)).status).toBe(200)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 60_000 + 1_000 })
  expect((await probe(token)).status).toBe(401)
})

test('without a credential the answer is 401, and says how to come in', async () => {
  const answered = await door.call('GET', '/api/v1/probe')
  expect(answered.status).toBe(401)
  expect(answered.headers.get('www-authenticate')).toBe('Bearer')
  expect(answered.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answered.body).toEqual({
    type: 'urn:deskbell:problem:unauthorized',
    title: 'unauthorized',
    status: 401,
    detail: expect.any(String),
    code: 'unauthorized',
    request_id: answered.headers.get('x-request-id'),
  })
})
