/** The operator: super admins, their look into tenants, suspending, deleting, and what stays closed to everybody else. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditEntry } from '#wire'
import { type Call, callApi } from './call-api.ts'
import { tokenIn } from './hire.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

const root = { email: 'root@example.com', password: 'a password nobody guesses' }
let app: TestApp
let token: string
beforeAll(async () => {
  app = await openTestApp({ SUPERADMIN_EMAIL: root.email, SUPERADMIN_PASSWORD: root.password })
  token = await logIn(root)
})
afterAll(() => app[Symbol.asyncDispose]())

async function logIn(body: { email: string; password: string }): Promise<string> {
  const { status, body: answer } = await callApi(app.url, 'POST', '/api/v1/auth/login', { body })
  expect(status).toBe(200)
  return answer.token
}
const admin = (method: string, path: string, call: Call = {}) =>
  callApi(app.url, method, `/api/v1/admin${path}`, { token, ...call })
/** What the business reads of the operator in its own audit log, the earliest first. */
const audited = async ({ api }: TestBusiness) => {
  const { data } = (await api('GET', '/api/v1/audit-log')).body
  return (data as AuditEntry[]).filter(({ actor }) => actor.kind === 'super_admin').reverse()
}

async function suspend({ id }: TestBusiness) {
  const answered = await admin('POST', `/tenants/${id}/suspend`, { body: { reason: 'did not pay' } })
  expect(answered).toMatchObject({ status: 200, body: { status: 'suspended' } })
}

async function provesAddress({ email, password }: TestBusiness): Promise<void> {
  const headers = { accept: 'application/json' }
  const mail = async () => {
    const { data } = (await callApi(app.url, 'GET', '/dev/outbox', { headers })).body
    return (data as { to: string; kind: string; text: string }[]).find(
      ({ to, kind }) => to === email && kind === 'verify_email',
    )
  }
  await expect.poll(mail, { timeout: 8_000 }).toBeDefined()
  const body = { token: tokenIn((await mail())?.text ?? ''), password }
  expect((await callApi(app.url, 'POST', '/api/v1/auth/verify-email', { body })).status).toBe(200)
}

/** Views are kept by session: each test that looks in does so with a session of its own. */
async function looksInto({ id }: TestBusiness, reason = 'ticket 4711: answers look wrong') {
  const session = await logIn(root)
  const started = await admin('POST', `/tenants/${id}/view`, { body: { reason }, token: session })
  expect(started.status).toBe(201)
  const view: string = started.body.token
  return {
    view,
    session,
    reads: (path: string) => callApi(app.url, 'GET', path, { token: view }),
    ends: () => admin('DELETE', '/view', { token: session }),
  }
}

test('the super admin of the environment signs in without a business, and reaches no tenant by it', async () => {
  expect((await admin('GET', '/me')).body).toEqual({
    user: { id: expect.any(String), email: root.email, name: null, has_password: true },
    viewing: null,
  })
  for (const path of ['/api/v1/me', '/api/v1/conversations', '/api/v1/api-keys']) {
    expect((await callApi(app.url, 'GET', path, { token })).body).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
  }
})

