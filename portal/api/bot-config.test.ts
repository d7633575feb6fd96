/** The shared draft: what is typed survives loading, saving and other people's saves. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BotConfig } from '#wire'
import {
  changeConfig,
  configProblem,
  discardChanges,
  draftConfig,
  hasChanges,
  loadConfig,
  mergeLatest,
  saveConfig,
  saveNow,
} from './bot-config.ts'
import { me } from './session.ts'

const start: BotConfig = {
  business: { name: 'Bob', timezone: 'UTC', hours: [], exceptions: [], services: [] },
  greeting: 'Hi',
  appearance: { accent: '#0f655f', position: 'right', theme: 'auto' },
  allowed_origins: [],
  model: { enabled: true },
  intents: {},
}

/** A server with one configuration, in place of `fetch`. */
function openServer() {
  const server = { config: start, version: 1, whenAsked: () => {} }
  const serve = async (_: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const sent = init?.method === 'PUT' ? (JSON.parse(String(init.body)) as BotConfig) : null
    if (sent && new Headers(init?.headers).get('If-Match') !== `"${server.version}"`) {
      return Response.json({ code: 'precondition_failed', detail: 'Changed.' }, { status: 412 })
    }
    if (sent) {
      server.config = sent
      server.version += 1
    }
    const answer = Response.json(server.config, { headers: { ETag: `"${server.version}"` } })
    server.whenAsked()
    return answer
  }
  vi.stubGlobal('fetch', serve)
  return server
}

const greet = (greeting: string) => changeConfig((config) => ({ ...config, greeting }))
const rename = (name: string) =>
  changeConfig((config) => ({ ...config, business: { ...config.business, name } }))

let tenants = 0
beforeEach(() => {
  tenants += 1
  const tenant = { id: `t${tenants}`, name: 'Bob', plan: 'free', status: 'active', trial_ends_at: null }
  me.value = {
    user: { id: 'u', email: 'b@x.com', name: null, email_verified: true, has_password: true },
    tenant,
    role: 'owner',
    tenants: [],
    account_token: 'acct_x',
  }
})
afterEach(() => {
  me.value = null
  vi.unstubAllGlobals()
})

it('forgets everything when another tenant is opened', async () => {
  openServer()
  await loadConfig()
  greet('Hello')
  expect(hasChanges.value).toBe(true)
  if (me.value) me.value = { ...me.value, tenant: { ...me.value.tenant, id: 'other' } }
  expect(draftConfig.value).toBeNull()
  expect(hasChanges.value).toBe(false)
})

it('keeps what is typed while the configuration comes anew', async () => {
  const server = openServer()
  await loadConfig()
  server.whenAsked = () => greet('Typed')
  await loadConfig()
  expect(draftConfig.value?.greeting).toBe('Typed')
})

it('keeps what is typed while it saves, as a change', async () => {
  const server = openServer()
  await loadConfig()
  greet('First')
  server.whenAsked = () => rename('Bob & Co')
  expect(await saveConfig()).toBe(true)
  expect(server.config).toMatchObject({ greeting: 'First', business: { name: 'Bob' } })
  expect(draftConfig.value).toMatchObject({ greeting: 'First', business: { name: 'Bob & Co' } })
  expect(hasChanges.value).toBe(true)
})

it('loses nothing when somebody else saved first', async () => {
  const server = openServer()
  await loadConfig()
  rename('Mine')
  server.config = { ...start, greeting: 'Theirs' }
  server.version = 5
  expect(await saveConfig()).toBe(false)
  expect(configProblem.value?.status).toBe(412)
  await mergeLatest()
  expect(configProblem.value).toBeNull()
  expect(await saveConfig()).toBe(true)
  expect(server.config).toMatchObject({ greeting: 'Theirs', business: { name: 'Mine' } })
  expect(hasChanges.value).toBe(false)
})

it('saves one change at once and leaves the rest a draft', async () => {
  const server = openServer()
  await loadConfig()
  rename('Half typed')
  await saveNow((config) => ({ ...config, allowed_origins: ['https://bob.example'] }))
  expect(server.config).toMatchObject({ allowed_origins: ['https://bob.example'], business: { name: 'Bob' } })
  expect(draftConfig.value?.business.name).toBe('Half typed')
  discardChanges()
  expect(draftConfig.value).toEqual(server.config)
})
