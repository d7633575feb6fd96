/** T18: a server that knows many secrets is read from end to end, by strangers and by others: none of them is told. */
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBase32, hotp } from '../business/accounts/totp.ts'
import { type Answered, callApi } from './call-api.ts'
import { type FakeOidc, openFakeOidc } from './fake-oidc.ts'
import { freePort } from './free-port.ts'
import { freshDatabase } from './fresh-database.ts'
import { invitationToken } from './hire.ts'
import { testVariables } from './open-test-app.ts'
import { type SpawnedServer, spawnServer } from './spawn-server.ts'
import { signUp, type TestBusiness } from './test-business.ts'

const secret = (name: string) => `canary-${name}-${crypto.randomUUID()}`
/** What the operator sets. */
const environment = {
  SECRET_KEY: secret('root'),
  OPENAI_API_KEY: secret('model'),
  METRICS_TOKEN: secret('metrics'),
  SUPERADMIN_PASSWORD: secret('operator'),
}
const mailPassword = secret('mail')
const redisPassword = secret('redis')
/** What people give. */
const password = secret('password')
const clientSecret = secret('client')
const instructions = secret('instructions')

let server: SpawnedServer
let oidc: FakeOidc
let url: string
let owner: TestBusiness
let stranger: TestBusiness
/** Told once to who made them, and to nobody again. */
const toldOnce: string[] = []

beforeAll(async () => {
  // Nobody is there: what goes wrong is logged, with all that libraries say of it.
  const nowhere = await freePort()
  oidc = await openFakeOidc()
  server = spawnServer({
    ...testVariables(await freshDatabase()),
    ...environment,
    SUPERADMIN_EMAIL: 'root@example.com',
    OPENAI_BASE_URL: `http://127.0.0.1:${nowhere}/v1`,
    SMTP_URL: `smtp://desk:${mailPassword}@127.0.0.1:${nowhere}`,
    MAIL_FROM: 'desk@example.com',
    REDIS_URL: `redis://desk:${redisPassword}@127.0.0.1:${nowhere}`,
    EGRESS_ALLOW: oidc.place,
    DEMO: 'on',
    LOG_LEVEL: 'debug',
  })
  url = (await server.ready).url.replace('//localhost', '//127.0.0.1')
  owner = await signUp(url, 'Owner', { password })
  stranger = await signUp(url, 'Stranger')
  await furnish()
}, 60_000)
afterAll(async () => {
  server.kill('SIGKILL')
  await server.ended
  oidc[Symbol.dispose]()
})

/** Everything that a business can have which is secret. */
async function furnish(): Promise<void> {
  const logIn = { email: owner.email, password }
  const { headers, body } = await callApi(url, 'POST', '/api/v1/auth/login', { body: logIn })
  toldOnce.push(body.token, headers.getSetCookie()[0]?.split(/[=;]/)[1] ?? '')
  toldOnce.push(await owner.makesKey(), await invitationToken(owner, 'invited@example.com'))
  await owner.sets({ model: { enabled: true, instructions } as never })
  const sso = { issuer: oidc.issuer, client_id: 'desk', client_secret: clientSecret, domains: [] }
  const settings = { ...sso, auto_join: false, default_role: 'agent', required: false }
  expect((await owner.api('PUT', '/api/v1/sso', { body: settings })).status).toBe(200)
  const { body: offer } = await owner.api('POST', '/api/v1/auth/totp', { body: { password } })
  const code = hotp(fromBase32(offer.secret), Math.floor(Date.now() / 30_000))
  const on = await owner.api('POST', '/api/v1/auth/totp/confirm', { body: { code } })
  toldOnce.push(offer.secret, ...on.body.recovery_codes)
  await owner.writesArticle('Do you ship?', 'We ship on Mondays.')
  const [key] = toldOnce.filter((told) => told.startsWith('dk_'))
  const said = { session_id: 'one', message: 'Do you ship?' }
  expect((await callApi(url, 'POST', '/api/v1/chat', { body: said, token: key ?? '' })).status).toBe(200)
}

/** Nobody is told these, not even who gave them. */
const never = () => [
  ...Object.values(environment),
  mailPassword,
  redisPassword,
  password,
  clientSecret,
  ...toldOnce,
]