test('a super admin without a business keeps the own account safe, also while looking into one', async () => {
  const bob = await app.signUp('Bob')
  const alone = { email: bob.email, password: bob.password }
  await provesAddress(bob)
  const { data } = (await admin('GET', `/users?search=${encodeURIComponent(alone.email)}`)).body
  expect((await admin('PATCH', `/users/${data[0].id}`, { body: { is_super_admin: true } })).status).toBe(204)
  expect((await admin('DELETE', `/tenants/${bob.id}`)).status).toBe(204)
  const carl = await app.signUp()

  const own = await logIn(alone)
  const auth = (method: string, path: string, body?: object) =>
    callApi(app.url, method, `/api/v1/auth${path}`, { token: own, ...(body && { body }) })
  expect((await callApi(app.url, 'GET', '/api/v1/me', { token: own })).body.code).toBe('forbidden')
  expect((await auth('POST', '/verify-email/resend')).status).toBe(204)
  const offered = await auth('POST', '/totp', { password: alone.password })
  expect([offered.status, offered.body.uri]).toEqual([200, expect.stringContaining('otpauth://')])
  expect((await auth('GET', '/totp')).body.enabled).toBe(false)

  const view = { body: { reason: 'ticket 4714' }, token: own }
  expect((await admin('POST', `/tenants/${carl.id}/view`, view)).status).toBe(201)
  const other = await logIn(alone)
  const sessions = (await auth('GET', '/sessions')).body.data
  expect(sessions[0]).toMatchObject({ current: false })
  expect((await auth('DELETE', `/sessions/${sessions[0].id}`)).status).toBe(204)
  expect((await callApi(app.url, 'GET', '/api/v1/auth/totp', { token: other })).status).toBe(401)
  const change = { current_password: alone.password, new_password: 'another password nobody guesses' }
  expect((await auth('POST', '/password', change)).status).toBe(204)
  expect((await auth('POST', '/sessions/end-others')).body).toEqual({ ended: 0 })
  // What somebody does with the own account is nothing that the business looked into reads about.
  expect((await audited(carl)).map(({ action }) => action)).toEqual(['view.started'])
  expect((await auth('POST', '/logout-everywhere')).body).toEqual({ ended: 1 })
  expect((await auth('GET', '/sessions')).status).toBe(401)
  await logIn({ ...alone, password: change.new_password })
})

test('an owner, a key and a stranger reach nothing of the operator', async () => {
  const bob = await app.signUp()
  const key = await bob.makesKey()
  for (const path of ['/me', '/tenants', `/tenants/${bob.id}`, '/users', '/figures', '/health']) {
    expect((await admin('GET', path, { token: bob.token })).body.code).toBe('forbidden')
    expect((await admin('GET', path, { token: key })).body.code).toBe('forbidden')
    expect((await callApi(app.url, 'GET', `/api/v1/admin${path}`)).body.code).toBe('unauthorized')
  }
})

test('tenants are found by name, owner and id, with their use of this month', async () => {
  const name = `Needle ${randomUUID().slice(0, 8)}`
  const bob = await app.signUp(name)
  const visitor = await bob.website.opensChat()
  await visitor.asks('Hello')
  for (const search of [name.toUpperCase(), bob.email, bob.id]) {
    const { body } = await admin('GET', `/tenants?search=${encodeURIComponent(search)}`)
    expect(body.data).toEqual([
      expect.objectContaining({
        id: bob.id,
        name,
        status: 'trial',
        usage: { conversations: 1, messages: 2, model_tokens_today: 0 },
      }),
    ])
  }
  expect((await admin('GET', '/tenants?search=%25%25')).body.data).toEqual([])
  const detail = await admin('GET', `/tenants/${bob.id}`)
  expect(detail.body).toMatchObject({ members: 1, owners: [{ email: bob.email }], views: [] })
  expect((await admin('GET', `/tenants/${randomUUID()}`)).status).toBe(404)
})

test('the list of tenants goes page by page and misses none', async () => {
  for (let made = 0; made < 3; made += 1) await app.signUp(`Paged ${made}`)
  const names: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await admin('GET', `/tenants?search=Paged&limit=2${cursor && `&cursor=${cursor}`}`)
    names.push(...body.data.map((tenant: { name: string }) => tenant.name))
    if (!body.has_more) break
    cursor = body.next_cursor
  }
  expect(names).toEqual(['Paged 2', 'Paged 1', 'Paged 0'])
})

