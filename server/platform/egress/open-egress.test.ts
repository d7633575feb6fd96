/** T31: no address that a tenant can set leads into the network that the server stands in. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { EgressError, openEgress } from './open-egress.ts'

let connections = 0
let requests: { method: string; url: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = []
const servers: Server[] = []
let port = 0
let closedPort = 0

beforeAll(async () => {
  const v4 = await listen('0.0.0.0')
  port = v4
  await listen('::', port).catch(() => {})
  const closing = createTcpServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => closing.once('listening', resolve))
  closedPort = (closing.address() as AddressInfo).port
  await new Promise((resolve) => closing.close(resolve))
})
beforeEach(() => {
  connections = 0
  requests = []
})
afterAll(() => {
  for (const server of servers) server.close()
})

async function listen(host: string, wanted = 0): Promise<number> {
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const piece of req) body += piece
    requests.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body })
    answer(req.url ?? '', res)
  })
  server.on('connection', () => {
    connections += 1
  })
  servers.push(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port: wanted, ipv6Only: host === '::' }, resolve)
  })
  return (server.address() as AddressInfo).port
}

/** `/to?there` redirects there, `/bytes?5` gives five bytes, `/endless` never stops, `/silent` never begins. */
function answer(path: string, res: ServerResponse): void {
  const [name, rest = ''] = path.split(/\?(.*)/s)
  if (name?.startsWith('/to'))
    res.writeHead(Number(name.slice(3)) || 302, { Location: decodeURIComponent(rest) }).end()
  else if (name === '/bytes') res.end('x'.repeat(Number(rest)))
  else if (name === '/packed') res.writeHead(200, { 'Content-Encoding': 'gzip' }).end('x')
  else if (name === '/endless') {
    const timer = setInterval(() => res.write('x'.repeat(60_000)), 1)
    res.on('close', () => clearInterval(timer))
  } else if (name === '/nothing') res.writeHead(204).end()
  else if (name !== '/silent') res.writeHead(201, { 'X-Told': 'yes' }).end('hello')
}

const names: Record<string, string[]> = {
  'inside.test': ['127.0.0.1'],
  'inside6.test': ['::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'metadata.test': ['169.254.169.254'],
  'both.test': ['93.184.215.14', '127.0.0.1'],
  'both6.test': ['2606:4700::1', 'fd00::1'],
  'nowhere.test': [],
  'partner.test': ['127.0.0.1'],
}
const resolve = async (host: string) => {
  const found = names[host]
  if (!found) throw new Error(`unexpected look-up of ${host}`)
  return found
}
const egress = (allow: string[] = []) => openEgress({ allow, resolve })

const literals = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0.0.0.0',
  '１２７.０.０.１',
  '127。0。0。1',
  '①②⑦.0.0.1',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001::1]',
  '[2001:db8::1]',
  '[100::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[3fff::1]',
  '[4000::1]',
]
const vectors = [
  ...literals.map((host) => (at: number) => `http://${host}:${at}/`),
  ...[
    'inside.test',
    'inside6.test',
    'mapped.test',
    'metadata.test',
    'both.test',
    'both6.test',
    'nowhere.test',
  ].map((host) => (at: number) => `http://${host}:${at}/`),
  (at: number) => `http://127.0.0.1.:${at}/`,
  (at: number) => `http://user:pass@127.0.0.1:${at}/`,
  (at: number) => `http://93.184.215.14@127.0.0.1:${at}/`,
  (at: number) => `http://127.0.0.1:${at}#@93.184.215.14/`,
  (at: number) => `http:\\\\127.0.0.1:${at}\\`,
  (at: number) => `http://[fe80::1%25lo]:${at}/`,
  (at: number) => `file://127.0.0.1:${at}/etc/passwd`,
  () => 'file:///etc/passwd',
  (at: number) => `gopher://127.0.0.1:${at}/_x`,
  (at: number) => `ftp://127.0.0.1:${at}/`,
  (at: number) => `ws://127.0.0.1:${at}/`,
  () => 'unix:/var/run/docker.sock',
  () => 'http://unix:/var/run/docker.sock:/containers/json',
  () => 'data:text/plain,hello',
  () => 'blob:http://127.0.0.1/x',
  () => 'javascript:alert(1)',
  () => '//127.0.0.1/',
  () => '',
  () => 'http://',
]

