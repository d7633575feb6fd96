/** What the server says of itself in headers, and what it does with requests that no honest client sends. */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callApi } from './call-api.ts'
import { freePort } from './free-port.ts'
import { generousLimits, openTestApp, sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

let app: TestApp
let bob: TestBusiness
beforeAll(async () => {
  app = await sharedApp()
  bob = await app.signUp()
})
const get = (path: string, headers: Record<string, string> = {}) => callApi(app.url, 'GET', path, { headers })

/** Sends bytes as they stand, and gives all that comes back until the server closes, or `until` matches. */
function speak(text: string, until = /$^/): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.write(text))
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk
      if (until.test(heard)) socket.destroy()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

test.each([
  ['the start page', '/'],
  ['the portal', '/app'],
  ['an API', '/api/v1/bots'],
  ['the widget', () => `/w/v1/${bob.accountToken}.js`],
  ['a document', '/openapi.json'],
  ['nothing at all', '/nothing'],
])(
  '%s can neither be framed nor sniffed, runs no script but ours, and asks for no power',
  async (_what, path) => {
    const { headers } = await get(typeof path === 'string' ? path : path())
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-|\*|https?:|script-src[^;]*data:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    // What only documents have a use for the widget's scripts go without.
    if (headers.get('content-type')?.startsWith('text/javascript'))
      expect(headers.get('permissions-policy')).toBeNull()
    else expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\)/)
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('x-request-id')).toMatch(/\S/)
    expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null])
  },
)

test('the portal may not make markup from text: Trusted Types are demanded, and no policy for them is allowed', async () => {
  const policy = (await get('/app')).headers.get('content-security-policy')
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).toContain("trusted-types 'none'")
})

test("other sites may read the widget's files and the documents, and nothing else", async () => {
  const open = [
    `/w/v1/${bob.accountToken}.js`,
    `/w/config?token=${bob.accountToken}`,
    '/openapi.json',
    '/protocol.json',
  ]
  for (const path of open) {
    const { headers } = await get(path, { Origin: 'https://elsewhere.example' })
    expect([
      path,
      headers.get('access-control-allow-origin'),
      headers.get('cross-origin-resource-policy'),
    ]).toEqual([path, '*', 'cross-origin'])
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  }
  for (const path of ['/api/v1/bots', '/api/v1/me', '/app', '/', '/healthz', '/api/v1/admin/tenants']) {
    const { headers } = await get(path, { Origin: bob.website.origin })
    expect([path, headers.get('access-control-allow-origin')]).toEqual([path, null])
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  }
})

test('T32: a preflight of another site is allowed nothing', async () => {
  const headers = {
    Origin: bob.website.origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization',
  }
  for (const path of ['/api/v1/articles', '/api/v1/auth/refresh', '/api/v1/chat']) {
    const answered = await callApi(app.url, 'OPTIONS', path, { headers })
    const allowed = [...answered.headers.keys()].filter((name) => name.startsWith('access-control'))
    expect([path, answered.status, allowed]).toEqual([path, 204, []])
  }
})

test.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'https://127.0.0.1.nip.io'])(
  'T32: a page of %s cannot use the cookie of a member',
  async (origin) => {
    const credentials = { email: bob.email, password: bob.password }
    const signedIn = await callApi(app.url, 'POST', '/api/v1/auth/login', { body: credentials })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const refresh = (Origin: string) =>
      callApi(app.url, 'POST', '/api/v1/auth/refresh', { headers: { cookie, Origin } })
    expect((await refresh(origin)).body).toMatchObject({ status: 403, code: 'forbidden' })
    const logIn = await callApi(app.url, 'POST', '/api/v1/auth/login', {
      body: credentials,
      headers: { Origin: origin },
    })
    expect(logIn.status).toBe(403)
    expect((await refresh(app.url)).status).toBe(200)
  },
)

test('a browser is told to come by https alone, where people come by https', async () => {
  expect((await get('/')).headers.get('strict-transport-security')).toBeNull()
  const port = await freePort()
  await using _secure = await openTestApp({ PORT: String(port), PUBLIC_URL: 'https://desk.example' })
  const { headers } = await callApi(`http://127.0.0.1:${port}`, 'GET', '/healthz')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/)
})

test('what only reads is called by GET, and nothing else is', async () => {
  const { roles } = (await get('/protocol.json')).body
  const reading = /^(admin)?(get|list|review|export|me|figures|health)/i
  // A provider sends the browser back by a link; what that call does is bound to the browser that began.
  for (const { name, method } of roles.filter(({ name }: { name: string }) => name !== 'finishSso'))
    expect([name, method === 'GET']).toEqual([name, reading.test(name)])
})