test('a tenant that the operator makes has an owner who is new, or one who is known', async () => {
  const bob = await app.signUp()
  const email = `${randomUUID()}@example.com`
  const made = await admin('POST', '/tenants', { body: { name: 'Made', owner_email: email, plan: 'pro' } })
  expect(made).toMatchObject({ status: 201, body: { plan: 'pro', owners: [{ email }] } })
  const second = await admin('POST', '/tenants', { body: { name: 'Second', owner_email: bob.email } })
  expect(second.status).toBe(201)
  const { body } = await bob.api('GET', '/api/v1/me')
  expect(body.tenants.map((tenant: { name: string }) => tenant.name)).toEqual([bob.name, 'Second'])
  expect((await admin('POST', '/tenants', { body: { name: 'X', owner_email: 'nobody' } })).status).toBe(422)
})

test('plan, name and trial are changed, and the tenant can read that they were', async () => {
  const bob = await app.signUp()
  const trial_ends_at = '2031-01-01T00:00:00.000Z'
  const body = { name: 'Renamed', plan: 'starter', status: 'active', trial_ends_at }
  const changed = await admin('PATCH', `/tenants/${bob.id}`, { body })
  expect(changed.status).toBe(200)
  expect((await bob.api('GET', '/api/v1/me')).body.tenant).toMatchObject({ name: 'Renamed', plan: 'starter' })
  expect(await audited(bob)).toEqual([
    expect.objectContaining({
      action: 'tenant.changed',
      actor: { kind: 'super_admin', id: expect.any(String), name: expect.any(String) },
    }),
  ])
  const refused = await admin('PATCH', `/tenants/${bob.id}`, {
    body: { status: 'suspended', id: randomUUID() },
  })
  expect(refused.status).toBe(422)
})

test('a suspended business takes messages that nobody answers, and its members only read', async () => {
  const bob = await app.signUp()
  const key = await bob.makesKey()
  await bob.writesArticle('Do you sharpen scissors?', 'Yes, for $9.')
  const inbox = bob.opensInbox()
  await inbox.isConnected()
  const visitor = await bob.website.opensChat()
  const began = performance.now()
  const told = [visitor.hears('goodbye'), inbox.hears('goodbye')]
  await suspend(bob)
  expect(await Promise.all(told)).toEqual([
    { code: 'suspended', reconnect_ms: 1000 },
    { code: 'suspended', reconnect_ms: 1000 },
  ])
  expect(performance.now() - began).toBeLessThan(2_000)

  const later = await bob.website.opensChat()
  const { conversation_id } = await later.says('Do you sharpen scissors?')
  expect((await bob.api('GET', '/api/v1/me')).body.tenant.status).toBe('suspended')
  const { data } = (await bob.api('GET', `/api/v1/conversations/${conversation_id}/messages`)).body
  expect(data.map(({ role }: { role: string }) => role)).toEqual(['visitor'])

  const config = (await bob.api('GET', '/api/v1/customer/config')).body
  const refused = [
    bob.api('PUT', '/api/v1/customer/config', { body: config }),
    bob.api('POST', '/api/v1/articles', { body: { question: 'Q?', answer: 'A.' } }),
    bob.api('POST', '/api/v1/chat', { token: key, body: { session_id: 's', message: 'Hello' } }),
  ]
  expect((await bob.api('GET', '/api/v1/bots', { token: key })).status).toBe(200)
  for (const { body } of await Promise.all(refused))
    expect(body).toMatchObject({ status: 403, code: 'suspended' })

  expect((await admin('POST', `/tenants/${bob.id}/resume`)).body.status).toBe('trial')
  const back = await bob.website.opensChat()
  expect((await back.asks('Do you sharpen scissors?')).text).toContain('$9')
}, 30_000)

