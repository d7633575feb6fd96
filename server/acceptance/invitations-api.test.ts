/** Invitations: by mail and by link, once, for seven days, for one address, and telling nothing about anybody. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Invitation } from '#wire'
import { callApi } from './call-api.ts'
import { hire, invitationToken, type TestEmployee, tokenIn } from './hire.ts'
import { openTestApp, sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

let app: TestApp
let company: TestBusiness
beforeAll(async () => {
  app = await sharedApp()
  company = await app.signUp('Company', { ownerName: 'Olive' })
})

const invitations = '/api/v1/invitations'
const someEmail = () => `${randomUUID()}@example.com`
const invite = (by: Pick<TestBusiness, 'api'>, body: object) => by.api('POST', invitations, { body })
const password = 'a new horse battery'
const accept = (token: unknown, more: object = {}, url = app.url) =>
  callApi(url, 'POST', `${invitations}/accept`, { body: { token, password, ...more } })
const preview = (token: unknown) => callApi(app.url, 'POST', `${invitations}/preview`, { body: { token } })
const gone = { status: 410, body: { code: 'invitation_gone' } }

interface Shown {
  to: string
  kind: string
  text: string
}
async function mailsTo(email: string): Promise<Shown[]> {
  const { body } = await callApi(app.url, 'GET', '/dev/outbox', { headers: { accept: 'application/json' } })
  return body.data.filter(({ to, kind }: Shown) => to === email && kind === 'invitation')
}
async function mailTo(email: string, count = 1): Promise<Shown> {
  await expect.poll(() => mailsTo(email), { timeout: 8_000 }).toHaveLength(count)
  const [latest] = await mailsTo(email)
  if (!latest) throw new Error('it is gone again')
  return latest
}

test('a person is invited by mail, looks at it, and comes in with a name and a password', async () => {
  const email = someEmail()
  const made = await invite(company, { email: ` ${email.toUpperCase()} `, role: 'agent' })
  expect(made.status).toBe(201)
  expect(made.body).toEqual({
    id: expect.any(String),
    email,
    role: 'agent',
    expires_at: expect.any(String),
    created_at: expect.any(String),
  })
  const days = (Date.parse(made.body.expires_at) - Date.now()) / 86_400_000
  expect(Math.abs(days - 7)).toBeLessThan(0.01)
  const mail = await mailTo(email)
  expect(mail.text).toContain('Olive invites you to the front desk of Company.')
  expect(mail.text).toContain(`${app.ownOrigin}/app/invite#token=`)
  const token = tokenIn(mail.text)
  expect((await preview(token)).body).toMatchObject({ business: 'Company', email, role: 'agent' })
  const accepted = await accept(token, { name: 'Andy' })
  expect(accepted.body).toEqual({
    tenant: { id: company.id, name: 'Company', role: 'agent' },
    token: expect.stringMatching(/^eyJ/),
  })
  const me = await callApi(app.url, 'GET', '/api/v1/me', { token: accepted.body.token })
  expect(me.body).toMatchObject({ role: 'agent', user: { email, name: 'Andy' } })
  expect(await accept(token)).toMatchObject(gone)
  expect(await preview(token)).toMatchObject(gone)
})

test('a link is shown once, and neither token nor address is in the log or in a later answer', async () => {
  const email = someEmail()
  const token = await invitationToken(company, email)
  const list = await company.api('GET', invitations)
  expect(list.body.data[0]).toMatchObject({ email, role: 'agent' })
  expect(list.text).not.toContain(token)
  expect(await mailsTo(email)).toEqual([])
  await accept(token)
  for (const secret of [token, email]) expect(app.log.join('\n')).not.toContain(secret)
})

test('inviting a known address is answered as inviting an unknown one', async () => {
  const known = await app.signUp()
  const answers = []
  for (const email of [known.email, someEmail()])
    for (const delivery of ['mail', 'link'])
      answers.push((await invite(company, { email, role: 'viewer', delivery })).body)
  expect(answers.map((body) => Object.keys(body))).toEqual([
    Object.keys(answers[0]),
    Object.keys(answers[1]),
    Object.keys(answers[0]),
    Object.keys(answers[1]),
  ])
  const { url } = answers[1]
  expect(Object.keys((await preview(tokenIn(url))).body)).toEqual(['business', 'email', 'role', 'expires_at'])
})

test('who has an account joins with it: signed in, or by its password; never with another', async () => {
  const known = await app.signUp()
  const signedIn = await invitationToken(company, known.email, 'viewer')
  const joined = await known.api('POST', `${invitations}/join`, { body: { token: signedIn } })
  expect(joined.body).toEqual({ tenant: { id: company.id, name: 'Company', role: 'viewer' } })
  expect((await known.api('GET', '/api/v1/me')).body.tenants).toHaveLength(2)

  const other = await app.signUp()
  const byPassword = await invitationToken(company, other.email, 'agent')
  expect(await accept(byPassword)).toMatchObject({ status: 409, body: { code: 'email_taken' } })
  const accepted = await accept(byPassword, { password: other.password })
  expect(accepted.body).toEqual({ tenant: { id: company.id, name: 'Company', role: 'agent' } })
})

test('an invitation for another address is refused, and stays good for the right one', async () => {
  const email = someEmail()
  const token = await invitationToken(company, email)
  const thief = await app.signUp()
  const refused = await thief.api('POST', `${invitations}/join`, { body: { token } })
  expect(refused).toMatchObject({ status: 403, body: { code: 'wrong_address' } })
  expect((await thief.api('GET', '/api/v1/me')).body.tenants).toHaveLength(1)
  expect((await accept(token, { email: thief.email })).status).toBe(200)
})

test('200 who accept one invitation at once are one member', async () => {
  const owner = await app.signUp()
  const token = await invitationToken(owner, someEmail())
  const all = await Promise.all(Array.from({ length: 200 }, () => accept(token)))
  const statuses = all.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => ![200, 409, 410, 429].includes(status))).toEqual([])
  expect((await owner.api('GET', '/api/v1/members')).body.data).toHaveLength(2)
}, 60_000)

test('a withdrawn, a renewed and a doubled invitation are dead', async () => {
  const email = someEmail()
  const first = await invite(company, { email, role: 'agent', delivery: 'link' })
  const second = await invite(company, { email, role: 'viewer', delivery: 'link' })
  const open = (await company.api('GET', invitations)).body.data.filter(
    (one: Invitation) => one.email === email,
  )
  expect(open).toMatchObject([{ id: second.body.id, role: 'viewer' }])
  const path = `${invitations}/${second.body.id}`
  const third = await company.api('POST', `${path}/resend`, { body: { delivery: 'link' } })
  for (const dead of [first, second]) expect(await preview(tokenIn(dead.body.url))).toMatchObject(gone)
  expect((await preview(tokenIn(third.body.url))).status).toBe(200)
  expect((await company.api('POST', `${path}/resend`, { body: {} })).body).not.toHaveProperty('url')
  const mail = await mailTo(email)
  expect(await preview(tokenIn(third.body.url))).toMatchObject(gone)
  expect((await company.api('DELETE', path)).status).toBe(204)
  expect(await accept(tokenIn(mail.text))).toMatchObject(gone)
  expect((await company.api('DELETE', path)).status).toBe(404)
  expect((await company.api('POST', `${path}/resend`, { body: {} })).status).toBe(404)
})

test.each([
  ['is removed', (id: string, owner: TestBusiness) => owner.api('DELETE', `/api/v1/members/${id}`)],
  [
    'leaves',
    (_id: string, _owner: TestBusiness, by: TestEmployee) => by.api('POST', '/api/v1/members/leave'),
  ],
  [
    'is an admin no more',
    (id: string, owner: TestBusiness) =>
      owner.api('PATCH', `/api/v1/members/${id}`, { body: { role: 'agent' } }),
  ],
])('what an admin invited is withdrawn when the admin %s', async (_what, goes) => {
  // Of its own: a business invites only so many in an hour.
  const owner = await app.signUp()
  const admin = await hire(app, owner, 'admin')
  const token = await invitationToken(admin, someEmail(), 'admin')
  const kept = await invitationToken(owner, someEmail())
  expect((await preview(token)).status).toBe(200)
  expect((await goes(admin.id, owner, admin)).status).toBeLessThan(300)
  expect(await preview(token)).toMatchObject(gone)
  expect(await accept(token)).toMatchObject(gone)
  expect((await preview(kept)).status).toBe(200)
})

test('an admin who is removed while inviting leaves no invitation behind', async () => {
  const owner = await app.signUp()
  for (let round = 0; round < 3; round += 1) {
    const admin = await hire(app, owner, 'admin')
    const email = someEmail()
    await Promise.all([
      ...Array.from({ length: 4 }, () => invite(admin, { email, role: 'admin' })),
      owner.api('DELETE', `/api/v1/members/${admin.id}`),
    ])
    const { data } = (await owner.api('GET', `${invitations}?limit=100`)).body
    expect(data.filter((left: Invitation) => left.email === email)).toEqual([])
  }
})

test('a member is not invited, and nobody is invited as an owner or by an agent', async () => {
  const agent = await hire(app, company, 'agent')
  expect((await invite(company, { email: agent.email, role: 'admin' })).body.code).toBe('already_member')
  expect((await invite(company, { email: someEmail(), role: 'owner' })).status).toBe(422)
  expect((await invite(agent, { email: someEmail(), role: 'viewer' })).status).toBe(403)
  const admin = await hire(app, company, 'admin')
  expect((await invite(admin, { email: someEmail(), role: 'admin' })).status).toBe(201)
})

test('what is no token is answered as one that is used up', async () => {
  for (const token of [randomUUID(), `inv_${'a'.repeat(43)}`, '%00', "' or 1=1--"]) {
    expect(await accept(token)).toMatchObject(gone)
    expect(await preview(token)).toMatchObject(gone)
    expect(await company.api('POST', `${invitations}/join`, { body: { token } })).toMatchObject(gone)
  }
})

test('nothing of an invitation but address and role can be chosen, and every field has its type', async () => {
  const email = someEmail()
  const forged = {
    id: randomUUID(),
    tenant_id: randomUUID(),
    expires_at: '2999-01-01T00:00:00Z',
    token_hash: 'x',
  }
  const made = await invite(company, { email, role: 'viewer', delivery: 'link', ...forged })
  expect(made.body.id).not.toBe(forged.id)
  expect(made.body.expires_at < '2999').toBe(true)
  const accepted = await accept(tokenIn(made.body.url), {
    role: 'owner',
    tenant_id: forged.tenant_id,
    user_id: forged.id,
  })
  expect(accepted.body.tenant).toEqual({ id: company.id, name: 'Company', role: 'viewer' })
  const hostile: unknown[] = [null, true, 1e308, [], { $ne: null }, { toString: 1 }, '', 'x'.repeat(100_000)]
  for (const value of hostile) {
    expect((await invite(company, { email: value, role: 'agent' })).status).toBe(422)
    expect((await invite(company, { email: someEmail(), role: value })).status).toBe(422)
    expect((await invite(company, { email: someEmail(), role: 'agent', delivery: value })).status).toBe(422)
    expect((await accept(value)).status).toBe(422)
    expect((await accept('x', { password: value })).status).toBe(422)
  }
  for (const line of ['a@example.com\r\nBcc: x@example.com', 'a@example.com,b@example.com'])
    expect((await invite(company, { email: line, role: 'agent' })).status).toBe(422)
  expect(app.failures()).toEqual([])
})

test('a business invites so many in an hour, and another is not hindered', async () => {
  const limits = { invitation: { points: 3, seconds: 3600 } }
  await using narrow = await openTestApp({ LIMITS: JSON.stringify(limits) })
  const [busy, calm] = [await narrow.signUp(), await narrow.signUp()]
  const statuses = []
  for (let time = 0; time < 5; time += 1)
    statuses.push((await invite(busy, { email: someEmail(), role: 'agent', delivery: 'link' })).status)
  expect(statuses).toEqual([201, 201, 201, 429, 429])
  expect((await invite(calm, { email: someEmail(), role: 'agent' })).status).toBe(201)
})

test('an invitation is no way to guess at a password past the lock of the account', async () => {
  const known = await app.signUp()
  const byLink = await invitationToken(company, known.email, 'viewer')
  const statuses = []
  for (let guess = 0; guess < 11; guess += 1)
    statuses.push((await accept(byLink, { password: `guess no ${guess}` })).status)
  expect(statuses).toEqual([...Array(10).fill(409), 429])
  expect((await accept(byLink, { password: known.password })).status).toBe(429)
  const body = { email: known.email, password: known.password }
  expect((await callApi(app.url, 'POST', '/api/v1/auth/login', { body })).status).toBe(429)
})

test('a new person’s address is proven by a mailed invitation, and not by a link that others have seen', async () => {
  const verifiedWith = async (token: string) => {
    const { body } = await accept(token)
    return (await callApi(app.url, 'GET', '/api/v1/me', { token: body.token })).body.user.email_verified
  }
  const email = someEmail()
  await invite(company, { email, role: 'viewer' })
  expect(await verifiedWith(tokenIn((await mailTo(email)).text))).toBe(true)
  expect(await verifiedWith(await invitationToken(company, someEmail()))).toBe(false)
})

test('nobody comes in with the address as the password', async () => {
  const email = someEmail()
  const token = await invitationToken(company, email)
  expect(await accept(token, { password: email.toUpperCase() })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/password' }] },
  })
  expect((await accept(token)).status).toBe(200)
})

test('whoever comes in by an invitation stands in the audit log of the business that they came into', async () => {
  const [host, guest] = [await app.signUp('Host'), await app.signUp('Guest')]
  await accept(await invitationToken(host, someEmail(), 'agent'))
  const token = await invitationToken(host, guest.email, 'admin')
  await guest.api('POST', `${invitations}/join`, { body: { token } })
  const { body } = await host.api('GET', '/api/v1/audit-log?action=invitation.accepted')
  expect(body.data).toMatchObject([
    { actor: { kind: 'member', name: guest.email }, target: { type: 'user' }, detail: { role: 'admin' } },
    { actor: { kind: 'member' }, target: { type: 'user' }, detail: { role: 'agent' } },
  ])
})