test('60 and more ways to name this machine or its network reach nothing, and all are told the same', async () => {
  expect(vectors.length).toBeGreaterThanOrEqual(60)
  const told = new Set<string>()
  for (const vector of vectors) {
    for (const url of [vector(port), vector(closedPort), vector(80)]) {
      const failure = await egress()
        .fetch(url)
        .then(
          () => url,
          (cause: unknown) => cause,
        )
      expect(failure).toBeInstanceOf(EgressError)
      told.add((failure as Error).message)
    }
  }
  expect([...told]).toEqual(['The address could not be reached.'])
  expect(connections).toBe(0)
})

test('T31: a name that is resolved to another address later is connected to where it was judged', async () => {
  const answers = [['127.0.0.1'], ['169.254.169.254']]
  const place = `rebind.test:${port}`
  const exempt = openEgress({ allow: [place], resolve: async () => answers.shift() ?? [] })
  expect((await exempt.fetch(`http://${place}/`)).status).toBe(201)
  expect(answers).toHaveLength(1)

  connections = 0
  let asked = 0
  // First an address that nobody has, then this machine's.
  const rebinding = async () => (asked++ === 0 ? ['2fff::1'] : ['127.0.0.1'])
  const guarded = openEgress({ allow: [], resolve: rebinding })
  for (const times of [1, 2]) {
    const failure = guarded.fetch('http://rebind.test:8080/', { timeoutMs: 200 })
    await expect(failure).rejects.toThrow(EgressError)
    expect([asked, connections]).toEqual([times, 0])
  }
})

test('an exempt name is connected to at the address that was judged, with its own name in the request', async () => {
  const place = `partner.test:${port}`
  const response = await egress([place]).fetch(`http://${place}/a?b=c`, {
    method: 'POST',
    body: 'ü',
    headers: { 'X-Own': '1', Host: 'elsewhere.test' },
  })
  expect([response.status, await response.text(), response.headers.get('x-told')]).toEqual([
    201,
    'hello',
    'yes',
  ])
  const [seen] = requests
  expect(seen).toMatchObject({ method: 'POST', url: '/a?b=c', body: 'ü' })
  expect(seen?.headers).toMatchObject({ host: place, 'x-own': '1', 'accept-encoding': 'identity' })
})

