/** Who may call what: the published table of roles and scopes is what the server does, for every route. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberRole } from '#wire'
import { scopes } from '../platform/http/route.ts'
import { callApi } from './call-api.ts'
import { hire } from './hire.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

interface PublishedRoute {
  name: string
  method: string
  path: string
  public?: true
  super_admin?: true
  /** About the own account: also for super admins who are no members. */
  person?: true
  role: MemberRole
  scope: string | null
}

const root = { email: 'root@example.com', password: 'a password nobody guesses' }
const roles = ['viewer', 'agent', 'admin', 'owner'] as const
let app: TestApp
let company: TestBusiness
let published: PublishedRoute[]
const tokens = {} as Record<MemberRole, string>

beforeAll(async () => {
  app = await openTestApp({ SUPERADMIN_EMAIL: root.email, SUPERADMIN_PASSWORD: root.password })
  published = (await callApi(app.url, 'GET', '/protocol.json')).body.roles
  company = await app.signUp('Company')
  tokens.owner = company.token
  for (const role of ['viewer', 'agent', 'admin'] as const)
    tokens[role] = (await hire(app, company, role)).token
}, 60_000)
afterAll(() => app[Symbol.asyncDispose]())

async function logIn({ email, password }: Pick<TestBusiness, 'email' | 'password'>): Promise<string> {
  return (await callApi(app.url, 'POST', '/api/v1/auth/login', { body: { email, password } })).body.token
}

/** Calls a route with nothing that it could do: what counts is whether one gets past the door. */
async function knock({ method, path }: PublishedRoute, headers: Record<string, string>) {
  const { status, body } = await callApi(app.url, method, path.replace(':id', randomUUID()), {
    headers,
    ...(method !== 'GET' && method !== 'DELETE' && { body: [] }),
  })
  if (status === 401 || status === 403) return body.code
  expect(status).toBeLessThan(500)
  return 'let in'
}

/** What the door says to a credential, route by route. */
async function knockEverywhere(headers: Record<string, string>, routes = published) {
  const entries = []
  for (const route of routes) entries.push([route.name, await knock(route, headers)])
  return Object.fromEntries(entries)
}

/** @param verdict on what is neither for everybody nor for the operator alone */
const expected = (verdict: (route: PublishedRoute) => string, operators = 'forbidden') =>
  Object.fromEntries(
    published.map((route) => {
      const closed = route.super_admin ? operators : verdict(route)
      return [route.name, route.public ? 'let in' : closed]
    }),
  )
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test('everything is there to be tried', () => {
  expect(published.length).toBeGreaterThanOrEqual(50)
  expect(published.filter((route) => route.public).map(({ name }) => name)).toEqual([
    'signUp',
    'checkEmail',
    'listAreaCodes',
    'logIn',
    'refresh',
    'logOut',
    'logInWithCode',
    'requestMagicLink',
    'logInWithLink',
    'verifyEmail',
    'requestPasswordReset',
    'resetPassword',
    'previewInvitation',
    'acceptInvitation',
    'listIndustries',
    'startSso',
    'finishSso',
  ])
})

test.each(roles)('a member who is %s gets in where the table says so', async (role) => {
  const rank = (name: MemberRole) => roles.indexOf(name)
  // The cookie is not there: refreshing is refused to everybody here.
  const observed = await knockEverywhere(
    bearer(tokens[role]),
    published.filter(({ name }) => !isSession(name)),
  )
  const wanted = expected((route) => (rank(role) >= rank(route.role) ? 'let in' : 'forbidden'))
  expect(observed).toEqual(withoutSessions(wanted))
})

test('a super admin gets in where the table says so, and by that alone into no business', async () => {
  // What changes sessions and views would change who knocks next.
  const routes = published.filter(({ name }) => !isSession(name))
  const wanted = expected((route) => (route.person ? 'let in' : 'forbidden'), 'let in')
  expect(await knockEverywhere(bearer(await logIn(root)), routes)).toEqual(withoutSessions(wanted))
})

test.each(scopes)('an API key with %s alone gets in where the table says so', async (scope) => {
  const made = await callApi(app.url, 'POST', '/api/v1/api-keys', {
    token: tokens.owner,
    body: { name: scope, scopes: [scope] },
  })
  const wanted = withoutSessions(
    expected((route) => (route.scope === scope ? 'let in' : route.scope ? 'missing_scope' : 'forbidden')),
  )
  const routes = published.filter(({ name }) => !isSession(name))
  expect(await knockEverywhere(bearer(made.body.key), routes)).toEqual(wanted)
  expect(await knockEverywhere({ 'X-API-Key': made.body.key }, routes)).toEqual(wanted)
})

test.each([
  ['nothing', {}],
  ['an account token', () => bearer(company.accountToken)],
  ['an account token for a key', () => ({ 'X-API-Key': company.accountToken })],
  ['an unknown key', bearer(`dk_${'a'.repeat(40)}`)],
  ['a malformed token', bearer('a.b.c')],
  ['a password', () => ({ authorization: `Basic ${btoa(`${company.email}:${company.password}`)}` })],
])('%s gets in nowhere but where everybody may', async (_what, given) => {
  const headers = typeof given === 'function' ? given() : given
  const routes = published.filter(({ name }) => !isSession(name))
  expect(await knockEverywhere(headers as Record<string, string>, routes)).toEqual(
    withoutSessions(expected(() => 'unauthorized', 'unauthorized')),
  )
})

test("a visitor's token gets in nowhere", async () => {
  const owner = await app.signUp()
  const visitor = await owner.website.opensChat()
  const { visitor_token } = await visitor.join()
  const routes = published.filter(({ name }) => !isSession(name))
  expect(await knockEverywhere(bearer(visitor_token), routes)).toEqual(
    withoutSessions(expected(() => 'unauthorized', 'unauthorized')),
  )
})

test('a key that was revoked, and a session that was ended, get in no more', async () => {
  const owner = await app.signUp()
  const { body } = await owner.api('POST', '/api/v1/api-keys', { body: { name: 'short-lived' } })
  const list = (token: string) => owner.api('GET', '/api/v1/bots', { token })
  expect((await list(body.key)).status).toBe(200)
  expect((await owner.api('DELETE', `/api/v1/api-keys/${body.id}`)).status).toBe(204)
  expect((await list(body.key)).status).toBe(401)
  expect((await owner.api('POST', '/api/v1/auth/logout')).status).toBe(204)
  expect((await list(owner.token)).status).toBe(401)
})

test('a key is shown once, and never again', async () => {
  const owner = await app.signUp()
  const { body } = await owner.api('POST', '/api/v1/api-keys', { body: { name: 'mine' } })
  expect(body.key).toMatch(/^dk_[0-9A-Za-z]{40}$/)
  const { text } = await owner.api('GET', '/api/v1/api-keys')
  expect(text).toContain(body.key.slice(-4))
  expect(text).not.toContain(body.key)
})

/** These speak of sessions, not of roles: they have tests of their own. */
function isSession(name: string): boolean {
  return ['logIn', 'refresh', 'logOut', 'logOutEverywhere'].includes(name)
}

function withoutSessions(verdicts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(verdicts).filter(([name]) => !isSession(name)))
}
