/** T13: whatever is good once is used by many at the same moment, at two doors of one store: one of them gets it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type {
  LoginResponse,
  MfaRequired,
  NewApiKey,
  RecoveryCodes,
  SignupResponse,
  TotpEnrolment,
} from '#wire'
import { fromBase32, hotp } from '../business/accounts/totp.ts'
import { openFakeOidc } from './fake-oidc.ts'
import { hire } from './hire.ts'
import { type AccountsDoor, type Answered, openAccountsDoor, someBusiness } from './open-accounts-door.ts'
import { openSsoDoor } from './open-sso-door.ts'
import { sharedApp } from './open-test-app.ts'

let door: AccountsDoor
/** Remembers nothing of what the first one knows, as another process would not. */
let other: AccountsDoor
beforeAll(async () => {
  door = await openAccountsDoor()
  other = await openAccountsDoor()
}, 60_000)
afterAll(() => Promise.all([door[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]))

const atOnce = 8

/** The same, begun in the same moment as often as this, at each door in turn. */
function race<T>(run: (at: AccountsDoor, nth: number) => Promise<T>, times = atOnce): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, nth) => run(nth % 2 ? other : door, nth)))
}

const postAt = (at: AccountsDoor, path: string, body: unknown, token?: string) =>
  at.call('POST', `/api/v1/auth/${path}`, { body, ...(token && { token }) })
const post = (path: string, body: unknown, token?: string) => postAt(door, path, body, token)
const statuses = (answers: Answered[]) => answers.map(({ status }) => status).sort()
const done = (answers: Answered[]) => answers.filter(({ status }) => status < 300)
/** One of them, and all the others are told this. */
const onlyOne = (status: number, refusal: number, times = atOnce) =>
  [status, ...Array(times - 1).fill(refusal)].sort()
const meWith = async (token: string) => (await other.call('GET', '/api/v1/me', { token })).status
const tokenOf = ({ body }: Answered) => (body as LoginResponse).token

async function cautious() {
  const { request, token } = await someBusiness(door)
  const { email, password } = request
  const { secret } = (await post('totp', { password }, token)).body as TotpEnrolment
  const codeAt = (step: number) => hotp(fromBase32(secret), Math.floor(Date.now() / 30_000) + step)
  const on = await post('totp/confirm', { code: codeAt(-1) }, token)
  const firstStep = async () => ((await post('login', { email, password })).body as MfaRequired).mfa_token
  return { email, password, token, codeAt, firstStep, codes: (on.body as RecoveryCodes).recovery_codes }
}

test('a link for a new password sets one password', async () => {
  const { request } = await someBusiness(door)
  const { email } = request
  await post('password-reset', { email })
  const token = await door.tokenTo(email, 'password_reset')
  const passwordOf = (nth: number) => `passphrase number ${nth}`
  const all = await race((at, nth) =>
    postAt(at, 'password-reset/confirm', { token, password: passwordOf(nth) }),
  )
  expect(statuses(all)).toEqual(onlyOne(204, 401))
  const winner = all.findIndex(({ status }) => status === 204)
  const logsIn = async (password: string) => (await post('login', { email, password })).status
  expect(await logsIn(passwordOf(winner))).toBe(200)
  for (const nth of [winner + 1, winner + 2]) expect(await logsIn(passwordOf(nth % atOnce))).toBe(401)
})

test('a link that signs in opens one session', async () => {
  const { request } = await someBusiness(door)
  const { email } = request
  await post('magic-link', { email })
  const token = await door.tokenTo(email, 'magic_link')
  const all = await race((at) => postAt(at, 'magic-link/confirm', { token }))
  expect(statuses(all)).toEqual(onlyOne(200, 401))
  const [winner] = done(all)
  const sessions = await other.call('GET', '/api/v1/auth/sessions', { token: winner ? tokenOf(winner) : '' })
  // It ended the one of the sign-up, since nobody had proven the address before.
  expect((sessions.body as { data: unknown[] }).data).toHaveLength(1)
})

