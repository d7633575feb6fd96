/** Single sign-on, against a provider that says what it must not, and businesses that claim what is not theirs. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LoginResponse, Me } from '#wire'
import { openSessions } from '../business/accounts/open-sessions.ts'
import type { TenantId } from '../platform/tenancy/tenant-db.ts'
import { type FakeOidc, openFakeOidc } from './fake-oidc.ts'
import { someBusiness } from './open-accounts-door.ts'
import { openSsoDoor, publicUrl, type SsoDoor } from './open-sso-door.ts'

let door: SsoDoor
let oidc: FakeOidc
beforeAll(async () => {
  oidc = await openFakeOidc()
  door = await openSsoDoor([oidc.place])
})
afterAll(async () => {
  oidc[Symbol.dispose]()
  await door[Symbol.asyncDispose]()
})
beforeEach(() => {
  Object.assign(oidc, { metadata: {}, claims: {}, signing: 'right', exchanged: [] })
})

const failed = { at: '/app/login?error=sso_failed', refreshCookie: undefined, token: undefined }
const someDomain = () => `${randomUUID()}.example`
const me = async (token: string | undefined) =>
  (await door.call('GET', '/api/v1/me', { ...(token && { token }) })).body as Me
const says = (email: string, more: object = {}) => Object.assign(oidc.claims, { email, sub: email, ...more })
const auditOf = (tenantId: string) =>
  door
    .openTenant(tenantId as TenantId)
    .select('audit_log')
    .select(['action', 'detail', 'actor_id', 'address'])
    .orderBy('seq')
    .execute()

test('somebody of a verified domain signs in, joins, and comes back as the same person', async () => {
  const domain = someDomain()
  const business = await door.business(oidc.issuer, domain)
  const email = `ann@${domain}`
  says(email, { name: 'Ann' })
  const first = await door.signsIn({ email }, (url) => oidc.signsIn(url))
  expect(first.at).toBe('/app')
  const ann = await me(first.token)
  expect(ann).toMatchObject({ user: { email, name: 'Ann' }, tenant: { id: business.id }, role: 'agent' })

  // The provider gives her another address; she is who she was.
  says(`ann.married@${domain}`, { sub: email })
  const again = await door.signsIn({ tenant_id: business.id }, (url) => oidc.signsIn(url))
  expect((await me(again.token)).user).toEqual(ann.user)
  expect(await auditOf(business.id)).toEqual(
    expect.arrayContaining([
      { action: 'logInBySso', detail: { joined: true }, actor_id: ann.user.id, address: '127.0.0.0/24' },
      { action: 'logInBySso', detail: {}, actor_id: ann.user.id, address: '127.0.0.0/24' },
    ]),
  )
})

test('a session that a business’s provider opened reaches nothing of the operator, whoever becomes a super admin', async () => {
  const domain = someDomain()
  await door.business(oidc.issuer, domain)
  const email = `ann@${domain}`
  says(email)
  const { token = '' } = await door.signsIn({ email }, (url) => oidc.signsIn(url))
  await door.inDatabase(sql`update users set is_super_admin = true where email = ${email}`)
  expect(await door.accounts.superAdminOf(token)).toBeNull()
  const { user, super_admin } = await me(token)
  expect([user.email, super_admin]).toEqual([email, false])
  expect(await door.signsIn({ email }, (url) => oidc.signsIn(url))).toEqual(failed)
  // A session of her own is the operator's.
  const own = await openSessions(door.directory, door.secrets).open({ id: user.id }, null, undefined)
  expect(await door.accounts.superAdminOf(own.token)).toMatchObject({ userId: user.id })
})

test('the request to the provider has PKCE, nonce, state and a callback of this business alone', async () => {
  const domain = someDomain()
  const business = await door.business(oidc.issuer, domain)
  says(`ann@${domain}`)
  await door.signsIn({ email: `ann@${domain}` }, (url) => {
    const asked = Object.fromEntries(new URL(url).searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'deskbell',
      code_challenge_method: 'S256',
      redirect_uri: `${publicUrl}/api/v1/auth/oidc/${business.id}/callback`,
      login_hint: `ann@${domain}`,
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked[name]?.length).toBeGreaterThanOrEqual(43)
    return oidc.signsIn(url)
  })
  expect(business.settings.callback_url).toBe(`${publicUrl}/api/v1/auth/oidc/${business.id}/callback`)
})

test.each([
  ['an address that it did not verify', () => ({ email_verified: false })],
  ['an address that it only seems to have verified', () => ({ email_verified: 'true' })],
  ['no word on whether the address is verified', () => ({ email_verified: undefined })],
  ['no address', () => ({ email: undefined })],
  ['an address of another domain', () => ({ email: 'boss@elsewhere.example' })],
  ['an address of a domain below', (domain: string) => ({ email: `ann@evil.${domain}` })],
  ['two addresses in one', (domain: string) => ({ email: `ann@elsewhere.example,x@${domain}` })],
  ['another issuer', () => ({ iss: 'https://issuer.example' })],
  ['another audience', () => ({ aud: 'another client' })],
  ['another nonce', () => ({ nonce: 'n'.repeat(43) })],
  ['no nonce', () => ({ nonce: undefined })],
  ['a time that is over', () => ({ exp: Math.floor(Date.now() / 1000) - 3600 })],
  ['a time without end', () => ({ exp: undefined })],
  ['no subject', () => ({ sub: undefined })],
])('a provider that tells %s lets nobody in', async (_what, claims) => {
  const domain = someDomain()
  const business = await door.business(oidc.issuer, domain)
  says(`ann@${domain}`, claims(domain))
  expect(await door.signsIn({ tenant_id: business.id }, (url) => oidc.signsIn(url))).toEqual(failed)
  expect((await auditOf(business.id)).at(-1)).toMatchObject({ action: 'ssoRefused' })
})

test.each(['another key', 'none', 'HS256 with the public key'] as const)(
  'T15: an ID token signed with %s lets nobody in',
  async (signing) => {
    const domain = someDomain()
    await door.business(oidc.issuer, domain)
    says(`ann@${domain}`)
    oidc.signing = signing
    expect(await door.signsIn({ email: `ann@${domain}` }, (url) => oidc.signsIn(url))).toEqual(failed)
  },
)

test('a state counts once, for the browser that began, for ten minutes, at its own callback', async () => {
  const domain = someDomain()
  const business = await door.business(oidc.issuer, domain)
  const other = await door.business(oidc.issuer, someDomain())
  says(`ann@${domain}`)
  const start = async () => {
    const { body, headers } = await door.call('POST', '/api/v1/auth/oidc/start', {
      body: { tenant_id: business.id },
    })
    const cookie = headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(
      /^deskbell_sso=[\w-]{43}; Max-Age=600; Path=\/api\/v1\/auth\/oidc; HttpOnly; SameSite=Lax$/,
    )
    return { to: oidc.signsIn((body as { url: string }).url), cookie: cookie.split(';')[0] }
  }
  const [mine, theirs] = [await start(), await start()]
  expect(await door.comesBack(mine.to, undefined)).toEqual(failed)
  expect(await door.comesBack(mine.to, theirs.cookie)).toEqual(failed)
  const elsewhere = new URL(mine.to.href.replace(business.id, other.id))
  expect(await door.comesBack(elsewhere, mine.cookie)).toEqual(failed)
  const invented = new URL(mine.to)
  invented.searchParams.set('state', 's'.repeat(43))
  expect(await door.comesBack(invented, mine.cookie)).toEqual(failed)
  expect(oidc.exchanged).toEqual([])

  expect((await door.comesBack(mine.to, mine.cookie)).at).toBe('/app')
  expect(await door.comesBack(mine.to, mine.cookie)).toEqual(failed)
  expect(oidc.exchanged).toHaveLength(1)

  await door
    .openTenant(business.id as TenantId)
    .update('sso_attempts')
    .set({ expires_at: new Date(Date.now() - 1_000).toISOString() })
    .execute()
  expect(await door.comesBack(theirs.to, theirs.cookie)).toEqual(failed)
  expect(oidc.exchanged).toHaveLength(1)
})

test.each([
  ['of another issuer', (to: URL) => to.searchParams.set('iss', 'https://honest.example')],
  ['without the issuer that the provider promises', (to: URL) => to.searchParams.delete('iss')],
  ['with an error', (to: URL) => to.searchParams.set('error', 'access_denied')],
  ['without a code', (to: URL) => to.searchParams.delete('code')],
  ['with two codes', (to: URL) => to.searchParams.append('code', 'another')],
  ['with another code', (to: URL) => to.searchParams.set('code', 'another')],
  ['with an ID token in front', (to: URL) => to.searchParams.set('response', 'a.b.c')],
])('an answer %s lets nobody in', async (_what, change) => {
  const domain = someDomain()
  await door.business(oidc.issuer, domain)
  says(`ann@${domain}`)
  const signedIn = await door.signsIn({ email: `ann@${domain}` }, (url) => {
    const to = oidc.signsIn(url)
    change(to)
    return to
  })
  expect(signedIn).toEqual(failed)
})

test('T14: who had the address without showing it to be theirs loses password and sessions to who shows it', async () => {
  const domain = someDomain()
  const email = `ann@${domain}`
  const before = await someBusiness(door, { email })
  await door.business(oidc.issuer, domain)
  says(email)
  const signedIn = await door.signsIn({ email }, (url) => oidc.signsIn(url))
  expect((await me(signedIn.token)).user.email).toBe(email)
  const { password } = before.request
  expect((await door.call('POST', '/api/v1/auth/login', { body: { email, password } })).status).toBe(401)
  const refreshed = await door.call('POST', '/api/v1/auth/refresh', { headers: { cookie: before.cookie } })
  expect(refreshed.status).toBe(401)
  // The next time everything stays.
  const again = await door.signsIn({ email }, (url) => oidc.signsIn(url))
  expect(again.at).toBe('/app')
  expect((await me(signedIn.token)).user.email).toBe(email)
})

test('an address that was verified before keeps its password', async () => {
  const domain = someDomain()
  const email = `ann@${domain}`
  const before = await someBusiness(door, { email })
  await door.inDatabase(sql`update users set email_verified_at = now() where email = ${email}`)
  await door.business(oidc.issuer, domain)
  says(email)
  expect((await door.signsIn({ email }, (url) => oidc.signsIn(url))).at).toBe('/app')
  const { password } = before.request
  expect((await door.call('POST', '/api/v1/auth/login', { body: { email, password } })).status).toBe(200)
})

test('nobody joins where joining is not asked for, and nobody learns who is known', async () => {
  const domain = someDomain()
  const business = await door.business(oidc.issuer, domain, { auto_join: false })
  const member = `member@${domain}`
  const outsider = await someBusiness(door, { email: `outsider@${domain}` })
  await someBusiness(door, { email: member })
  const user = await door.directory.userByEmail(member)
  await door
    .openTenant(business.id as TenantId)
    .insert('members', { user_id: user?.id ?? '', role: 'viewer' })
    .execute()
  for (const email of [outsider.request.email, `nobody@${domain}`]) {
    says(email)
    expect(await door.signsIn({ email }, (url) => oidc.signsIn(url))).toEqual(failed)
  }
  expect(await door.directory.userByEmail(`nobody@${domain}`)).toBeUndefined()
  says(member)
  const signedIn = await door.signsIn({ email: member }, (url) => oidc.signsIn(url))
  expect(await me(signedIn.token)).toMatchObject({ role: 'viewer', tenant: { id: business.id } })
})

test('T48: a provider never signs in a super admin', async () => {
  const domain = someDomain()
  const email = `operator@${domain}`
  await someBusiness(door, { email })
  await door.inDatabase(sql`update users set is_super_admin = true where email = ${email}`)
  await door.business(oidc.issuer, domain)
  says(email)
  expect(await door.signsIn({ email }, (url) => oidc.signsIn(url))).toEqual(failed)
})

test('an address that is given to somebody new does not open the account of who had it', async () => {
  const domain = someDomain()
  await door.business(oidc.issuer, domain)
  const email = `desk@${domain}`
  says(email, { sub: 'the first' })
  expect((await door.signsIn({ email }, (url) => oidc.signsIn(url))).at).toBe('/app')
  says(email, { sub: 'the second' })
  expect(await door.signsIn({ email }, (url) => oidc.signsIn(url))).toEqual(failed)
})

test('an account that moved to an address elsewhere is no longer the provider’s to let in', async () => {
  const domain = someDomain()
  await door.business(oidc.issuer, domain)
  says(`ann@${domain}`, { sub: 'ann' })
  expect((await door.signsIn({ email: `ann@${domain}` }, (url) => oidc.signsIn(url))).at).toBe('/app')
  const elsewhere = `${randomUUID()}@private.example`
  await door.inDatabase(sql`update users set email = ${elsewhere} where email = ${`ann@${domain}`}`)
  expect(await door.signsIn({ email: `ann@${domain}` }, (url) => oidc.signsIn(url))).toEqual(failed)
})

test('a domain counts only once its DNS shows whose it is', async () => {
  const domain = someDomain()
  const { token, business } = await someBusiness(door)
  const victim = await someBusiness(door, { email: `boss@${domain}` })
  const body = {
    issuer: oidc.issuer,
    client_id: 'deskbell',
    domains: [domain],
    auto_join: true,
    default_role: 'viewer',
    required: false,
  }
  expect((await door.call('PUT', '/api/v1/sso', { token, body })).status).toBe(200)
  const verify = async () =>
    (await door.call('POST', '/api/v1/sso/domains/verify', { token, body: { domain } })).body as {
      verified_at: string | null
      txt_name: string
      txt_value: string
    }
  const start = (where: object) => door.call('POST', '/api/v1/auth/oidc/start', { body: where })
  expect(await verify()).toMatchObject({ verified_at: null, txt_name: `_deskbell.${domain}` })
  for (const where of [{ tenant_id: business.id }, { email: victim.request.email }])
    expect((await start(where)).status).toBe(404)
  const required = await door.call('PUT', '/api/v1/sso', { token, body: { ...body, required: true } })
  expect(required.status).toBe(422)

  const rightful = await door.business(oidc.issuer, domain)
  expect((await verify()).verified_at).toBeNull()
  const { txt_name, txt_value } = await verify()
  for (const wrong of ['', 'deskbell-domain=', `${txt_value}0`, txt_value.replace('deskbell', 'other')]) {
    door.dns.set(txt_name, [wrong])
    expect((await verify()).verified_at).toBeNull()
  }
  door.dns.set(txt_name, ['v=spf1 -all', txt_value])
  expect((await verify()).verified_at).not.toBeNull()
  // Whoever showed it first speaks for it.
  const { body: started } = await start({ email: victim.request.email })
  expect((started as { url: string }).url).toContain(rightful.id)
})

test('start tells nothing of persons: every address of a domain is answered alike', async () => {
  const domain = someDomain()
  await door.business(oidc.issuer, domain)
  await someBusiness(door, { email: `known@${domain}` })
  const start = (body: object) => door.call('POST', '/api/v1/auth/oidc/start', { body })
  for (const email of [`known@${domain}`, `unknown@${domain}`, `KNOWN@${domain.toUpperCase()}`])
    expect((await start({ email })).status).toBe(200)
  const without = ['somebody@nowhere.example', '@', 'a@b@c'].map((email) => start({ email }))
  const missing = [start({ tenant_id: randomUUID() }), start({ tenant_id: 'x' })]
  for (const answered of await Promise.all([...without, ...missing])) {
    expect(answered.status).toBe(404)
    expect(answered.body).toMatchObject({ code: 'not_found', detail: 'There is no single sign-on for this.' })
  }
  const evil = { origin: 'https://evil.example' }
  const foreign = await door.call('POST', '/api/v1/auth/oidc/start', {
    body: { email: `a@${domain}` },
    headers: evil,
  })
  expect(foreign.status).toBe(403)
})

test('where the provider is required, a password opens the business to owners only', async () => {
  const domain = someDomain()
  const business = await door.business(oidc.issuer, domain, { required: false })
  const email = `ann@${domain}`
  const ann = await someBusiness(door, { email })
  const { password } = ann.request
  const user = await door.directory.userByEmail(email)
  await door.inDatabase(sql`update users set email_verified_at = now() where email = ${email}`)
  await door
    .openTenant(business.id as TenantId)
    .insert('members', { user_id: user?.id ?? '', role: 'admin' })
    .execute()
  const logIn = () => door.call('POST', '/api/v1/auth/login', { body: { email, password } })
  const switchTo = (token: string, tenant_id: string) =>
    door.call('POST', '/api/v1/auth/switch', { token, body: { tenant_id } })
  const before = ((await logIn()).body as LoginResponse).token
  expect((await switchTo(before, business.id)).status).toBe(200)
  const probe = async (token: string | undefined) =>
    (await door.call('GET', '/api/v1/me', { ...(token && { token }) })).status
  expect(await probe(before)).toBe(200)

  const { domains, callback_url: _, has_client_secret: __, updated_at: ___, ...settings } = business.settings
  const body = { ...settings, domains: domains.map(({ domain: name }) => name), required: true }
  expect((await door.call('PUT', '/api/v1/sso', { token: business.ownerToken, body })).status).toBe(200)
  await expect.poll(() => probe(before), { timeout: 5_000 }).toBe(401)
  expect(await probe(business.ownerToken)).toBe(200)
  const after = ((await logIn()).body as LoginResponse).token
  expect((await me(after)).tenant.id).toBe(ann.business.id)
  expect((await switchTo(after, business.id)).body).toMatchObject({ code: 'sso_required' })

  says(email)
  const { token } = await door.signsIn({ email }, (url) => oidc.signsIn(url))
  expect(await me(token)).toMatchObject({ tenant: { id: business.id }, role: 'admin' })
  expect((await switchTo(token ?? '', ann.business.id)).status).toBe(200)
  expect((await switchTo(token ?? '', business.id)).status).toBe(200)

  says(`only@${domain}`)
  const only = await door.signsIn({ email: `only@${domain}` }, (url) => oidc.signsIn(url))
  expect(only.at).toBe('/app')
})

test('T05: the secret of the client is sealed, never told, and goes to no other provider', async () => {
  const domain = someDomain()
  const business = await door.business(oidc.issuer, domain)
  const { ownerToken: token } = business
  const secret = 'a secret of the client'
  const shown = await door.call('GET', '/api/v1/sso', { token })
  expect(shown.body).toMatchObject({ has_client_secret: true })
  expect(JSON.stringify(shown.body)).not.toContain(secret)
  const stored = () =>
    door
      .openTenant(business.id as TenantId)
      .select('sso_settings')
      .select(['client_secret'])
      .executeTakeFirstOrThrow()
  expect((await stored()).client_secret).toMatch(/^v1\.[\w-]+$/)
  expect(JSON.stringify(await auditOf(business.id))).not.toContain(secret)
  says(`ann@${domain}`)
  await door.signsIn({ email: `ann@${domain}` }, (url) => oidc.signsIn(url))
  expect(oidc.exchanged[0]?.get('client_secret')).toBeNull()
  expect(oidc.client).toBe(`deskbell:${secret}`)

  using another = await openFakeOidc()
  const { domains, callback_url: _, has_client_secret: __, updated_at: ___, ...rest } = business.settings
  const body = { ...rest, domains: domains.map(({ domain: name }) => name) }
  const put = (more: object) => door.call('PUT', '/api/v1/sso', { token, body: { ...body, ...more } })
  expect((await put({})).body).toMatchObject({ has_client_secret: true })
  expect((await put({ client_id: 'another' })).body).toMatchObject({ has_client_secret: false })
  expect((await put({ client_secret: 'new one' })).body).toMatchObject({ has_client_secret: true })
  expect((await put({ client_secret: null })).body).toMatchObject({ has_client_secret: false })
  expect((await put({ issuer: another.issuer })).status).toBe(422)
})

test('T31: an issuer inside the network is refused as one that is not there', async () => {
  const { token } = await someBusiness(door)
  const at = new URL(oidc.issuer).port
  const put = async (issuer: string) => {
    const body = {
      client_id: 'x',
      domains: [],
      auto_join: false,
      default_role: 'viewer',
      required: false,
      issuer,
    }
    const { status, body: answered } = await door.call('PUT', '/api/v1/sso', { token, body })
    return { status, ...(answered as { code: string; detail: string }) }
  }
  const secure = new Set<string>()
  for (const host of [
    `127.0.0.1:${at}`,
    '127.0.0.1:1',
    `[::1]:${at}`,
    '169.254.169.254',
    '10.0.0.1',
    '2130706433',
  ])
    secure.add((({ status, code, detail }) => `${status} ${code} ${detail}`)(await put(`https://${host}`)))
  expect([...secure]).toHaveLength(1)
  expect([...secure][0]).toBe('422 invalid_input There is no OpenID Connect provider at this issuer.')
  for (const issuer of [
    'http://10.0.0.1',
    'file:///etc/passwd',
    `https://user:pass@${oidc.place}`,
    'nonsense',
  ])
    expect((await put(issuer)).status).toBe(422)
  oidc.metadata = { issuer: 'https://another.example' }
  expect((await put(oidc.issuer)).status).toBe(422)
  // What the document names is judged as well.
  oidc.metadata = { token_endpoint: `http://127.0.0.1:${Number(at) + 1}/token` }
  const domain = someDomain()
  await door.business(oidc.issuer, domain)
  says(`ann@${domain}`)
  expect(await door.signsIn({ email: `ann@${domain}` }, (url) => oidc.signsIn(url))).toEqual(failed)
})

test('only owners set the provider, and removing it ends it', async () => {
  const domain = someDomain()
  const business = await door.business(oidc.issuer, domain)
  says(`ann@${domain}`)
  const { token } = await door.signsIn({ email: `ann@${domain}` }, (url) => oidc.signsIn(url))
  const asAgent = { ...(token && { token }) }
  expect((await door.call('DELETE', '/api/v1/sso', asAgent)).status).toBe(403)
  expect((await door.call('GET', '/api/v1/sso', asAgent)).status).toBe(403)
  expect((await door.call('DELETE', '/api/v1/sso', { token: business.ownerToken })).status).toBe(204)
  expect((await door.call('GET', '/api/v1/sso', { token: business.ownerToken })).status).toBe(404)
  const start = await door.call('POST', '/api/v1/auth/oidc/start', { body: { email: `ann@${domain}` } })
  expect(start.status).toBe(404)
})

test('T47: neither codes nor secrets nor addresses of persons are logged', async () => {
  const domain = someDomain()
  await door.business(oidc.issuer, domain)
  says(`ann@${domain}`)
  const [first, second] = [await signsInAs(domain), await signsInAs(domain)]
  oidc.signing = 'none'
  await signsInAs(domain)
  const log = door.log.join('\n')
  expect(log).toContain('signing in through a provider was refused')
  const told = oidc.exchanged.flatMap((exchange) => [exchange.get('code'), exchange.get('code_verifier')])
  expect(told).toHaveLength(6)
  for (const secret of [
    ...told,
    first.refreshCookie,
    second.token,
    'a secret of the client',
    `ann@${domain}`,
  ])
    expect(log).not.toContain(secret)
})

const signsInAs = (domain: string) => door.signsIn({ email: `ann@${domain}` }, (url) => oidc.signsIn(url))
