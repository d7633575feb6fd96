/** SECRET_KEY is changed under a server that keeps secrets of its tenants. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store, type StoreOptions } from '../platform/store/open-store.ts'
import { callApi } from './call-api.ts'
import { asOwner, dumpAll } from './change-store.ts'
import { type FakeOidc, openFakeOidc } from './fake-oidc.ts'
import { freshDatabase } from './fresh-database.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'

const [oldKey, newKey, otherKey] = ['old', 'new', 'other'].map(
  (name) => `the ${name} root key of this test is long`,
)
const clientSecret = `planted-${randomUUID()}`
const domain = `${randomUUID()}.example`
let oidc: FakeOidc
let place: StoreOptions
beforeAll(async () => {
  oidc = await openFakeOidc()
  place = await freshDatabase()
})
afterAll(() => oidc[Symbol.dispose]())

async function withApp(keys: (string | undefined)[], use: (app: TestApp) => Promise<void>): Promise<void> {
  const app = await openTestApp({ EGRESS_ALLOW: oidc.place, SECRET_KEY: keys.join() }, place)
  try {
    await use(app)
  } finally {
    await app[Symbol.asyncDispose]()
  }
}

async function withStore<R>(use: (store: Store) => Promise<R>): Promise<R> {
  const store = await openStore(place)
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

/** Somebody signs in, for which the server needs the planted secret. */
async function signIn({ url }: TestApp): Promise<{ at: string | null; client: string }> {
  Object.assign(oidc, { client: '', claims: { email: `ann@${domain}`, sub: 'ann' } })
  const body = { email: `ann@${domain}` }
  const started = await callApi(url, 'POST', '/api/v1/auth/oidc/start', { body })
  const back = oidc.signsIn(started.body.url)
  const cookie = started.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const answered = await fetch(`${url}${back.pathname}${back.search}`, {
    headers: { cookie },
    redirect: 'manual',
  })
  return { at: answered.headers.get('location'), client: oidc.client }
}

test('a secret stays usable through the change of the key, the old key does not, and a dump never tells it', async () => {
  await withApp([oldKey], async (app) => {
    const business = await app.signUp()
    const body = {
      issuer: oidc.issuer,
      client_id: 'deskbell',
      client_secret: clientSecret,
      domains: [domain],
      auto_join: true,
      default_role: 'viewer',
      required: false,
    }
    expect((await business.api('PUT', '/api/v1/sso', { body })).status).toBe(200)
  })
  await withStore((store) => asOwner(place, store, 'update sso_domains set verified_at = now()'))
  const signedIn = { at: '/app', client: `deskbell:${clientSecret}` }
  await withApp([oldKey], async (app) => expect(await signIn(app)).toEqual(signedIn))
  await withApp([newKey, oldKey], async (app) => expect(await signIn(app)).toEqual(signedIn))
  await withApp([newKey], async (app) => expect(await signIn(app)).toEqual(signedIn))
  for (const keys of [[oldKey], [otherKey], [otherKey, oldKey]])
    await expect(openTestApp({ SECRET_KEY: keys.join() }, place)).rejects.toThrow(/^SECRET_KEY /)
  const dump = await withStore((store) => dumpAll(place, store))
  expect(dump).toContain(domain)
  for (const secret of [clientSecret, oldKey, newKey]) expect(dump).not.toContain(secret)
}, 120_000)