test('the exemption is of one host and one port', async () => {
  const guarded = egress([`partner.test:${port}`, `127.0.0.1:${closedPort}`])
  expect(guarded.isExempt(`http://PARTNER.test:${port}/x`)).toBe(true)
  expect(guarded.isExempt(`http://partner.test:${port + 1}/x`)).toBe(false)
  expect(guarded.isExempt('nonsense')).toBe(false)
  await expect(guarded.fetch(`http://inside.test:${port}/`)).rejects.toThrow(EgressError)
  await expect(guarded.fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow(EgressError)
  expect(connections).toBe(0)
  await expect(egress([`127.0.0.1:${port}`]).fetch(`http://inside.test:${port}/`)).resolves.toBeInstanceOf(
    Response,
  )
  const v6 = egress([`[::1]:${port}`])
  expect(v6.isExempt(`http://[::1]:${port}/`)).toBe(true)
})

test('a port of the public internet that is none of the web is not gone to', async () => {
  const guarded = openEgress({ allow: [], resolve: async () => ['93.184.215.14'] })
  for (const at of [22, 25, 6379, 5432, 9200]) {
    const failure = await guarded.fetch(`http://public.test:${at}/`).catch((cause: Error) => cause)
    expect((failure as Error).cause).toMatchObject({ message: `port ${at} is none to go to` })
  }
})

test('a redirect is the answer, unless redirects are followed; then each is judged anew', async () => {
  const place = `partner.test:${port}`
  const guarded = egress([place])
  const to = (where: string, status = 302) => `http://${place}/to${status}?${encodeURIComponent(where)}`
  expect((await guarded.fetch(to('/x'))).status).toBe(302)
  expect((await guarded.fetch(to('/x'), { redirects: 1 })).status).toBe(201)
  connections = 0
  for (const inside of [`http://127.0.0.1:${port}/`, `http://inside.test:${port}/`, 'file:///etc/passwd'])
    await expect(guarded.fetch(to(inside), { redirects: 3 })).rejects.toThrow(EgressError)
  expect(connections).toBe(3)
  const thrice = to(to(to('/x')))
  await expect(guarded.fetch(thrice, { redirects: 2 })).rejects.toThrow(EgressError)
  expect((await guarded.fetch(thrice, { redirects: 3 })).status).toBe(201)
  await expect(guarded.fetch(to(thrice), { redirects: 99 })).rejects.toThrow(EgressError)
})

test('a redirect keeps secrets from another server, and repeats a body only where it must', async () => {
  const guarded = egress([`partner.test:${port}`, `inside.test:${port}`])
  const there = encodeURIComponent(`http://inside.test:${port}/there`)
  const headers = { Authorization: 'Bearer x', Cookie: 'a=b', 'X-Own': '1' }
  for (const status of [302, 307])
    await guarded.fetch(`http://partner.test:${port}/to${status}?${there}`, {
      method: 'POST',
      body: 'words',
      headers,
      redirects: 1,
    })
  const seen = requests.filter(({ url }) => url === '/there')
  expect(seen).toMatchObject([
    { method: 'GET', body: '' },
    { method: 'POST', body: 'words' },
  ])
  for (const { headers: told } of seen) {
    expect(told['x-own']).toBe('1')
    expect([told.authorization, told.cookie]).toEqual([undefined, undefined])
  }
})

test('an answer that is too long, packed, endless or late is given up', async () => {
  const place = `http://partner.test:${port}`
  const guarded = egress([`partner.test:${port}`])
  expect(await (await guarded.fetch(`${place}/bytes?10`, { maxBytes: 10 })).text()).toHaveLength(10)
  await expect(guarded.fetch(`${place}/bytes?11`, { maxBytes: 10 })).rejects.toThrow(EgressError)
  await expect(guarded.fetch(`${place}/packed`)).rejects.toThrow(EgressError)
  await expect(guarded.fetch(`${place}/endless`)).rejects.toThrow(EgressError)
  await expect(guarded.fetch(`${place}/silent`, { timeoutMs: 100 })).rejects.toThrow(EgressError)
  expect((await guarded.fetch(`${place}/nothing`)).status).toBe(204)
  const stopped = AbortSignal.abort(new Error('no longer wanted'))
  await expect(guarded.fetch(`${place}/x`, { signal: stopped })).rejects.toThrow('no longer wanted')
  const hanging = openEgress({ allow: [], resolve: () => new Promise(() => {}) })
  await expect(hanging.fetch('http://slow.test/', { timeoutMs: 50 })).rejects.toThrow(EgressError)
})

test('a TLS server is asked for by its name, and one that cannot prove it gets nothing', async () => {
  const asked: string[] = []
  const tls = createTlsServer({
    SNICallback: (name, done) => {
      asked.push(name)
      done(new Error('no certificate'))
    },
  })
  tls.on('tlsClientError', () => {})
  await new Promise<void>((ready) => tls.listen(0, '127.0.0.1', ready))
  const at = (tls.address() as AddressInfo).port
  await expect(egress([`partner.test:${at}`]).fetch(`https://partner.test:${at}/`)).rejects.toThrow(
    EgressError,
  )
  expect(asked).toEqual(['partner.test'])
  tls.close()
})

test('variables that name a proxy change nothing', async () => {
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${closedPort}`)
  vi.stubEnv('NODE_USE_ENV_PROXY', '1')
  const place = `partner.test:${port}`
  expect((await egress([place]).fetch(`http://${place}/`)).status).toBe(201)
  vi.unstubAllEnvs()
})
