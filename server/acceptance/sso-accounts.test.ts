/** What single sign-on does to accounts that are there already: second factors, other businesses, one that ended. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Me } from '#wire'
import { fromBase32, hotp } from '../business/accounts/totp.ts'
import { type FakeOidc, openFakeOidc } from './fake-oidc.ts'
import { someBusiness } from './open-accounts-door.ts'
import { openSsoDoor, type SsoDoor } from './open-sso-door.ts'

let door: SsoDoor
let oidc: FakeOidc
beforeAll(async () => {
  oidc = await openFakeOidc()
  door = await openSsoDoor([oidc.place])
})
afterAll(async () => {
  oidc[Symbol.dispose]()
  await door[Symbol.asyncDispose]()
})
beforeEach(() => {
  oidc.claims = {}
})

const failed = { at: '/app/login?error=sso_failed', refreshCookie: undefined, token: undefined }
const someDomain = () => `${randomUUID()}.example`
const me = async (token: string | undefined) =>
  (await door.call('GET', '/api/v1/me', { ...(token && { token }) })).body as Me
const says = (email: string) => Object.assign(oidc.claims, { email, sub: email })

/** Switches two-step sign-in on; gives the code of now, and of the steps before and after. */
async function twoStepsOf({ token, request: { password } }: Awaited<ReturnType<typeof someBusiness>>) {
  const offered = await door.call('POST', '/api/v1/auth/totp', { token, body: { password } })
  const { secret } = offered.body as { secret: string }
  const codeAt = (step: number) => hotp(fromBase32(secret), Math.floor(Date.now() / 30_000) + step)
  const on = await door.call('POST', '/api/v1/auth/totp/confirm', { token, body: { code: codeAt(-1) } })
  expect(on.status).toBe(200)
  return codeAt
}

test('T14: a second factor that a stranger set up before goes with their password, and their half-done log-in too', async () => {
  const domain = someDomain()
  const email = `ann@${domain}`
  const stranger = await someBusiness(door, { email })
  const { password } = stranger.request
  const codeAt = await twoStepsOf(stranger)
  const { body } = await door.call('POST', '/api/v1/auth/login', { body: { email, password } })
  const { mfa_token } = body as { mfa_token: string }
  await door.business(oidc.issuer, domain)
  says(email)
  const { token } = await door.signsIn({ email }, (url) => oidc.signsIn(url))
  const finished = await door.call('POST', '/api/v1/auth/mfa', { body: { mfa_token, code: codeAt(1) } })
  expect(finished.status).toBe(401)
  expect((await me(token)).user).toMatchObject({ email, has_password: false, email_verified: true })
  const totp = await door.call('GET', '/api/v1/auth/totp', { ...(token && { token }) })
  expect(totp.body).toMatchObject({ enabled: false, recovery_codes_left: 0 })
})

test('a provider stands in for no second factor beyond its own business', async () => {
  const domain = someDomain()
  const email = `ann@${domain}`
  const ann = await someBusiness(door, { email })
  const { password } = ann.request
  await door.inDatabase(sql`update users set email_verified_at = now() where email = ${email}`)
  const codeAt = await twoStepsOf(ann)
  const business = await door.business(oidc.issuer, domain)
  says(email)
  const { token = '', refreshCookie: cookie = '' } = await door.signsIn({ email }, (url) => oidc.signsIn(url))
  expect((await me(token)).tenant.id).toBe(business.id)
  const post = (path: string, body: object) => door.call('POST', `/api/v1/auth/${path}`, { token, body })
  expect((await post('switch', { tenant_id: ann.business.id })).body).toMatchObject({ code: 'forbidden' })
  for (const path of ['totp/disable', 'totp/recovery-codes'])
    expect((await post(path, { password })).body).toMatchObject({ errors: [{ pointer: '/code' }] })
  expect((await me(token)).tenant.id).toBe(business.id)

  // Nor when its business ends, and the session would move on.
  await door.inDatabase(sql`update tenants set deleted_at = now() where id = ${business.id}`)
  const moved = await door.call('POST', '/api/v1/auth/refresh', { headers: { cookie } })
  expect(moved.status).toBe(401)
  expect(
    (await door.call('POST', '/api/v1/auth/totp/disable', { token: ann.token, body: { code: codeAt(1) } }))
      .status,
  ).toBe(204)
})

test('the provider of a business that ended signs nobody in, and its domain is free for another', async () => {
  const domain = someDomain()
  const ended = await door.business(oidc.issuer, domain)
  const start = await door.call('POST', '/api/v1/auth/oidc/start', { body: { tenant_id: ended.id } })
  const cookie = start.headers.getSetCookie()[0]?.split(';')[0]
  const to = oidc.signsIn((start.body as { url: string }).url)
  await door.inDatabase(sql`update tenants set deleted_at = now() where id = ${ended.id}`)
  says(`ann@${domain}`)
  expect(await door.comesBack(to, cookie)).toEqual(failed)
  expect(await door.directory.userByEmail(`ann@${domain}`)).toBeUndefined()
  for (const body of [{ tenant_id: ended.id }, { email: `ann@${domain}` }])
    expect((await door.call('POST', '/api/v1/auth/oidc/start', { body })).status).toBe(404)
  const next = await door.business(oidc.issuer, domain)
  const { token } = await door.signsIn({ email: `ann@${domain}` }, (url) => oidc.signsIn(url))
  expect((await me(token)).tenant.id).toBe(next.id)
})