test('looking into a business needs a reason, and shows it as its viewer would see it', async () => {
  const bob = await app.signUp('Looked into')
  await bob.makesKey()
  const visitor = await bob.website.opensChat()
  const { conversation_id } = await visitor.says('Hello')
  for (const body of [{}, { reason: '' }, { reason: 'why' }]) {
    expect((await admin('POST', `/tenants/${bob.id}/view`, { body })).status).toBe(422)
  }
  const look = await looksInto(bob, 'ticket 4711')
  expect((await look.reads('/api/v1/me')).body).toMatchObject({
    tenant: { id: bob.id },
    role: 'viewer',
    viewing_as: { reason: 'ticket 4711', until: expect.stringMatching(/^\d{4}-/) },
  })
  const { body } = await look.reads(`/api/v1/conversations/${conversation_id}/messages`)
  expect(body.data[0].text).toBe('Hello')
  expect((await admin('GET', '/me', { token: look.session })).body.viewing).toMatchObject({
    tenant_id: bob.id,
    tenant_name: 'Looked into',
  })
  const keys = await look.reads('/api/v1/api-keys')
  expect([keys.status, keys.text.includes('dk_') && keys.text.length > 500]).toEqual([403, false])
})

test('every look leaves a trace in the business, with the reason', async () => {
  const bob = await app.signUp()
  const look = await looksInto(bob, 'ticket 4712')
  await look.reads('/api/v1/conversations')
  await look.reads('/api/v1/conversations')
  await look.ends()
  expect(await audited(bob)).toEqual([
    expect.objectContaining({ action: 'view.started', reason: 'ticket 4712', network: '127.0.0.0/24' }),
    expect.objectContaining({
      action: 'view.read',
      reason: 'ticket 4712',
      detail: { route: 'listConversations', path: '/api/v1/conversations' },
    }),
    expect.objectContaining({ action: 'view.ended' }),
  ])
  const { views } = (await admin('GET', `/tenants/${bob.id}`)).body
  expect(views).toEqual([expect.objectContaining({ reason: 'ticket 4712', ended_at: expect.any(String) })])
})

test('the inbox that is opened to look in leaves a trace before it shows anything', async () => {
  const bob = await app.signUp()
  await (await bob.website.opensChat()).says('Hello')
  const look = await looksInto(bob, 'ticket 4713')
  const inbox = bob.opensInbox(look.view)
  expect(await inbox.subscribes()).toHaveLength(1)
  expect((await audited(bob)).at(-1)).toMatchObject({
    action: 'view.read',
    reason: 'ticket 4713',
    detail: { route: 'agent.subscribe', path: '/agent' },
  })
})

test('who looks in changes nothing, also where the same person is the owner', async () => {
  const bob = await app.signUp()
  const own = await admin('POST', '/tenants', { body: { name: 'Own', owner_email: root.email } })
  for (const id of [bob.id, own.body.id]) {
    const look = await looksInto({ ...bob, id })
    const tries = [
      ['POST', '/api/v1/articles', { question: 'Q?', answer: 'A.' }],
      ['POST', '/api/v1/playground', { message: 'Hello' }],
      ['POST', '/api/v1/auth/switch', { tenant_id: own.body.id }],
    ] as const
    for (const [method, path, body] of tries) {
      const { status, body: problem } = await callApi(app.url, method, path, { token: look.view, body })
      expect([path, status, ['view_only', 'forbidden'].includes(problem.code)]).toEqual([path, 403, true])
    }
    await look.ends()
  }
})

test('a look ends by the button, and opens nothing afterwards', async () => {
  const bob = await app.signUp()
  const look = await looksInto(bob)
  expect((await look.reads('/api/v1/me')).body.tenant.id).toBe(bob.id)
  expect((await look.ends()).status).toBe(204)
  const { body } = await look.reads('/api/v1/me')
  expect([body.viewing_as, body.tenant?.id === bob.id]).toEqual([undefined, false])
})

