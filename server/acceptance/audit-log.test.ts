/** Every call that changes something of a business leaves an entry in its audit log. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditEntry } from '#wire'
import { auditAttempts, auditCanary, silentAttempts } from './audit-attempts.ts'
import { callApi } from './call-api.ts'
import { type FakeOidc, openFakeOidc } from './fake-oidc.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

let app: TestApp
let company: TestBusiness
let oidc: FakeOidc
beforeAll(async () => {
  oidc = await openFakeOidc()
  app = await openTestApp({ EGRESS_ALLOW: oidc.place })
  company = await app.signUp('Company')
}, 60_000)
afterAll(async () => {
  expect(app.failures()).toEqual([])
  oidc[Symbol.dispose]()
  await app[Symbol.asyncDispose]()
})

const list = async (query = '', business = company): Promise<AuditEntry[]> =>
  (await business.api('GET', `/api/v1/audit-log${query}`)).body.data

interface Published {
  name: string
  method: string
  path: string
  public?: true
}
async function changingRoutes(): Promise<Published[]> {
  const { roles } = (await callApi(app.url, 'GET', '/protocol.json')).body
  return (roles as Published[]).filter(
    (route) => route.method !== 'GET' && !route.public && !route.path.startsWith('/api/v1/admin/'),
  )
}

/** After these nobody can read the log with the same credential; it is read with a new one. */
const endsOwnSession = new Set(['logOutEverywhere'])
/** The log goes with the business. */
const endsBusiness = new Set(['deleteOrganisation'])

test('T48: every call of a tenant that is no GET leaves an entry, with names of fields and never what they hold', async () => {
  const attempts = auditAttempts(app, company, oidc.issuer)
  const silent = silentAttempts(company)
  const all = { ...attempts, ...silent }
  const routes = (await changingRoutes()).filter(
    ({ name }) => !endsOwnSession.has(name) && !endsBusiness.has(name),
  )
  expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(all).sort())
  for (const { name, method, path } of routes) {
    const { path: to = path, business = company, token, body } = (await all[name]?.()) ?? {}
    const [before] = await list('?limit=1', business)
    const call = { ...(token && { token }), ...(body !== undefined && { body }) }
    const { status } = await business.api(method, to, call)
    expect([name, status]).toEqual([name, expect.toSatisfy((code: number) => code < 300)])
    const since = (await list('?limit=20', business)).filter(({ seq }) => seq > (before?.seq ?? 0))
    const told = since.filter(({ action }) => action === name)
    expect([name, told.length]).toEqual([name, name in silent ? 0 : 1])
    expect(JSON.stringify(since)).not.toContain(auditCanary)
  }
  expect((await company.api('POST', '/api/v1/audit-log/verify', { body: {} })).body).toMatchObject({
    intact: true,
  })
}, 120_000)

test('signing out everywhere leaves its entry as well', async () => {
  const mine = await app.signUp()
  expect((await mine.api('POST', '/api/v1/auth/logout-everywhere')).status).toBe(200)
  const { email, password } = mine
  const login = await callApi(app.url, 'POST', '/api/v1/auth/login', { body: { email, password } })
  const { body } = await mine.api('GET', '/api/v1/audit-log', { token: login.body.token })
  expect(body.data.map(({ action }: AuditEntry) => action)).toContain('logOutEverywhere')
})

test('a business that ends takes its log along, without a failure', async () => {
  const mine = await app.signUp('Mine')
  const body = { name: mine.name, password: mine.password }
  expect((await mine.api('POST', '/api/v1/organisation/delete', { body })).status).toBe(204)
  expect(app.failures()).toEqual([])
})

test('an entry names who called, what it touched and which fields changed', async () => {
  const mine = await app.signUp('Mine')
  const { body: me } = await mine.api('GET', '/api/v1/me')
  const key = await mine.makesKey('articles:write')
  const { body: made } = await mine.api('POST', '/api/v1/articles', {
    token: key,
    body: { question: 'Open?', answer: 'Yes.' },
    headers: { 'X-Request-Id': 'request-7' },
  })
  await mine.sets({ greeting: 'Good day' })
  const [settings, created, keyMade] = await list('', mine)
  expect(settings).toMatchObject({
    action: 'putConfig',
    actor: { kind: 'member', id: me.user.id, name: mine.email },
    detail: { fields: ['greeting'], bot: expect.any(String) },
    network: '127.0.0.0/24',
  })
  expect(created).toMatchObject({
    action: 'createArticle',
    actor: { kind: 'key', id: keyMade?.target?.id, name: 'test' },
    target: { type: 'articles', id: made.id },
    detail: { fields: ['question', 'answer'] },
    request_id: 'request-7',
  })
  expect(keyMade).toMatchObject({ seq: 1, action: 'createApiKey', target: { type: 'api-keys' } })
})