test('a method that an address does not know is refused with those that it knows', async () => {
  const answered = await bob.api('PUT', '/api/v1/articles')
  expect([answered.status, answered.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS'])
  expect(answered.body.code).toBe('method_not_allowed')
  const authorization = `Bearer ${bob.token}`
  const head = await fetch(`${app.url}/api/v1/articles`, { method: 'HEAD', headers: { authorization } })
  expect(head.status).toBe(200)
  for (const method of ['TRACE', 'PROPFIND']) {
    const heard = await speak(`${method} /api/v1/articles HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect([method, statusOf(heard)]).toEqual([method, 405])
  }
})

test.each([
  ['an API key', () => `dk_${'a'.repeat(40)}`],
  ['an access token', () => bob.token],
  ['an access token with its scheme', () => `Bearer ${bob.token}`],
  ['a webhook secret', () => `whsec_${'a'.repeat(24)}`],
])('T18: %s in an address is refused, wherever it is sent', async (_what, secret) => {
  const query = `token=${encodeURIComponent(secret())}`
  for (const path of ['/api/v1/bots', '/w/config', '/', '/app', '/nothing', '/healthz']) {
    const { status, body, text } = await get(`${path}?${query}`)
    expect([path, status, body?.code]).toEqual([path, 400, 'secret_in_url'])
    expect(text).not.toContain(secret())
  }
  expect((await get(`/w/config?token=${bob.accountToken}`)).status).toBe(200)
})

test.each([
  ['two lengths', 'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
  ['a length and chunks', 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a length that is none', 'Content-Length: +3\r\n\r\nabc'],
  ['chunks under another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['a chunk size that is none', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n'],
  ['a header with a space before its colon', 'Content-Length : 3\r\n\r\nabc'],
  ['a folded header', 'X-A: a\r\n b\r\nContent-Length: 0\r\n\r\n'],
  ['a bare line feed in a header', 'X-A: a\nTransfer-Encoding: chunked\r\n\r\n'],
  ['a NUL in a header', 'X-A: a\0b\r\n\r\n'],
])('a request with %s is refused, and what follows it is not read as another', async (_what, rest) => {
  const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
  const heard = await speak(`POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\n${rest}${hidden}`)
  expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1)
})

test('a request without a host is refused', async () => {
  expect(statusOf(await speak('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400)
})

test('nothing that a client names gets into a header of the answer', async () => {
  const name = encodeURIComponent('a\r\nSet-Cookie: evil=1')
  for (const path of [
    `/app/${name}`,
    `/signup?next=${name}`,
    `/w/v1/${name}.js`,
    `/api/v1/articles/${name}`,
  ]) {
    const { headers, status } = await get(path)
    expect([path, headers.get('set-cookie'), status < 500]).toEqual([path, null, true])
  }
  for (const next of ['//evil.example', '/\\evil.example', 'https:evil.example']) {
    const answered = await fetch(`${app.url}/signup?next=${encodeURIComponent(next)}`, { redirect: 'manual' })
    expect(answered.headers.get('location')).toBe('/app/signup')
  }
})

test('T35: who sends its headers drop by drop loses the connection, and others notice nothing', async () => {
  const began = performance.now()
  const slow = speak('GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ')
  expect((await get('/healthz')).status).toBe(200)
  expect(statusOf(await slow)).toBe(408)
  const seconds = (performance.now() - began) / 1000
  expect(seconds).toBeGreaterThan(8)
  expect(seconds).toBeLessThan(16)
}, 30_000)

const few = { points: 3, seconds: 60 }
let limited: TestApp
beforeAll(async () => {
  const limits = { ...generousLimits, tenant: few, login: few, address_messages: few }
  limited = await openTestApp({ LIMITS: JSON.stringify(limits), TRUST_PROXY: '1' })
})
afterAll(() => limited[Symbol.asyncDispose]())

test('T19: a business has a limit of its own, however many keys it makes', async () => {
  const [ann, joe] = [await limited.signUp('Ann'), await limited.signUp('Joe')]
  const keys = [await ann.makesKey(), await ann.makesKey()]
  const statuses = []
  for (const token of [...keys, ...keys]) {
    statuses.push((await ann.api('GET', '/api/v1/bots', { token })).status)
  }
  expect(statuses).toEqual([200, 429, 429, 429])
  const { status, headers } = await joe.api('GET', '/api/v1/bots')
  expect([status, headers.get('ratelimit-policy')]).toEqual([
    200,
    '"member";q=100000;w=60, "tenant";q=3;w=60',
  ])
})

test('T19: spellings of one e-mail address share its log-ins, wherever they come from', async () => {
  const statuses = []
  const spellings = ['Ann@x.example', 'ann@X.example', 'ann+1@x.example', 'ann+2@x.example']
  for (const [index, email] of spellings.entries()) {
    const headers = { 'X-Forwarded-For': `203.0.113.${index}` }
    const body = { email, password: 'wrong' }
    statuses.push((await callApi(limited.url, 'POST', '/api/v1/auth/login', { body, headers })).status)
  }
  expect(statuses).toEqual([401, 401, 401, 429])
})

test('T19: new visitors from one address share what the address may say', async () => {
  const ann = await limited.signUp()
  const acks = []
  for (let visitor = 0; visitor < 4; visitor += 1) {
    acks.push(await (await ann.website.opensChat()).sends('Hello'))
  }
  expect(acks.map((ack) => ack.ok)).toEqual([true, true, true, false])
  expect(acks[3]).toMatchObject({ code: 'rate_limited', retryable: true })
})

test('a proxy that nobody declared is told of in the log', async () => {
  await using fresh = await openTestApp()
  await callApi(fresh.url, 'POST', '/api/signup/check-email', {
    body: { email: 'a@b.example' },
    headers: { 'X-Forwarded-For': '203.0.113.9' },
  })
  expect(fresh.log.filter((line) => line.includes('TRUST_PROXY'))).toHaveLength(1)
})

afterAll(() => expect(app.failures()).toEqual([]))