test('a deleted business is out of reach at once, can be taken back, and is erased when asked again', async () => {
  const bob = await app.signUp('Deleted')
  const key = await bob.makesKey()
  const visitor = await bob.website.opensChat()
  await visitor.says('Hello')
  const goodbye = visitor.hears('goodbye')
  expect((await admin('DELETE', `/tenants/${bob.id}?erase=now`)).status).toBe(404)
  expect((await admin('DELETE', `/tenants/${bob.id}`)).status).toBe(204)
  await goodbye
  await expect.poll(async () => (await bob.api('GET', '/api/v1/me')).status, { timeout: 5_000 }).toBe(401)
  expect((await bob.api('GET', '/api/v1/bots', { token: key })).status).toBe(401)
  expect((await callApi(app.url, 'GET', `/w/config?token=${bob.accountToken}`)).status).toBe(404)
  expect(await bob.website.connects().outcome()).toBe('unknown_account_token')

  expect((await admin('POST', `/tenants/${bob.id}/resume`)).body.deleted_at).toBeNull()
  await expect.poll(async () => (await bob.api('GET', '/api/v1/me')).status, { timeout: 5_000 }).toBe(200)

  expect((await admin('DELETE', `/tenants/${bob.id}`)).status).toBe(204)
  const { body } = await admin('GET', '/tenants?deleted=true&search=Deleted')
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([bob.id])
  expect((await admin('DELETE', `/tenants/${bob.id}?erase=now`)).status).toBe(204)
  expect((await admin('GET', `/tenants/${bob.id}`)).status).toBe(404)
  const people = await admin('GET', `/users?search=${encodeURIComponent(bob.email)}`)
  expect(people.body.data).toEqual([])
}, 30_000)

test('a business that was suspended loses its visitors, too, when it is deleted', async () => {
  const bob = await app.signUp()
  await suspend(bob)
  const visitor = await bob.website.opensChat()
  await visitor.says('Hello')
  const goodbye = visitor.hears('goodbye')
  expect((await admin('DELETE', `/tenants/${bob.id}`)).status).toBe(204)
  await goodbye
})

test('people are found with their businesses, signed out everywhere, and made super admins', async () => {
  const ann = await app.signUp("Ann's")
  const find = async () => (await admin('GET', `/users?search=${encodeURIComponent(ann.email)}`)).body.data[0]
  const person = await find()
  expect(person).toMatchObject({
    is_super_admin: false,
    tenants: [{ id: ann.id, name: "Ann's", role: 'owner' }],
  })
  expect(JSON.stringify(person)).not.toContain('argon2')
  const promote = () => admin('PATCH', `/users/${person.id}`, { body: { is_super_admin: true } })
  // Anybody can sign up with any address.
  expect((await promote()).body).toMatchObject({
    code: 'forbidden',
    detail: expect.stringContaining('proven'),
  })
  await provesAddress(ann)
  expect((await promote()).status).toBe(204)
  const other = await logIn(ann)
  expect((await admin('GET', '/figures', { token: other })).status).toBe(200)
  expect((await admin('DELETE', `/users/${person.id}/sessions`)).status).toBe(204)
  expect((await ann.api('GET', '/api/v1/me')).status).toBe(401)
  expect((await admin('GET', '/me', { token: other })).status).toBe(401)
  expect((await admin('PATCH', `/users/${person.id}`, { body: { is_super_admin: false } })).status).toBe(204)
  expect((await find()).is_super_admin).toBe(false)
})

test('nobody takes the flag from themselves', async () => {
  const { user } = (await admin('GET', '/me')).body
  const own = await admin('PATCH', `/users/${user.id}`, { body: { is_super_admin: false } })
  expect(own.body).toMatchObject({ status: 403, code: 'forbidden' })
})

test('figures count sign-ups and conversations of today', async () => {
  const before = (await admin('GET', '/figures')).body
  const bob = await app.signUp()
  await (await bob.website.opensChat()).says('Hello')
  const after = (await admin('GET', '/figures')).body
  expect(after.days).toHaveLength(30)
  const [then, now] = [before.days.at(-1), after.days.at(-1)]
  expect(now).toEqual({ day: then.day, sign_ups: then.sign_ups + 1, conversations: then.conversations + 1 })
  expect(after.tenants).toBe(before.tenants + 1)
  expect((await admin('GET', '/health')).body).toMatchObject({
    database_ms: expect.any(Number),
    storage_full: false,
  })
})
