import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignupResponse } from '#wire'
import { type AccountsDoor, openAccountsDoor, someBusiness } from '../../acceptance/open-accounts-door.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { readTenant } from '../../platform/tenancy/tenants.ts'

let door: AccountsDoor
beforeAll(async () => {
  door = await openAccountsDoor()
})
afterAll(() => door[Symbol.asyncDispose]())

const email = () => `${randomUUID()}@example.com`
const signUp = (body: unknown, headers: Record<string, string> = {}) =>
  door.call('POST', '/api/signup', { body, headers })
const good = () => ({ businessName: "Bob's HVAC", email: email(), password: 'correct horse battery' })
const tenantOf = (id: string) => readTenant(door.openTenant(id as TenantId))

test('a business signs up with a name, an e-mail and a password, and its owner is signed in', async () => {
  const before = Date.now()
  const answered = await signUp(good())
  expect(answered.status).toBe(201)
  expect(answered.body).toEqual({
    success: true,
    token: expect.stringMatching(/^eyJ/),
    business: { id: expect.any(String), name: "Bob's HVAC", trialEndsAt: expect.any(String) },
    account_token: expect.stringMatching(/^acct_[0-9A-Za-z]{24}$/),
    nextSteps: { step1: expect.any(String), step2: expect.any(String), step3: expect.any(String) },
  })
  const { token, business, account_token, nextSteps } = answered.body as SignupResponse
  expect(Math.abs(Date.parse(business.trialEndsAt) - before - 14 * 86_400_000)).toBeLessThan(60_000)
  expect(nextSteps.step1).toContain(`/w/v1/${account_token}.js`)
  const me = await door.call('GET', '/api/v1/me', { token })
  expect(me.body).toMatchObject({ role: 'owner', account_token, tenant: { plan: 'free', status: 'trial' } })
})