test('a link that proves an address proves it once', async () => {
  const { request, token: access } = await someBusiness(door)
  await post('verify-email/resend', {}, access)
  const token = await door.tokenTo(request.email, 'verify_email')
  const all = await race((at) => postAt(at, 'verify-email', { token }, access))
  expect(statuses(all)).toEqual(onlyOne(200, 401))
  expect(await meWith(access)).toBe(200)
})

test('a code of the authenticator app opens one session', async () => {
  const person = await cautious()
  const firsts = await Promise.all(Array.from({ length: atOnce }, person.firstStep))
  const code = person.codeAt(0)
  const all = await race((at, nth) => postAt(at, 'mfa', { mfa_token: firsts[nth], code }))
  expect(done(all)).toHaveLength(1)
  expect(all.filter(({ status }) => ![200, 401, 429].includes(status))).toEqual([])
})

test('a recovery code opens one session, and each of two codes one', async () => {
  const person = await cautious()
  const firsts = await Promise.all(Array.from({ length: atOnce }, person.firstStep))
  const [one, two] = person.codes
  const alike = await race((at, nth) => postAt(at, 'mfa', { mfa_token: firsts[nth], code: one }), 4)
  expect(done(alike)).toHaveLength(1)
  const both = await race(
    (at, nth) => postAt(at, 'mfa', { mfa_token: firsts[4 + nth], code: nth < 2 ? two : one }),
    4,
  )
  expect(done(both)).toHaveLength(1)
  const left = await door.call('GET', '/api/v1/auth/totp', { token: person.token })
  expect(left.body).toMatchObject({ recovery_codes_left: 8 })
})

test('two-step sign-in is switched on once, and the codes that were shown are the good ones', async () => {
  const { request, token } = await someBusiness(door)
  const { password, email } = request
  const { secret } = (await post('totp', { password }, token)).body as TotpEnrolment
  const code = hotp(fromBase32(secret), Math.floor(Date.now() / 30_000))
  const all = await race((at) => postAt(at, 'totp/confirm', { code }, token), 4)
  expect(done(all)).toHaveLength(1)
  const [recovery_codes = []] = done(all).map(({ body }) => (body as RecoveryCodes).recovery_codes)
  const { mfa_token } = (await post('login', { email, password })).body as MfaRequired
  expect((await post('mfa', { mfa_token, code: recovery_codes[0] })).status).toBe(200)
})

test('a refresh token has one successor, whoever asks and wherever', async () => {
  const { cookie, token } = await someBusiness(door)
  const all = await race((at) => at.call('POST', '/api/v1/auth/refresh', { headers: { cookie } }), 20)
  expect(statuses(all)).toEqual(Array(20).fill(200))
  const successors = new Set(all.map((answered) => answered.cookie))
  expect(successors.size).toBe(1)
  const sessions = await door.call('GET', '/api/v1/auth/sessions', { token })
  expect((sessions.body as { data: unknown[] }).data).toHaveLength(1)
})

test('of rotations at once the last secret and the one before are good, and no third', async () => {
  const { token } = await someBusiness(door)
  const body = { name: 'rotated', scopes: ['articles:write'] }
  const { id, key } = (await door.call('POST', '/api/v1/api-keys', { token, body })).body as NewApiKey
  const all = await race((at) =>
    at.call('POST', `/api/v1/api-keys/${id}/rotate`, { token, body: { grace_seconds: 3600 } }),
  )
  expect(statuses(all)).toEqual(Array(atOnce).fill(200))
  const secrets = [key, ...all.map((answered) => (answered.body as NewApiKey).key)]
  const good = await Promise.all(
    secrets.map(async (each) => (await other.call('GET', '/api/v1/probe', { token: each })).status === 200),
  )
  expect(good.filter(Boolean)).toHaveLength(2)
  expect(good[0]).toBe(false)
})

test('one sign-up that is sent to two doors makes one business, and of two with one address one is made', async () => {
  const request = { businessName: 'Once', email: `${randomUUID()}@example.com`, password: 'correct horse' }
  const headers = { 'idempotency-key': randomUUID() }
  const same = await race((at) => at.call('POST', '/api/signup', { body: request, headers }))
  expect(statuses(same)).toEqual(Array(atOnce).fill(201))
  expect(new Set(same.map(({ body }) => (body as SignupResponse).business.id)).size).toBe(1)
  const email = `${randomUUID()}@example.com`
  const rivals = await race((at, nth) =>
    at.call('POST', '/api/signup', {
      body: { ...request, businessName: `Rival ${nth}`, email: nth % 2 ? email.toUpperCase() : email },
      headers: { 'idempotency-key': randomUUID() },
    }),
  )
  expect(statuses(rivals)).toEqual(onlyOne(201, 409))
})