/** Names of places in which one of these stands. */
function placesOf(seen: ReadonlyMap<string, string>, secrets: readonly string[]): string[] {
  expect(secrets.filter((each) => each.length < 16)).toEqual([])
  return [...seen].flatMap(([place, text]) => (secrets.some((each) => text.includes(each)) ? [place] : []))
}

/** With its headers: a cookie or a redirect tells as much as a body. */
function wordsOf({ status, headers, text }: Answered): string {
  return `${status}\n${[...headers].map((pair) => pair.join(': ')).join('\n')}\n\n${text}`
}

const pages = [
  '/',
  '/app',
  '/app/login',
  '/admin',
  '/signup',
  '/welcome',
  '/demo',
  '/docs/api',
  '/robots.txt',
]
const documents = ['/healthz', '/readyz', '/metrics', '/openapi.json', '/protocol.json', '/dev/outbox']
const polling = '/socket.io/?EIO=4&transport=polling'

/** Addresses of everything in the folders that were built, packed copies as well. */
async function builtFiles(): Promise<string[]> {
  const folders = [
    ['/app', 'portal/dist'],
    ['/w', 'widget/dist'],
  ] as const
  const listed = folders.map(async ([base, folder]) => {
    const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url))
    const entries = await readdir(root, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    return files.map(({ parentPath, name }) => `${base}/${`${parentPath}/${name}`.slice(root.length)}`)
  })
  return (await Promise.all(listed)).flat()
}

let crawled: Promise<Map<string, string>> | undefined
/** What a stranger gets to read, by address. */
function everything(): Promise<Map<string, string>> {
  crawled ??= crawl()
  return crawled
}

/** Follows whatever looks like a path of this server, from the pages and from every built file. */
async function crawl(): Promise<Map<string, string>> {
  const { accountToken } = owner
  const ofWidget = [`/w/v1/${accountToken}.js`, '/w/v1.js', `/w/config?token=${accountToken}`]
  const queue = [...pages, ...documents, ...ofWidget, polling, `/c/${accountToken}`, ...(await builtFiles())]
  const seen = new Map<string, string>()
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path) || seen.size > 1_500) continue
    const answered = await callApi(url, 'GET', path)
    seen.set(path, wordsOf(answered))
    queue.push(...leadsTo(path, answered))
  }
  return seen
}

