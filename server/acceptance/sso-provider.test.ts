/** Single sign-on with an OpenID Connect provider that is not of this house, from its log-in page back to the portal. */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Me } from '#wire'
import { openSsoDoor, type SsoDoor } from './open-sso-door.ts'

let door: SsoDoor
let server: Server
let issuer: string
let provider: Provider
beforeAll(async () => {
  // It warns of everything that a real one would have to be given.
  for (const way of ['info', 'warn'] as const) vi.spyOn(console, way).mockImplementation(() => {})
  server = createServer((req, res) => provider.callback()(req, res))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`
  issuer = `http://${place}`
  provider = providerFor([])
  door = await openSsoDoor([place])
})
afterAll(async () => {
  vi.restoreAllMocks()
  server.close()
  await door[Symbol.asyncDispose]()
})

function providerFor(redirect_uris: string[]): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: 'deskbell', client_secret: 'a secret of the client', redirect_uris }],
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, name: 'Ann Example' }),
    }),
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    scopes: ['openid', 'email', 'profile'],
    pkce: { required: () => true },
    cookies: { keys: ['only for this test'] },
  })
}

/** What a browser does next. */
interface Step {
  url: string
  form?: Record<string, string>
}

/** Fills in the pages of the provider as a person would, and stops where it sends the browser back to the desk. */
async function signInAt(authorizationUrl: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let step: Step = { url: authorizationUrl }
  for (let count = 0; count < 20; count++) {
    const response = await take(step, cookies)
    const location = response.headers.get('location')
    const next = location === null ? undefined : new URL(location, step.url)
    if (next && next.origin !== issuer) return next
    step = next ? { url: next.href } : fillIn(await response.text(), step.url, login)
  }
  throw new Error('the provider never sent the browser back')
}

async function take({ url, form }: Step, cookies: Map<string, string>): Promise<Response> {
  const response = await fetch(url, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    ...(form && { body: new URLSearchParams(form) }),
  })
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    cookies.set(name, value)
  }
  return response
}

function fillIn(page: string, at: string, login: string): Step {
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1]
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
  if (!action || !prompt) throw new Error(`a page that asks for nothing: ${page}`)
  const form = { prompt, ...(prompt === 'login' && { login, password: 'anything' }) }
  return { url: new URL(action, at).href, form }
}

test('a person signs in at the pages of the provider and is in the portal, then again and again', async () => {
  const domain = `${randomUUID()}.example`
  const business = await door.business(issuer, domain)
  provider = providerFor([business.settings.callback_url])
  const email = `ann@${domain}`
  const seen = []
  for (let time = 0; time < 2; time++) {
    const signedIn = await door.signsIn({ email }, (url) => signInAt(url, email))
    expect(signedIn.at).toBe('/app')
    seen.push((await door.call('GET', '/api/v1/me', { token: signedIn.token ?? '' })).body as Me)
  }
  expect(seen[0]).toMatchObject({
    user: { email, name: 'Ann Example' },
    tenant: { id: business.id },
    role: 'agent',
  })
  expect(seen[1]).toEqual(seen[0])
})

test('the provider refuses the callback of another business, and a code that is used twice', async () => {
  const domain = `${randomUUID()}.example`
  const business = await door.business(issuer, domain)
  const other = await door.business(issuer, `${randomUUID()}.example`)
  provider = providerFor([business.settings.callback_url])
  await expect(
    door.signsIn({ tenant_id: other.id }, (url) => signInAt(url, `ann@${domain}`)),
  ).rejects.toThrow(/redirect_uri/)

  let code = ''
  const email = `ann@${domain}`
  await door.signsIn({ email }, async (url) => {
    const to = await signInAt(url, email)
    code = to.searchParams.get('code') ?? ''
    return to
  })
  const again = await door.signsIn({ email }, async (url) => {
    const to = await signInAt(url, email)
    to.searchParams.set('code', code)
    return to
  })
  expect(again.at).toBe('/app/login?error=sso_failed')
})
