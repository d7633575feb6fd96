/** Whatever is wrong with a request is answered as a problem that names it; nothing a client sends is a failure of ours. */
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import type { Problem } from '#wire'
import { routes } from '../../sdk/src/wire/routes.ts'
import { type Answered, type Call, callApi } from './call-api.ts'
import { sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

let app: TestApp
let bob: TestBusiness
beforeAll(async () => {
  app = await sharedApp()
  bob = await app.signUp()
})

/** Holds for every problem, whatever it is about. */
function expectProblem({ status, headers, body }: Answered): Problem {
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(body).toMatchObject({ status, type: `urn:deskbell:problem:${body.code}` })
  expect(body.title).toMatch(/^[a-z ]+$/)
  expect(body.detail).toMatch(/\w/)
  expect(body.request_id).toBe(headers.get('x-request-id'))
  return body
}

const article = { question: 'Q?', answer: 'A.' }
const wrong: [string, string, string, Call, number, string][] = [
  ['an unknown path', 'GET', '/api/v1/nothing', {}, 404, 'not_found'],
  ['an unknown page', 'GET', '/nothing', {}, 404, 'not_found'],
  ['another method', 'DELETE', '/api/v1/articles', {}, 405, 'method_not_allowed'],
  ['an invented method of a page', 'POST', '/', {}, 404, 'not_found'],
  ['no credential', 'GET', '/api/v1/bots', { headers: { authorization: '' } }, 401, 'unauthorized'],
  ['a wrong credential', 'GET', '/api/v1/bots', { token: 'dk_x' }, 401, 'unauthorized'],
  ['broken JSON', 'POST', '/api/v1/articles', { body: '{"question":' }, 400, 'invalid_json'],
  [
    'another character set',
    'POST',
    '/api/v1/articles',
    {
      body: '{}',
      headers: { 'content-type': 'application/json; charset=ebcdic' },
    },
    400,
    'invalid_json',
  ],
  [
    'an unknown encoding',
    'POST',
    '/api/v1/articles',
    {
      body: '{}',
      headers: { 'content-encoding': 'zip' },
    },
    400,
    'invalid_json',
  ],
  [
    'a body that is too large',
    'POST',
    '/api/v1/articles',
    {
      body: { ...article, answer: 'x'.repeat(300_000) },
    },
    413,
    'body_too_large',
  ],
  ['an unknown query parameter', 'GET', '/api/v1/articles?order=up', {}, 400, 'invalid_query'],
  ['an unknown query parameter of a route without any', 'GET', '/api/v1/bots?x=1', {}, 400, 'invalid_query'],
  ['an unknown query parameter of a list of keys', 'GET', '/api/v1/api-keys?x=1', {}, 400, 'invalid_query'],
  ['a limit of 0', 'GET', '/api/v1/articles?limit=0', {}, 400, 'invalid_query'],
  ['a limit of 201', 'GET', '/api/v1/conversations?limit=201', {}, 400, 'invalid_query'],
  ['a limit that is no number', 'GET', '/api/v1/articles?limit=ten', {}, 400, 'invalid_query'],
  ['a cursor of our making', 'GET', '/api/v1/articles?cursor=x', {}, 400, 'invalid_query'],
  ['a repeated parameter', 'GET', '/api/v1/articles?limit=1&limit=2', {}, 400, 'invalid_query'],
  ['a NUL in a parameter', 'GET', '/api/v1/articles?q=%00', {}, 400, 'invalid_query'],
  ['a broken escape in the path', 'GET', '/api/v1/articles/%E0%A4%A', {}, 400, 'invalid_query'],
  ['a NUL in the path', 'GET', '/api/v1/articles/%00', {}, 404, 'not_found'],
  ['an unknown bot', 'GET', '/api/v1/customer/config?bot=nobody', {}, 404, 'not_found'],
]

test.each(wrong)('%s is answered as a problem', async (_what, method, path, call, status, code) => {
  const answered = await bob.api(method, path, call)
  expect([answered.status, expectProblem(answered).code]).toEqual([status, code])
})

test('an empty credential is answered with how to bring one', async () => {
  const answered = await callApi(app.url, 'GET', '/api/v1/bots')
  expect(answered.status).toBe(401)
  expect(answered.headers.get('www-authenticate')).toBe('Bearer')
})

test.each([
  ['no body', undefined, ['/question', '/answer']],
  ['null', null, ['']],
  ['a list', [], ['']],
  ['a text', '"text"', ['']],
  ['wrong types', { question: 7, answer: ['A'] }, ['/question', '/answer']],
  ['a missing field', { question: 'Q?' }, ['/answer']],
  ['an empty field', { question: ' ', answer: 'A' }, ['/question']],
  ['a field that is too long', { question: 'x'.repeat(501), answer: 'A' }, ['/question']],
  ['a NUL', { question: 'a\0b', answer: 'A' }, ['/question']],
  ['half a surrogate pair', '{"question":"\\ud800","answer":"A"}', ['/question']],
  ['a mistake in a list', { ...article, phrasings: ['fine', 7] }, ['/phrasings/1']],
  ['a script for an address', { ...article, url: 'javascript:alert(1)' }, ['/url']],
  ['an operator for a text', { question: { $ne: null }, answer: { toString: 1 } }, ['/question', '/answer']],
])('%s as the body of an article is answered with where the mistake is', async (_what, body, pointers) => {
  const answered = await bob.api('POST', '/api/v1/articles', { body })
  const problem = expectProblem(answered)
  expect([answered.status, problem.code]).toEqual([422, 'invalid_input'])
  expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(pointers)
  for (const { code, detail } of problem.errors ?? []) expect(`${code} ${detail}`).toMatch(/\w+ \w/)
})

test('fields that only the server may set are not taken over', async () => {
  const foreign = {
    id: randomUUID(),
    tenant_id: randomUUID(),
    created_at: '2000-01-01T00:00:00Z',
    from_rev: 999,
    bot_id: randomUUID(),
    role: 'owner',
  }
  const { status, body } = await bob.api('POST', '/api/v1/articles', { body: { ...article, ...foreign } })
  expect(status).toBe(201)
  expect(body.id).not.toBe(foreign.id)
  expect(body).toMatchObject({ ...article, bot_id: null })
  expect(body.created_at > '2020').toBe(true)
})

test('every answer carries a request id, and repeats one that the client gave', async () => {
  const given = (name: string) => bob.api('GET', '/healthz', { headers: { 'X-Request-Id': name } })
  expect((await given('order-1.a_b')).headers.get('x-request-id')).toBe('order-1.a_b')
  for (const name of ['<script>', 'x'.repeat(81), 'a b']) {
    expect((await given(name)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('nothing may be framed or sniffed, and nothing says what we are made of', async () => {
  const { headers } = await bob.api('GET', '/api/v1/bots')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-powered-by')).toBeNull()
})

const hostileBodies: [string, string | Buffer, Record<string, string>][] = [
  ['no body', '', {}],
  ['a list', '[]', {}],
  ['a number', '1e400', {}],
  ['a deep list', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, {}],
  ['a polluted prototype', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}', {}],
  ['doubled keys', '{"question":"a","question":7,"answer":{},"answer":null}', {}],
  ['a broken archive', Buffer.from([31, 139, 8, 0, 1, 2, 3]), { 'content-encoding': 'gzip' }],
  ['a bomb', gzipSync(Buffer.alloc(20_000_000, 32)), { 'content-encoding': 'gzip' }],
  ['bytes', Buffer.from([255, 254, 0, 1, 128]), {}],
]

test.each(hostileBodies)(
  '%s sent to every route is never a failure of ours',
  async (_what, body, headers) => {
    const owner = await app.signUp()
    for (const [name, [method, path]] of Object.entries(routes)) {
      if (method === 'GET') continue
      const token = path.includes('/auth/') ? undefined : owner.token
      const init = {
        method,
        body,
        headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
      }
      const { status } = await fetch(`${app.url}${path.replace(':id', randomUUID())}`, init)
      expect([name, status >= 500]).toEqual([name, false])
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(app.failures()).toEqual([])
  },
)

test('a huge header is refused and harms nobody', async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${'x'.repeat(20_000)}` }
    request(`${app.url}/api/v1/bots`, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(status).toBe(431)
  expect((await bob.api('GET', '/healthz')).status).toBe(200)
})