function leadsTo(path: string, { headers, text }: Answered): string[] {
  const maps = path.endsWith('.js') ? [`${path}.map`] : []
  if (!/html|javascript|css/.test(headers.get('content-type') ?? '')) return maps
  const quoted = [...text.matchAll(/["'(](\/?[\w./-]*[\w-]\.?[\w-]*)["')]/g)].map(([, found = '']) => found)
  const paths = quoted.filter((found) => /^\/|\.(?:js|css|svg|png|woff2|json|map)$/.test(found))
  return [...maps, ...paths.map((found) => new URL(found, new URL(path, url)).pathname)]
}

test('no page, file, map, document, figure or error that is served holds a secret', async () => {
  const seen = await everything()
  const ok = [...seen].filter(([, text]) => text.startsWith('200'))
  expect(ok.length).toBeGreaterThan(60)
  expect(placesOf(seen, [...never(), instructions, owner.email, 'invited@example.com'])).toEqual([])
}, 60_000)

/** What is a secret by its form, whoever's it may be; and what tells of the machine on which it was built. */
const forms = {
  'an API key': /dk_[0-9A-Za-z]{40}/,
  'an account token': /acct_[0-9A-Za-z]{24}/,
  'a webhook secret': /whsec_[\w+/=]{16,}/,
  'a key of a vendor': /\b(?:sk|rk|pk)[-_](?:live|test|proj)?[-_]?[\w-]{20,}/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY/,
  'a signed token': /\bey[\w-]{10,}\.ey[\w-]{10,}\.[\w-]{10,}/,
  'a password in an address': /\b[a-z]+:\/\/[^\s/:@"'`]+:[^\s/@"'`]+@/,
  'a source map': /[#@] sourceMappingURL=/,
  'a folder of the machine': new RegExp(
    fileURLToPath(new URL('../..', import.meta.url)).replace(/\W/g, '\\$&'),
  ),
}

test.each(Object.entries(forms))(
  '%s stands in no file that was built',
  async (_what, form) => {
    const built = [...(await everything())].filter(([path]) =>
      /^\/(?:app\/assets|assets|demo\/assets|w)\//.test(path),
    )
    const files = built.filter(([path, text]) => text.startsWith('200') && !path.includes('acct_'))
    expect(files.length).toBeGreaterThan(40)
    expect(files.filter(([, text]) => form.test(text)).map(([path]) => path)).toEqual([])
  },
  60_000,
)

/** As it stands: neither a browser nor a client library would send it so. */
function getRaw(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url)
    const asking = request({ host: '127.0.0.1', port, path }, (response) => {
      let text = `${response.statusCode}\n`
      response.setEncoding('latin1').on('data', (piece) => {
        text += piece
      })
      response.on('end', () => resolve(text))
    })
    asking.on('error', reject).end()
  })
}

test('no path leads out of the folders that are served', async () => {
  const targets = ['package.json', '.env', 'data/secret-key', 'server/config.ts', 'etc/passwd']
  const ways = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%2e%2e%2f',
    '..\\',
    '..%5c',
    '....//',
    '..%252f',
    '..;/',
    '%00../',
  ]
  for (const base of [
    '/',
    '/app/',
    '/app/assets/',
    '/w/',
    '/w/chunks/',
    '/w/v1/',
    '/assets/',
    '/demo/assets/',
  ]) {
    for (const target of targets) {
      for (const way of ways) {
        for (const depth of [1, 3, 8]) {
          const path = `${base}${way.repeat(depth)}${target}`
          const text = await getRaw(path)
          // An address below the portal that names no file is the portal's one page.
          expect([path, /^(?:400|404)\n/.test(text) || text.includes('<div id="app">')]).toEqual([path, true])
          expect(text).not.toMatch(/"private": true|root:x:0|export function readConfig/)
        }
      }
    }
  }
}, 60_000)

test('no call answers a secret a second time, to its owner, to another business, or to nobody', async () => {
  const { roles } = (await callApi(url, 'GET', '/protocol.json')).body
  const credentials = { body: { email: 'root@example.com', password: environment.SUPERADMIN_PASSWORD } }
  const { token: operator } = (await callApi(url, 'POST', '/api/v1/auth/login', credentials)).body
  const callers = { nobody: '', owner: owner.token, stranger: stranger.token, operator }
  const seen = new Map<string, string>()
  for (const [who, token] of Object.entries(callers)) {
    for (const { method, path } of roles) {
      if (/logout|sessions\/end|organisation\/delete/.test(path)) continue
      const place = path.replace(/:\w+/, crypto.randomUUID())
      // No body fits: what is tried is what a refusal repeats.
      const call = { token, ...(method !== 'GET' && method !== 'DELETE' && { body: [password] }) }
      seen.set(`${who}: ${method} ${path}`, wordsOf(await callApi(url, method, place, call)))
    }
  }
  expect(seen.size).toBeGreaterThan(300)
  expect(placesOf(seen, never())).toEqual([])
  const strangers = new Map([...seen].filter(([place]) => !/^owner/.test(place)))
  expect(placesOf(strangers, [instructions])).toEqual([])
}, 60_000)

test('the log, down to its smallest line, tells no secret, though all that it leads to is out of reach', async () => {
  const [key] = toldOnce.filter((told) => told.startsWith('dk_'))
  for (const place of ['/api/v1/bots?key=', '/nothing/'])
    await callApi(url, 'GET', `${place}${key}`, { headers: { cookie: `deskbell_refresh=${toldOnce[1]}` } })
  await callApi(url, 'POST', '/api/signup', { body: `{"email":"${password}` })
  await expect.poll(() => /mail|smtp/i.test(server.said()), { timeout: 20_000 }).toBe(true)
  expect(placesOf(new Map([['the log', server.said()]]), [...never(), instructions, owner.email])).toEqual([])
}, 30_000)
