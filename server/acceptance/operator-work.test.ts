/** The operator's own log, dead jobs, calls that count once, mails that nobody sends; and what goes on while suspended. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AdminDeadJob, AdminLogEntry } from '#wire'
import { adminRoutes } from '../api/admin/admin-routes.ts'
import { openOperator } from '../business/operator/open-operator.ts'
import type { JobRoom } from '../platform/jobs/open-jobs.ts'
import { type Call, callApi } from './call-api.ts'
import { hire, invitationToken } from './hire.ts'
import { newKind, openTestJobs } from './job-room.ts'
import { openAccountsDoor } from './open-accounts-door.ts'
import { openTestApp, type TestApp, type Variables } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

const root = { email: 'root@example.com', password: 'a password nobody guesses' }
const operated = { SUPERADMIN_EMAIL: root.email, SUPERADMIN_PASSWORD: root.password }
let app: TestApp
let token: string
beforeAll(async () => {
  app = await openTestApp(operated)
  token = await logIn(app)
}, 60_000)
afterAll(() => app[Symbol.asyncDispose]())

async function logIn({ url }: TestApp): Promise<string> {
  return (await callApi(url, 'POST', '/api/v1/auth/login', { body: root })).body.token
}
const admin = (method: string, path: string, call: Call = {}) =>
  callApi(app.url, method, `/api/v1/admin${path}`, { token, ...call })
const logOf = async (id: string): Promise<AdminLogEntry[]> =>
  (await admin('GET', '/log?limit=200')).body.data.filter((entry: AdminLogEntry) => entry.target?.id === id)
const suspend = ({ id }: TestBusiness) =>
  admin('POST', `/tenants/${id}/suspend`, { body: { reason: 'did not pay' } })

test('what was done to a business stands in the log of the operator, also when the business is erased', async () => {
  const bob = await app.signUp('Erased for good')
  await suspend(bob)
  await admin('DELETE', `/tenants/${bob.id}`)
  expect((await admin('DELETE', `/tenants/${bob.id}?erase=now`)).status).toBe(204)
  expect((await admin('GET', `/tenants/${bob.id}`)).status).toBe(404)
  const entries = await logOf(bob.id)
  expect(entries.map(({ action }) => action)).toEqual(['tenant.erased', 'tenant.deleted', 'tenant.suspended'])
  const [erased, , suspended] = entries
  expect(erased).toMatchObject({
    actor: { id: expect.any(String), name: root.email },
    target: { type: 'tenant', id: bob.id, name: 'Erased for good' },
    network: '127.0.0.0/24',
  })
  expect(suspended?.reason).toBe('did not pay')
  expect((await bob.api('GET', '/api/v1/admin/log')).status).toBe(401)
})

test('sessions that the operator ends, and looks, stand there, too', async () => {
  const bob = await app.signUp('Looked into')
  const { user } = (await bob.api('GET', '/api/v1/me')).body
  await admin('DELETE', `/users/${user.id}/sessions`)
  const own = await logIn(app)
  await admin('POST', `/tenants/${bob.id}/view`, { body: { reason: 'ticket 4711' }, token: own })
  expect(await logOf(user.id)).toMatchObject([{ action: 'sessions.ended', target: { name: bob.email } }])
  expect(await logOf(bob.id)).toMatchObject([{ action: 'view.started', reason: 'ticket 4711' }])
})

test('a call of the operator that is sent twice under one key is done once', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  const body = { name: 'Made once', owner_email: `${randomUUID()}@example.com` }
  const make = (more: object = {}) => admin('POST', '/tenants', { headers, body: { ...body, ...more } })
  const all = await Promise.all(Array.from({ length: 5 }, () => make()))
  const made = all.filter(({ status }) => status === 201)
  expect(made.length).toBeGreaterThan(0)
  expect(all.filter(({ status }) => ![201, 409].includes(status))).toEqual([])
  const again = await make()
  expect(again).toMatchObject({ status: 201, body: { id: made[0]?.body.id } })
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect((await make({ name: 'Another' })).body.code).toBe('idempotency_conflict')
  expect((await admin('GET', '/tenants?search=Made+once')).body.data).toHaveLength(1)
  // The key is of who used it: another session makes another one.
  const other = await admin('POST', '/tenants', { headers, body, token: await logIn(app) })
  expect(other.body.id).not.toBe(made[0]?.body.id)
})

/** The operator's calls on a store where jobs fail at once. */
async function openWorkshop() {
  const { room } = await openTestJobs()
  const email = `${randomUUID()}@example.com`
  const door = await openAccountsDoor({
    routes: (parts) => {
      const bus = { publish: () => {} }
      const accounts = { forgetCaller: () => {}, forgetCallers: () => {}, sessionToken: () => '' }
      const operator = openOperator({ ...parts, bus, accounts, jobs: room, furnish: async () => {} })
      return adminRoutes({ operator, health: async () => expect.unreachable() })
    },
  })
  const business = await door.call('POST', '/api/signup', {
    body: { businessName: 'Workshop', email, password: root.password },
  })
  const user = await door.directory.userByEmail(email)
  await door.directory.setSuperAdmin(user?.id ?? '', true)
  const { body } = await door.call('POST', '/api/v1/auth/login', { body: { email, password: root.password } })
  const { token: operator } = body as { token: string }
  const call = (method: string, path: string) =>
    door.call(method, `/api/v1/admin${path}`, { token: operator })
  const { id: tenantId } = (business.body as { business: { id: string } }).business
  return { door, room, call, tenantId, [Symbol.asyncDispose]: () => door[Symbol.asyncDispose]() }
}