const changes: [string, (email: string, token: string) => Promise<{ status: number }>][] = [
  [
    'a reset',
    async (email) => {
      await post('password-reset', { email })
      const link = await door.tokenTo(email, 'password_reset')
      return postAt(other, 'password-reset/confirm', { token: link, password: 'quite another passphrase' })
    },
  ],
  [
    'a new password',
    (_email, token) =>
      postAt(other, 'password', { current_password: password, new_password: 'another passphrase' }, token),
  ],
  [
    'two-step sign-in',
    async (_email, token) => {
      const { secret } = (await postAt(other, 'totp', { password }, token)).body as TotpEnrolment
      const code = hotp(fromBase32(secret), Math.floor(Date.now() / 30_000))
      return postAt(other, 'totp/confirm', { code }, token)
    },
  ],
]
const password = 'correct horse battery'

test.each(changes)(
  '%s that comes while somebody logs in with the old password leaves no session behind',
  async (_what, change) => {
    const { request, token } = await someBusiness(door)
    const { directory } = door
    const create = directory.createSession
    // The password was right a moment ago, and the session is not there yet.
    const late = vi.spyOn(directory, 'createSession').mockImplementationOnce(async (...session) => {
      expect((await change(request.email, token)).status).toBeLessThan(300)
      return create(...session)
    })
    const answered = await post('login', { email: request.email, password })
    late.mockRestore()
    expect(answered.status).toBe(401)
    expect(answered.cookie).toBeUndefined()
  },
)

test('what a provider sent the browser back with signs in once', async () => {
  using oidc = await openFakeOidc()
  await using sso = await openSsoDoor([oidc.place])
  const domain = `${randomUUID()}.example`
  const business = await sso.business(oidc.issuer, domain)
  Object.assign(oidc.claims, { email: `ann@${domain}`, sub: 'ann' })
  const where = { tenant_id: business.id }
  const { body, headers } = await sso.call('POST', '/api/v1/auth/oidc/start', { body: where })
  const back = oidc.signsIn((body as { url: string }).url)
  const cookie = headers.getSetCookie()[0]?.split(';')[0]
  const all = await Promise.all(Array.from({ length: atOnce }, () => sso.comesBack(back, cookie)))
  expect(all.filter(({ at }) => at === '/app')).toHaveLength(1)
  expect(oidc.exchanged).toHaveLength(1)
})

test('a business is handed over to one of those whom it is handed to at once', async () => {
  const app = await sharedApp()
  const owner = await app.signUp('Handed over')
  const heirs = await Promise.all(Array.from({ length: 4 }, () => hire(app, owner, 'agent')))
  const all = await Promise.all(
    heirs.map(({ id }) =>
      owner.api('POST', `/api/v1/members/${id}/transfer-ownership`, { body: { password: owner.password } }),
    ),
  )
  expect(all.map(({ status }) => status).sort()).toEqual([204, 403, 403, 403])
  const { data } = (await owner.api('GET', '/api/v1/members')).body
  const roles = data.map(({ role }: { role: string }) => role)
  expect(roles.sort()).toEqual(['admin', 'agent', 'agent', 'agent', 'owner'])
})

test('of account tokens that are revoked at once one stays', async () => {
  const app = await sharedApp()
  const owner = await app.signUp('Tokens')
  const path = '/api/v1/account-tokens'
  for (const _ of [1, 2, 3]) expect((await owner.api('POST', path, { body: {} })).status).toBe(201)
  const { data } = (await owner.api('GET', path)).body
  const revoke = ({ id }: { id: string }) => owner.api('DELETE', `${path}/${id}`)
  const all = await Promise.all(data.map(revoke))
  expect(all.map(({ status }) => status).sort()).toEqual([204, 204, 204, 409])
})
