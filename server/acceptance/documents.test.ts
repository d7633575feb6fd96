/** What the server says of itself: health, figures, and documents that agree with what it does. */
import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { routes } from '../../sdk/src/wire/routes.ts'
import { agentEvents } from '../api/agent/agent-events.ts'
import { visitorEvents } from '../channels/web/visitor-events.ts'
import { builtInLimits } from '../platform/limits/open-limits.ts'
import { callApi } from './call-api.ts'
import { agreed } from './hear-socket.ts'
import { generousLimits, sharedApp, type TestApp } from './open-test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await sharedApp()
})
const get = (path: string, headers: Record<string, string> = {}) => callApi(app.url, 'GET', path, { headers })

/** Each route as the server's registry tells it. */
const registered = async () =>
  (await get('/protocol.json')).body.roles as {
    name: string
    method: string
    path: string
    public?: true
    super_admin?: true
    role?: string
    scope?: string | null
  }[]

test('the process is alive and ready', async () => {
  expect(await get('/healthz')).toMatchObject({ status: 200, body: { ok: true } })
  expect(await get('/readyz')).toMatchObject({ status: 200, body: { ok: true } })
})

test('the table of routes that clients call through is the registry of the server', async () => {
  const served = Object.fromEntries(
    (await registered()).map(({ name, method, path }) => [name, [method, path]]),
  )
  expect(routes).toEqual(served)
})

/** What stands beside the registry, since its bodies stream. */
const doors = [
  ['uploadFile', 'POST', '/w/uploads'],
  ['readFile', 'GET', '/w/files/{link}'],
]

test('the API document is valid and describes every route, and no other', async () => {
  const { body } = await get('/openapi.json')
  const { valid, errors } = await new Validator().validate(structuredClone(body))
  expect([valid, errors]).toEqual([true, undefined])
  expect(body.openapi).toBe('3.1.0')
  const described = Object.entries(body.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => [operationId, method.toUpperCase(), path]),
    )
    .sort()
  const served = (await registered()).map(({ name, method, path }) => [
    name,
    method,
    path.replaceAll(/:(\w+)/g, '{$1}'),
  ])
  expect(described).toEqual([...served, ...doors].sort())
})

test('the schema of every answer is one that a validator can read', async () => {
  const { body } = await get('/openapi.json')
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const operations = Object.values(body.paths).flatMap((methods) => Object.values(methods as object))
  for (const { operationId, requestBody, responses } of operations) {
    const all = [requestBody, ...Object.values(responses as object)]
    for (const { content } of all.filter(Boolean)) {
      const schema = content?.['application/json']?.schema
      if (schema) expect([operationId, typeof ajv.compile(schema)]).toEqual([operationId, 'function'])
    }
  }
})