async function deadJob(
  room: JobRoom,
  kind: string,
  call: (method: string, path: string) => Promise<{ body: unknown }>,
) {
  const find = async () => {
    const { data } = (await call('GET', '/jobs?limit=200')).body as { data: AdminDeadJob[] }
    return data.filter((job) => job.kind === kind)
  }
  room.wake()
  await expect.poll(async () => (await find()).length, { timeout: 10_000 }).toBeGreaterThan(0)
  return find()
}

test('dead jobs are listed with their business and error, tried again, or given up; both are noted', async () => {
  await using workshop = await openWorkshop()
  const { room, call, tenantId } = workshop
  const kind = newKind('mended')
  let isMended = false
  const done: unknown[] = []
  room.handle(kind, async (payload) => {
    if (!isMended) throw new Error('the other server is away')
    done.push(payload)
  })
  room.open()
  await room.add(kind, { id: 'one' }, { tenantId })
  await room.add(kind, { id: 'two' })
  const find = () => deadJob(room, kind, call)
  await expect.poll(async () => (await find()).length, { timeout: 10_000 }).toBe(2)
  const dead = await find()
  expect(dead.find((job) => job.tenant_id)).toMatchObject({
    tenant_id: tenantId,
    tenant_name: 'Workshop',
    tries: 5,
    error: expect.stringContaining('the other server is away'),
  })
  isMended = true
  const [mine, others] = [dead.find((job) => job.tenant_id), dead.find((job) => !job.tenant_id)]
  expect((await call('POST', `/jobs/${mine?.id}/retry`)).status).toBe(204)
  await expect.poll(() => done, { timeout: 10_000 }).toEqual([{ id: 'one' }])
  expect((await call('DELETE', `/jobs/${others?.id}`)).status).toBe(204)
  for (const [method, path] of [
    ['POST', `/jobs/${mine?.id}/retry`],
    ['DELETE', `/jobs/${others?.id}`],
    ['DELETE', '/jobs/nonsense'],
  ] as const)
    expect((await call(method, path)).status).toBe(404)
  const { data } = (await call('GET', '/log')).body as { data: AdminLogEntry[] }
  const noted = data.filter(({ target }) => [mine?.id, others?.id].includes(target?.id))
  expect(noted.map(({ action }) => action)).toEqual(['job.discarded', 'job.retried'])
})

test('the state of the installation tells of jobs and of the outbox', async () => {
  expect((await admin('GET', '/health')).body).toMatchObject({
    jobs: { waiting: expect.any(Number), running: expect.any(Number), dead: 0 },
    outbox: { waiting: expect.any(Number), oldest_seconds: expect.any(Number) },
  })
})

test.each<[string, Variables]>([
  ['in production', { NODE_ENV: 'production' }],
  ['where the server listens to others', { HOST: '0.0.0.0' }],
])(
  '%s unsent mails are shown to super admins only, and who read them is noted',
  async (_where, variables) => {
    await using other = await openTestApp({ ...operated, ...variables })
    const owner = await other.signUp()
    const operator = await logIn(other)
    const read = (given: string, headers = {}) =>
      callApi(other.url, 'GET', '/dev/outbox', {
        token: given,
        headers: { accept: 'application/json', ...headers },
      })
    for (const given of ['', 'nonsense', owner.token, await owner.makesKey(), owner.accountToken])
      expect((await read(given)).status).toBe(404)
    const mailTo = async () =>
      (await read(operator)).body.data.find(({ to }: { to: string }) => to === owner.email)
    await expect.poll(mailTo, { timeout: 10_000 }).toBeDefined()
    const { id } = await mailTo()
    const page = await callApi(other.url, 'GET', `/dev/outbox/${id}`, { token: operator })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
    expect((await callApi(other.url, 'GET', `/dev/outbox/${id}`)).status).toBe(404)
    const { data } = (await callApi(other.url, 'GET', '/api/v1/admin/log', { token: operator })).body
    expect(data[0]).toMatchObject({ action: 'outbox.read', actor: { name: root.email } })
  },
)

test('who belongs to a suspended business may leave it, log out, join another one and see to the own account', async () => {
  const bob = await app.signUp('Suspended')
  const other = await app.signUp('Another')
  const [leaver, joiner, stayer] = [
    await hire(app, bob, 'agent'),
    await hire(app, bob, 'agent'),
    await hire(app, bob, 'viewer'),
  ]
  const invited = await invitationToken(other, joiner.email)
  await suspend(bob)
  expect((await stayer.api('PATCH', '/api/v1/organisation', { body: { name: 'x' } })).status).toBe(403)
  expect((await joiner.api('POST', '/api/v1/invitations/join', { body: { token: invited } })).status).toBe(
    200,
  )
  expect((await leaver.api('POST', '/api/v1/members/leave')).status).toBe(204)
  expect((await leaver.api('GET', '/api/v1/me')).status).toBe(401)
  const change = { current_password: stayer.password, new_password: 'quite another passphrase' }
  expect((await stayer.api('POST', '/api/v1/auth/password', { body: change })).status).toBe(204)
  expect((await stayer.api('POST', '/api/v1/auth/logout')).status).toBe(204)
  expect((await stayer.api('GET', '/api/v1/me')).status).toBe(401)
  expect((await joiner.api('POST', '/api/v1/auth/logout-everywhere')).status).toBe(200)
})