test('a call that is refused, or repeated under its Idempotency-Key, leaves no further entry', async () => {
  const mine = await app.signUp('Mine')
  const create = (body: object) =>
    mine.api('POST', '/api/v1/articles', { body, headers: { 'Idempotency-Key': 'once' } })
  await create({ question: 'Open?', answer: 'Yes.' })
  await create({ question: 'Open?', answer: 'Yes.' })
  await create({ question: 'Open?', answer: 'No.' })
  await mine.api('POST', '/api/v1/articles', { body: { question: '' } })
  await mine.api('DELETE', '/api/v1/articles/00000000-0000-7000-8000-000000000000')
  await mine.api('POST', '/api/v1/articles', { body: { question: 'a', answer: 'b', bot: 'nobody' } })
  expect((await list('', mine)).map(({ action }) => action)).toEqual(['createArticle'])
})

test('the list pages and filters', async () => {
  const mine = await app.signUp('Mine')
  for (const question of ['a', 'b', 'c']) await mine.writesArticle(question, 'Yes.')
  await mine.sets({ greeting: 'Hello there' })
  const { body: first } = await mine.api('GET', '/api/v1/audit-log?limit=3')
  expect([first.has_more, first.data.map(({ seq }: AuditEntry) => seq)]).toEqual([true, [4, 3, 2]])
  const { body: second } = await mine.api('GET', `/api/v1/audit-log?limit=3&cursor=${first.next_cursor}`)
  expect([second.has_more, second.next_cursor, second.data.length]).toEqual([false, null, 1])
  expect(await list('?action=putConfig', mine)).toHaveLength(1)
  expect(await list('?action=nothing', mine)).toEqual([])
  expect(await list(`?actor=${first.data[0].actor.id}`, mine)).toHaveLength(4)
  expect(await list('?from=2999-01-01T00:00:00Z', mine)).toEqual([])
  expect(await list('?to=2999-01-01T00:00:00Z', mine)).toHaveLength(4)
  for (const query of ['cursor=x', 'from=yesterday', 'limit=0', 'other=1'])
    expect((await mine.api('GET', `/api/v1/audit-log?${query}`)).status).toBe(400)
})

test('T28: the export is a file, as CSV without formulas or as JSON lines', async () => {
  const mine = await app.signUp('Mine', { ownerName: '=cmd|calc' })
  for (let count = 0; count < 3; count++) await mine.writesArticle('a', 'b')
  const csv = await mine.api('GET', '/api/v1/audit-log/export')
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename=audit-log.csv')
  const records = csv.text.trimEnd().split('\r\n')
  expect(records).toHaveLength(4)
  expect(records[0]).toMatch(/^seq,at,actor_kind,actor_id,actor_name,action,/)
  expect(records[1]).toContain(",'=cmd|calc,createArticle,")
  const jsonl = await mine.api('GET', '/api/v1/audit-log/export?format=jsonl&action=createArticle')
  const entries = jsonl.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(entries).toEqual(await list('', mine))
})

test('a remembered head shows that nothing was cut off, and a made-up one that something is wrong', async () => {
  const mine = await app.signUp('Mine')
  await mine.writesArticle('a', 'b')
  const verify = async (body: object) => (await mine.api('POST', '/api/v1/audit-log/verify', { body })).body
  const { head } = await verify({})
  expect(await verify({ anchor: head })).toMatchObject({ intact: true, broken_at: null, fault: null })
  expect(await verify({ anchor: { seq: 1, hash: 'a'.repeat(64) } })).toMatchObject({
    intact: false,
    broken_at: 1,
    fault: 'not_as_anchored',
  })
  expect(await verify({ anchor: { seq: 1_000, hash: 'a'.repeat(64) } })).toMatchObject({ fault: 'cut_off' })
})

test('T01: the log of another business is not to be seen', async () => {
  const [ours, theirs] = [await app.signUp('Ours'), await app.signUp('Theirs')]
  await theirs.writesArticle('a', 'b')
  expect(await list('', ours)).toEqual([])
  expect((await ours.api('GET', '/api/v1/audit-log/export?format=jsonl')).text).toBe('')
})