test('the doors for files answer as the document says', async () => {
  const bob = await app.signUp()
  const visitor = await bob.website.opensChat()
  const { visitor_token } = await visitor.join()
  const { paths } = (await get('/openapi.json')).body
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const upload = (query: string, token = visitor_token) =>
    fetch(`${app.url}/w/uploads?${query}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, Origin: bob.website.origin },
      body: 'Hello',
    })
  const made = await upload(`token=${bob.accountToken}&name=hello.txt`)
  const answered = await made.json()
  const { content } = paths['/w/uploads'].post.responses[made.status]
  expect([ajv.validate(content['application/json'].schema, answered), ajv.errors]).toEqual([true, null])
  const refused = await upload(`token=${bob.accountToken}`, 'nobody')
  const problem = (await get('/openapi.json')).body.components.responses.Problem.content
  const [type = ''] = (refused.headers.get('content-type') ?? '').split(';')
  expect([ajv.validate(problem[type].schema, await refused.json()), ajv.errors]).toEqual([true, null])
  const { id } = answered as { id: string }
  agreed(await visitor.emit('send', { cmid: 'with a file', text: '', attachments: [id] }))
  const { url } = agreed<{ url: string }>(await visitor.emit('attachment', { attachment_id: id }))
  const { responses } = paths['/w/files/{link}'].get
  const tried = await Promise.all(
    [{}, { Range: 'bytes=0-1' }, { Range: 'bytes=90-' }].map((headers) => fetch(url, { headers })),
  )
  expect(tried.map(({ status }) => [status, status in responses])).toEqual([
    [200, true],
    [206, true],
    [416, true],
  ])
})

test('what the server answers fits the document', async () => {
  const bob = await app.signUp()
  const visitor = await bob.website.opensChat()
  await visitor.asks('Hello')
  await bob.writesArticle('Q?', 'A.')
  await bob.makesKey()
  const { body } = await get('/openapi.json')
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  for (const { name, method, path, super_admin } of await registered()) {
    if (method !== 'GET' || path.includes(':') || super_admin) continue
    const { content } = body.paths[path].get.responses['200']
    const answered = await bob.api('GET', path)
    // A setting that nobody made is not there.
    if (answered.status === 404) continue
    const [type = ''] = (answered.headers.get('content-type') ?? '').split(';')
    expect([name, type, type in content]).toEqual([name, type, true])
    const fits = type !== 'application/json' || ajv.validate(content[type].schema, answered.body)
    expect([name, fits]).toEqual([name, true])
  }
})

test('the protocol document names every event with its payload, and the limits that hold', async () => {
  const { body } = await get('/protocol.json')
  const names = (namespace: string) => body.namespaces[namespace].map(({ name }: { name: string }) => name)
  expect(names('/visitor')).toEqual(Object.values(visitorEvents).map(({ name }) => name))
  expect(names('/agent')).toEqual(Object.values(agentEvents).map(({ name }) => name))
  for (const { payload, summary } of Object.values(body.namespaces).flat() as Record<string, object>[]) {
    expect(payload).toMatchObject({ type: 'object' })
    expect(summary).toMatch(/\w/)
  }
  expect(body.limits).toEqual({ ...builtInLimits, ...generousLimits })
  expect(body.version).toBe(JSON.parse(await readFile('package.json', 'utf8')).version)
})

test('the events of the wire types are the events of the server', async () => {
  const source = await readFile('sdk/src/wire/sockets.ts', 'utf8')
  const namesIn = (type: string) => {
    const [, block = ''] = new RegExp(`interface ${type} \\{([^]*?)\\n\\}`).exec(source) ?? []
    return [...block.matchAll(/^ {2}'?([\w.]+)'?\(/gm)].map(([, name]) => name)
  }
  expect(namesIn('VisitorToServer')).toEqual(Object.values(visitorEvents).map(({ name }) => name))
  expect(namesIn('AgentToServer')).toEqual(Object.values(agentEvents).map(({ name }) => name))
})

test('anyone may read the documents, from any website', async () => {
  for (const path of ['/openapi.json', '/protocol.json']) {
    const { status, headers } = await get(path, { Origin: 'https://docs.example' })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  }
})

test('the figures are for this machine alone and name neither a business nor a person', async () => {
  const bob = await app.signUp('Figures Incorporated')
  const visitor = await bob.website.opensChat()
  await visitor.asks('Hello')
  const { status, text } = await get('/metrics')
  expect(status).toBe(200)
  expect(text).toMatch(/^deskbell_sockets\{namespace="\/visitor"\} [1-9]/m)
  expect(text).toMatch(/^deskbell_http_requests_total\{route="signUp",status="201"\} [1-9]/m)
  for (const word of [bob.id, bob.accountToken, 'Incorporated', '@example.com'])
    expect(text).not.toContain(word)
  for (const header of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP']) {
    const answered = await get('/metrics', { [header]: '127.0.0.1' })
    expect([answered.status, answered.body.code]).toEqual([404, 'not_found'])
  }
})
