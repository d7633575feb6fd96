/** Accounts alone behind a real HTTP port, for tests of sign-up, sessions and keys. */
import { randomUUID } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import { pino } from 'pino'
import { vi } from 'vitest'
import { z } from 'zod'
import { accountRoutes } from '../api/portal/account-routes.ts'
import { apiKeyRoutes } from '../api/portal/api-key-routes.ts'
import { authRoutes } from '../api/portal/auth-routes.ts'
import { signInRoutes } from '../api/portal/sign-in-routes.ts'
import { signupRoutes } from '../api/signup/signup-routes.ts'
import type { FurnishTenant } from '../business/accounts/make-business.ts'
import type { NumberDesk } from '../business/accounts/number-desk.ts'
import { type Accounts, openAccounts } from '../business/accounts/open-accounts.ts'
import { operatorKeys } from '../business/operator/operator-keys.ts'
import type { Log } from '../log.ts'
import { type AuditBook, openAudit } from '../platform/audit/open-audit.ts'
import { mountRoutes } from '../platform/http/mount-routes.ts'
import { openHttp } from '../platform/http/open-http.ts'
import { type AnyRoute, tenantRoute } from '../platform/http/route.ts'
import type { Limits } from '../platform/limits/open-limits.ts'
import type { Mail } from '../platform/mail/open-mail.ts'
import { openSecrets, type Secrets } from '../platform/secrets/open-secrets.ts'
import { scopedKysely } from '../platform/store/scoped-kysely.ts'
import { openMetrics } from '../platform/telemetry/open-metrics.ts'
import { watchLoad } from '../platform/telemetry/watch-load.ts'
import { type Directory, openDirectory } from '../platform/tenancy/directory.ts'
import { type OpenTenant, tenantOpener } from '../platform/tenancy/tenant-db.ts'
import { type AccountsOutside, accountsOutside, type OutsideOptions } from './accounts-outside.ts'
import { testStore } from './open-test-store.ts'

export interface DoorOptions extends OutsideOptions {
  furnish?: FurnishTenant
  numbers?: NumberDesk
  /** Further routes of accounts. */
  routes?: (parts: DoorParts) => AnyRoute[]
}

/** What the routes of a door are made of. */
export interface DoorParts {
  directory: Directory
  openTenant: OpenTenant
  secrets: Secrets
  audit: AuditBook
  log: Log
  publicUrl: string
}

export interface CallOptions {
  body?: unknown
  /** Access token or API key, as Bearer. */
  token?: string
  headers?: Record<string, string>
}

export interface Answered {
  status: number
  headers: Headers
  /** Null when there is none. */
  body: unknown
  /** Name=value of the refresh cookie that was set, if any. */
  cookie: string | undefined
}

export interface AccountsDoor extends AsyncDisposable {
  url: string
  accounts: Accounts
  directory: Directory
  openTenant: OpenTenant
  secrets: Secrets
  /** What was logged, line by line. */
  log: string[]
  outside: AccountsOutside
  /** Runs a statement with the reach of the directory: for what only time, or an operator, would bring about. */
  inDatabase(statement: RawBuilder<unknown>): Promise<void>
  /** The mails to an address, oldest first, once every job is done. */
  mailsTo(email: string, kind?: string): Promise<Mail[]>
  /** The token in the latest mail of a kind; waits for one. */
  tokenTo(email: string, kind: string): Promise<string>
  call(method: string, path: string, options?: CallOptions): Promise<Answered>
}

