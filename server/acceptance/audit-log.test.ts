/** Every call that changes something of a business leaves an entry in its audit log. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditEntry } from '#wire'
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

const secretWord = 'canary-of-the-audit-log'
const list = async (query = '', business = company): Promise<AuditEntry[]> =>
  (await business.api('GET', `/api/v1/audit-log${query}`)).body.data

interface Try {
  path?: string
  body?: unknown
}
type Attempt = () => Promise<Try>
const article = async () => (await company.writesArticle('Open?', 'Yes.')).id
const intent = async () => {
  const body = { name: `wish_${Math.random().toString(36).slice(2)}`, phrases: ['one', 'two'] }
  await company.api('POST', '/api/v1/intents', { body })
  return `/api/v1/intents/${body.name}`
}

const provider = () => ({
  issuer: oidc.issuer,
  client_id: 'deskbell',
  client_secret: secretWord,
  domains: ['deskbell.invalid'],
  auto_join: true,
  default_role: 'agent',
  required: false,
})

/** How each route of a tenant that is no GET is called so that it does something. A new route needs its line here. */
const attempts: Record<string, Attempt> = {
  createApiKey: async () => ({ body: { name: secretWord } }),
  revokeApiKey: async () => {
    const { body } = await company.api('POST', '/api/v1/api-keys', { body: { name: 'x' } })
    return { path: `/api/v1/api-keys/${body.id}` }
  },
  putConfig: async () => {
    const { body } = await company.api('GET', '/api/v1/customer/config')
    return { body: { ...body, greeting: secretWord, business: { ...body.business, phone: '+1 555 0100' } } }
  },
  createArticle: async () => ({ body: { question: secretWord, answer: secretWord } }),
  updateArticle: async () => ({ path: `/api/v1/articles/${await article()}`, body: { answer: secretWord } }),
  deleteArticle: async () => ({ path: `/api/v1/articles/${await article()}` }),
  createIntent: async () => ({ body: { name: 'wish', phrases: [secretWord] } }),
  putIntent: async () => ({ path: await intent(), body: { phrases: [secretWord] } }),
  updateIntent: async () => ({ path: await intent(), body: { reply: secretWord } }),
  deleteIntent: async () => ({ path: await intent() }),
  addPhrases: async () => ({ path: `${await intent()}/phrases`, body: { phrases: [secretWord] } }),
  verifyAuditLog: async () => ({ body: {} }),
  putSso: async () => ({ body: provider() }),
  deleteSso: async () => ({}),
  verifySsoDomain: async () => {
    await company.api('PUT', '/api/v1/sso', { body: provider() })
    return { body: { domain: 'deskbell.invalid' } }
  },
  switchTenant: async () => ({ body: { tenant_id: company.id } }),
}
/** Routes that leave none, with what they are called with. */
const silent: Record<string, Attempt> = {
  chat: async () => ({ body: { session_id: 's', message: secretWord } }),
  detectIntent: async () => ({ body: { text: secretWord } }),
  askPlayground: async () => ({ body: { message: secretWord } }),
}

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

test('T48: every call of a tenant that is no GET leaves an entry, with names of fields and never what they hold', async () => {
  const routes = await changingRoutes()
  expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys({ ...attempts, ...silent }).sort())
  for (const { name, method, path } of routes) {
    const { path: to = path, body } = (await (attempts[name] ?? silent[name])?.()) ?? {}
    const [before] = await list('?limit=1')
    const { status } = await company.api(method, to, body === undefined ? {} : { body })
    expect([name, status]).toEqual([name, expect.toSatisfy((code: number) => code < 300)])
    const since = (await list('?limit=5')).filter(({ seq }) => seq > (before?.seq ?? 0))
    expect([name, since.map(({ action }) => action)]).toEqual([name, name in silent ? [] : [name]])
  }
  const { text } = await company.api('GET', '/api/v1/audit-log?limit=200')
  expect(text).not.toContain(secretWord)
  expect((await company.api('POST', '/api/v1/audit-log/verify', { body: {} })).body).toMatchObject({
    intact: true,
  })
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