test('every answer has a request id, its limits and no place in a cache', async () => {
  const { headers } = await signUp(good(), { 'x-request-id': 'my-own.id-1' })
  expect(headers.get('x-request-id')).toBe('my-own.id-1')
  expect(headers.get('ratelimit')).toMatch(/^"signup";r=\d+;t=\d+$/)
  expect(headers.get('ratelimit-policy')).toBe('"signup";q=10000;w=60')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('a website alone gives the name and the list of origins', async () => {
  const { name: _, ...request } = { ...good(), name: '' }
  const answered = await signUp({ ...request, businessName: undefined, website: 'www.bobs-hvac.com' })
  const { business } = answered.body as { business: { id: string; name: string } }
  expect(business.name).toBe('Bobs Hvac')
  expect((await tenantOf(business.id)).allowed_origins[0]).toBe('https://www.bobs-hvac.com')
})

test('a known e-mail is refused, also in capitals and with spaces around it', async () => {
  const { request } = await someBusiness(door)
  const answered = await signUp({ ...good(), email: `  ${request.email.toUpperCase()} ` })
  expect(answered.status).toBe(409)
  expect(answered.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answered.body).toMatchObject({ code: 'email_taken', status: 409, request_id: expect.any(String) })
})

test('a person may choose one of the plans, and nothing else about the tenant', async () => {
  const forged = {
    id: randomUUID(),
    tenant_id: randomUUID(),
    status: 'active',
    role: 'owner',
    is_super_admin: true,
    allowed_origins: ['https://evil.example'],
    trial_ends_at: '2999-01-01T00:00:00Z',
    knowledge_rev: 99,
  }
  const made = await someBusiness(door, { ...forged, plan: 'pro' })
  const tenant = await tenantOf(made.business.id)
  expect(tenant).toMatchObject({ status: 'trial', plan: 'pro', allowed_origins: [], knowledge_rev: 1 })
  expect(tenant.id).not.toBe(forged.id)
  const user = await door.directory.userByEmail(made.request.email)
  expect(user?.is_super_admin).toBe(false)
  expect((await signUp({ ...good(), plan: 'platinum' })).status).toBe(422)
})

test.each([
  ['مطعم السلام', 'arabic'],
  ['מספרה של דני', 'hebrew'],
  ['👩‍🔧 Bob’s 🔥 HVAC', 'emoji'],
  ['O\'Brien & <b>Sons</b> "GmbH"; drop table users', 'punctuation'],
])('the name %s stays as it was typed (%s)', async (businessName) => {
  const { business, token } = await someBusiness(door, { businessName, ownerName: businessName })
  expect(business.name).toBe(businessName)
  const me = await door.call('GET', '/api/v1/me', { token })
  expect(me.body).toMatchObject({ tenant: { name: businessName }, user: { name: businessName } })
})

const hostile: unknown[] = [
  { $ne: null },
  { toString: 1 },
  ['a@example.com'],
  [],
  true,
  1e308,
  null,
  '',
  '   ',
  'a\0b',
  'line\r\nBcc: x@example.com',
  '\ud800',
  'x'.repeat(100_000),
]
const fields = [
  'businessName',
  'website',
  'email',
  'password',
  'ownerName',
  'phone',
  'industry',
  'plan',
  'paymentMethodId',
  'areaCode',
]

test.each(fields)('a hostile value of %s is answered 422 and names the field', async (field) => {
  for (const value of hostile) {
    // A password of any characters is a password, unless it is too short or too long.
    if (field === 'password' && typeof value === 'string' && /Bcc/.test(value)) continue
    const answered = await signUp({ ...good(), [field]: value })
    expect([answered.status, value]).toEqual([422, value])
    const naming = expect.arrayContaining([expect.objectContaining({ pointer: `/${field}` })])
    expect(answered.body).toMatchObject({ code: 'invalid_input', errors: naming })
  }
})

test.each([
  ['an e-mail of 320 characters', { email: `${'a'.repeat(64)}@${'b'.repeat(251)}.com` }, '/email'],
  ['a short password', { password: 'seven77' }, '/password'],
  ['a password of 201 characters', { password: 'p'.repeat(201) }, '/password'],
  ['a password that is the e-mail', { email: 'bob@example.com', password: 'Bob@example.com' }, '/password'],
  ['neither name nor website', { businessName: undefined }, '/businessName'],
  ['a website that is none', { website: 'javascript:alert(1)' }, '/website'],
])('%s is refused', async (_what, fields, pointer) => {
  const answered = await signUp({ ...good(), ...fields })
  expect(answered.status).toBe(422)
  expect(answered.body).toMatchObject({ errors: [{ pointer }] })
})

test('a body that is no JSON object is refused, and nothing reaches the prototype of objects', async () => {
  const person = JSON.stringify(good())
  const polluting = person.replace(
    '{',
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
  )
  const bodies: [string, number][] = [
    ['', 422],
    ['{', 400],
    ['[]', 422],
    ['null', 422],
    ['"text"', 422],
    [`{"email":${'['.repeat(50_000)}`, 400],
    [polluting, 201],
  ]
  for (const [body, status] of bodies) expect([body, (await signUp(body)).status]).toEqual([body, status])
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('with an Idempotency-Key the same sign-up answers the same business, with a session of its own', async () => {
  const request = good()
  const headers = { 'idempotency-key': randomUUID() }
  const first = await signUp(request, headers)
  const again = await signUp({ ...request, email: request.email.toUpperCase() }, headers)
  expect([first.status, again.status]).toEqual([201, 201])
  const { token: one, ...made } = first.body as { token: string }
  const { token: two, ...same } = again.body as { token: string }
  expect(same).toEqual(made)
  expect(two).not.toBe(one)
  expect((await door.call('GET', '/api/v1/me', { token: two })).status).toBe(200)
})

test('an Idempotency-Key of another sign-up is refused, and without it the e-mail is taken', async () => {
  const request = good()
  const headers = { 'idempotency-key': randomUUID() }
  await signUp(request, headers)
  const others = [
    { ...request, email: email() },
    { ...request, password: 'wrong horse battery' },
    { ...request, businessName: 'Another' },
  ]
  for (const other of others) {
    const answered = await signUp(other, headers)
    expect(answered.status).toBe(422)
    expect(answered.body).toMatchObject({ code: 'idempotency_conflict' })
  }
  expect((await signUp(request)).body).toMatchObject({ code: 'email_taken' })
  expect((await signUp(good(), { 'idempotency-key': 'k'.repeat(201) })).status).toBe(400)
})

test('an Idempotency-Key opens no account but that of who signed up with it, and none with a second step', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const request = good()
  const { business } = (await signUp(request, key)).body as SignupResponse
  const colleague = await someBusiness(door)
  const user = await door.directory.userByEmail(colleague.request.email)
  await door
    .openTenant(business.id as TenantId)
    .insert('members', { user_id: user?.id ?? '', role: 'owner' })
    .execute()
  const { email: theirs, password } = colleague.request
  expect((await signUp({ ...request, email: theirs, password }, key)).body).toMatchObject({
    code: 'idempotency_conflict',
  })

  const owner = await door.directory.userByEmail(request.email)
  await door.directory.offerFactor(owner?.id ?? '', 'sealed')
  expect((await signUp(request, key)).status).toBe(201)
  const factor = { userId: owner?.id ?? '', secret: 'sealed', step: 1, codeHashes: ['one'] }
  await door.directory.confirmFactor(factor)
  expect((await signUp(request, key)).body).toMatchObject({ code: 'idempotency_conflict' })
})

test('a sign-up from another website signs nobody’s browser in', async () => {
  const own = await signUp(good(), { origin: 'http://localhost:3000' })
  expect(own.cookie).toMatch(/^deskbell_refresh=./)
  const foreign = await signUp(good(), { origin: 'https://evil.example' })
  expect([foreign.status, foreign.cookie]).toEqual([201, undefined])
})

test('plan, payment method and area code are kept with the business, and none of them is told to visitors', async () => {
  const wish = { plan: 'starter', paymentMethodId: 'pm_card_visa', areaCode: '415', industry: 'plumbing' }
  const made = await someBusiness(door, { ...wish, phone: '+1 (415) 555-0100', ownerName: 'Bob' })
  expect(made.business).not.toHaveProperty('phoneNumber')
  const row = await door
    .openTenant(made.business.id as TenantId)
    .own()
    .select(['plan', 'payment_method_id', 'area_code', 'industry'])
    .executeTakeFirst()
  expect(row).toEqual({
    plan: 'starter',
    payment_method_id: 'pm_card_visa',
    area_code: '415',
    industry: 'plumbing',
  })
})

test.each([
  ['areaCode', '911'],
  ['areaCode', '41'],
  ['paymentMethodId', 'pm card; drop'],
  ['phone', 'call me'],
  ['plan', 'Pro'],
])('%s cannot be %s', async (field, value) => {
  const answered = await signUp({ ...good(), [field]: value })
  expect(answered.status).toBe(422)
  expect(answered.body).toMatchObject({ errors: [{ pointer: `/${field}` }] })
})

test('where there is a number desk, the number is in the answer, also when the sign-up is repeated', async () => {
  const asked: object[] = []
  const numbers = {
    assign: async (wish: { tenantId: string; areaCode: string }) => {
      asked.push(wish)
      return `+1${wish.areaCode}5550100`
    },
  }
  await using desk = await openAccountsDoor({ numbers })
  const body = { ...good(), areaCode: '212', paymentMethodId: 'pm_1' }
  const headers = { 'idempotency-key': randomUUID() }
  for (let time = 0; time < 2; time += 1) {
    const answered = await desk.call('POST', '/api/signup', { body, headers })
    expect(answered.body).toMatchObject({ business: { phoneNumber: '+12125550100' } })
  }
  const [first] = asked
  expect(asked).toEqual([first, first])
  expect(first).toMatchObject({ areaCode: '212', paymentMethodId: 'pm_1' })
  await desk.call('POST', '/api/signup', { body: good() })
  expect(asked).toHaveLength(2)
})

test('area codes come by country', async () => {
  const list = async (query: string) => door.call('GET', `/api/signup/area-codes${query}`)
  const american = await list('?country=US')
  expect(american.body).toMatchObject({
    data: expect.arrayContaining([{ area_code: '415', locality: 'San Francisco, CA' }]),
  })
  expect((await list('')).body).toEqual(american.body)
  expect((await list('?country=ca')).body).toMatchObject({
    data: expect.arrayContaining([{ area_code: '416', locality: 'Toronto, ON' }]),
  })
  expect((await list('?country=DE')).status).toBe(400)
})

test('twenty of the same sign-up at once make one business', async () => {
  const request = good()
  const headers = { 'idempotency-key': randomUUID() }
  const all = await Promise.all(Array.from({ length: 20 }, () => signUp(request, headers)))
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 201))
  const businesses = all.map(({ body }) => (body as SignupResponse).business.id)
  expect(new Set(businesses).size).toBe(1)
  const user = await door.directory.userByEmail(request.email)
  expect(await door.directory.tenantsOfUser(user?.id ?? '')).toHaveLength(1)
})

test('check-email tells what is valid, free, and probably meant', async () => {
  const { request } = await someBusiness(door)
  const check = async (text: unknown) =>
    (await door.call('POST', '/api/signup/check-email', { body: { email: text } })).body
  expect(await check(request.email)).toEqual({ valid: true, available: false })
  expect(await check(email())).toEqual({ valid: true, available: true })
  expect(await check('bob@gmial.com')).toEqual({
    valid: true,
    available: true,
    suggestion: 'bob@gmail.com',
  })
  expect(await check('nonsense\0')).toEqual({ valid: false, available: false })
  expect(await check({ $ne: null })).toMatchObject({ code: 'invalid_input' })
})

test('sign-ups and look-ups are limited per address, whatever a client claims to be', async () => {
  const points = { points: 3, seconds: 60 }
  await using narrow = await openAccountsDoor({ limits: { signup: points, check_email: points } })
  for (const path of ['/api/signup', '/api/signup/check-email']) {
    const statuses: number[] = []
    for (let i = 0; i < 5; i += 1) {
      const headers = {
        'x-forwarded-for': `10.0.0.${i}`,
        forwarded: `for=10.0.0.${i}`,
        'x-real-ip': `10.0.1.${i}`,
      }
      const answered = await narrow.call('POST', path, { body: {}, headers })
      statuses.push(answered.status)
      if (answered.status === 429) expect(Number(answered.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(statuses).toEqual([422, 422, 422, 429, 429])
  }
})

test('neither password nor e-mail nor token is ever logged', async () => {
  const { request, token, accountToken } = await someBusiness(door)
  await signUp(request)
  const logged = door.log.join('\n')
  for (const secret of [request.password, request.email, token, accountToken]) {
    expect(logged).not.toContain(secret)
  }
})