/** Root key of these doors' secrets. */
export const testRoot = 'a root key for tests only, long enough to be one'
export async function openAccountsDoor(options: DoorOptions = {}): Promise<AccountsDoor> {
  const store = await testStore()
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const directory = openDirectory(store)
  const openTenant = tenantOpener(store)
  const secrets = openSecrets([testRoot])
  const outside = accountsOutside(options)
  const { limits, publicUrl } = outside
  const parts = { ...outside, directory, openTenant, secrets, log }
  const accounts = openAccounts({
    ...parts,
    furnish: options.furnish ?? (async () => {}),
    numbers: options.numbers,
  })
  const audit = openAudit({ directory, openTenant, secrets, log })
  const metrics = openMetrics()
  const load = watchLoad(metrics)
  const http = openHttp({ log, trustProxy: false, isHttps: publicUrl.startsWith('https:'), load })
  const doorParts = { directory, openTenant, secrets, audit, log, publicUrl }
  const routes = [...routesOf({ accounts, limits, publicUrl }), ...(options.routes?.(doorParts) ?? [])]
  http.app.use(
    mountRoutes(routes, {
      limits,
      metrics,
      load,
      log,
      callers: accounts,
      openTenant,
      addresses: http.addresses,
      viewed: async () => {},
      operatorKeys: operatorKeys(directory),
      audit,
      store,
      strictResponses: true,
    }),
  )
  const url = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}`
  http.open()
  return {
    url,
    accounts,
    directory,
    openTenant,
    secrets,
    log: lines,
    outside,
    inDatabase: async (statement) => void (await statement.execute(scopedKysely(store, 'directory'))),
    mailsTo: (email, kind) => mailsTo(outside, email, kind),
    tokenTo: (email, kind) => tokenTo(outside, email, kind),
    call: (method, path, request) => call(`${url}${path}`, method, request),
    [Symbol.asyncDispose]: () => http.close(),
  }
}

async function mailsTo({ jobs, sent }: AccountsOutside, email: string, kind?: string): Promise<Mail[]> {
  await jobs.settled()
  return sent.filter((mail) => mail.to === email && (!kind || mail.kind === kind))
}

function tokenTo(outside: AccountsOutside, email: string, kind: string): Promise<string> {
  return vi.waitFor(async () => {
    const [, token] = /#token=([\w-]+)/.exec((await mailsTo(outside, email, kind)).at(-1)?.text ?? '') ?? []
    if (!token) throw new Error(`no ${kind} for ${email}`)
    return token
  })
}

function routesOf(parts: { accounts: Accounts; limits: Limits; publicUrl: string }): AnyRoute[] {
  return [
    ...signupRoutes(parts),
    ...authRoutes(parts),
    ...signInRoutes(parts),
    ...accountRoutes(parts),
    ...apiKeyRoutes(parts),
    probe,
  ]
}

/** A sign-up that nobody made before, with its access token, business and account token. */
export async function someBusiness(door: AccountsDoor, fields: Record<string, unknown> = {}) {
  const request = {
    businessName: "Bob's HVAC",
    email: `${randomUUID()}@example.com`,
    password: 'correct horse battery',
    ...fields,
  }
  const answered = await door.call('POST', '/api/signup', { body: request })
  if (answered.status !== 201) throw new Error(`sign-up failed: ${JSON.stringify(answered.body)}`)
  const { token, business, account_token } = answered.body as {
    token: string
    business: { id: string; name: string; trialEndsAt: string }
    account_token: string
  }
  return { request, token, business, accountToken: account_token, cookie: answered.cookie ?? '' }
}

/** Tells who calls; lets keys with one scope in. */
const probe = tenantRoute({
  name: 'probe',
  method: 'GET',
  path: '/api/v1/probe',
  summary: 'Who calls',
  access: { role: 'agent', scope: 'articles:write' },
  response: z.object({ kind: z.string(), tenant_id: z.string() }),
  handle: async ({ caller, tenantId }) => ({ kind: caller.kind, tenant_id: tenantId }),
})

async function call(
  url: string,
  method: string,
  { body, token, headers }: CallOptions = {},
): Promise<Answered> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    // A text is sent as it stands.
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text && /\bjson\b/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null,
    cookie: response.headers.getSetCookie()[0]?.split(';')[0],
  }
}
