/** Passwords, lock-outs, sessions and two-step sign-in, through the doors. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { fromBase32, hotp } from '../business/accounts/totp.ts'
import { type AccountsDoor, openAccountsDoor, someBusiness } from './open-accounts-door.ts'

let door: AccountsDoor
beforeAll(async () => {
  door = await openAccountsDoor()
}, 60_000)
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
afterAll(() => door[Symbol.asyncDispose]())

const post = (path: string, body: unknown, token?: string) =>
  door.call('POST', `/api/v1/auth/${path}`, { body, ...(token && { token }) })
const logIn = (email: string, password: string) => post('login', { email, password })
const getMe = (token: string) => door.call('GET', '/api/v1/me', { token })
const tokenOf = ({ body }: { body: unknown }) => (body as { token: string }).token
const next = 'quite another passphrase'
const strange = 'mot de passe 🔑 كلمة'

/** Somebody with two-step sign-in on. */
async function cautious() {
  const business = await someBusiness(door)
  const { email, password } = business.request
  const { secret } = (await post('totp', { password }, business.token)).body as { secret: string }
  const codeAt = (step: number) => hotp(fromBase32(secret), Math.floor(Date.now() / 30_000) + step)
  const on = await post('totp/confirm', { code: codeAt(-1) }, business.token)
  expect(on.status).toBe(200)
  const { recovery_codes } = on.body as { recovery_codes: string[] }
  const firstStep = async () => {
    const { body } = await logIn(email, password)
    return body as { mfa_required: true; mfa_token: string }
  }
  return { ...business, email, password, codeAt, firstStep, codes: recovery_codes }
}

test('a changed password keeps this session, ends the others, and is told by mail', async () => {
  const { request, token, cookie } = await someBusiness(door)
  const { email, password } = request
  const elsewhere = await logIn(email, password)
  expect(
    (await post('password', { current_password: 'wrong', new_password: next }, token)).body,
  ).toMatchObject({
    status: 422,
    errors: [{ pointer: '/current_password', code: 'wrong' }],
  })
  expect(
    (await post('password', { current_password: password, new_password: email }, token)).body,
  ).toMatchObject({
    status: 422,
    errors: [{ pointer: '/new_password' }],
  })
  expect((await getMe(tokenOf(elsewhere))).status).toBe(200)
  expect((await post('password', { current_password: password, new_password: strange }, token)).status).toBe(
    204,
  )
  expect((await getMe(tokenOf(elsewhere))).status).toBe(401)
  expect((await getMe(token)).status).toBe(200)
  expect((await door.call('POST', '/api/v1/auth/refresh', { headers: { cookie } })).status).toBe(200)
  expect([(await logIn(email, password)).status, (await logIn(email, strange)).status]).toEqual([401, 200])
  await vi.waitFor(async () => expect(await door.mailsTo(email, 'password_changed')).toHaveLength(1))
})

test('an account is locked after ten failures, for known and unknown addresses alike; a reset unlocks it', async () => {
  const { request } = await someBusiness(door)
  const { email, password } = request
  const seen = []
  for (const address of [email, `${randomUUID()}@example.com`]) {
    const answers = []
    for (let guess = 0; guess < 11; guess += 1) {
      const { status, body, headers } = await logIn(guess % 2 ? address.toUpperCase() : address, 'a guess')
      answers.push({ status, ...(body as object), request_id: '', wait: headers.get('retry-after') })
    }
    seen.push(answers)
  }
  expect(seen[0]?.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429])
  expect(seen[1]).toEqual(seen[0])
  expect(Number(seen[0]?.[10]?.wait)).toBeLessThanOrEqual(60)
  expect((await logIn(email, password)).status).toBe(429)
  await vi.waitFor(async () => expect(await door.mailsTo(email, 'account_locked')).toHaveLength(1))

  await post('password-reset', { email })
  const token = await door.tokenTo(email, 'password_reset')
  expect((await post('password-reset/confirm', { token, password: next })).status).toBe(204)
  expect((await logIn(email, next)).status).toBe(200)
})

test('each failure after a lock doubles the next one, and a right password begins anew', async () => {
  const { request } = await someBusiness(door)
  const { email, password } = request
  for (let guess = 0; guess < 10; guess += 1) await logIn(email, 'a guess')
  const waits = []
  for (let lock = 0; lock < 3; lock += 1) {
    const refused = await logIn(email, password)
    expect(refused.status).toBe(429)
    waits.push(Number(refused.headers.get('retry-after')))
    await door.inDatabase(
      sql`update guesses set locked_until = now() - interval '1 second' where failures > 9`,
    )
    if (lock < 2) expect((await logIn(email, 'a guess')).status).toBe(401)
  }
  for (const [index, most] of [60, 120, 240].entries()) {
    expect(waits[index]).toBeGreaterThan(most - 15)
    expect(waits[index]).toBeLessThanOrEqual(most)
  }
  expect((await logIn(email, password)).status).toBe(200)
  expect((await logIn(email, 'a guess')).status).toBe(401)
  expect((await logIn(email, password)).status).toBe(200)
})

test('of many guesses at once only ten are looked at', async () => {
  const { request } = await someBusiness(door)
  const guesses = Array.from({ length: 30 }, () => logIn(request.email, 'a guess'))
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(20)
})

test('strangers who lock an account do not keep its signed-in person from changing the password', async () => {
  const { request, token } = await someBusiness(door)
  for (let guess = 0; guess < 11; guess += 1) await logIn(request.email, 'a guess')
  const change = { current_password: request.password, new_password: next }
  expect((await post('password', change, token)).status).toBe(204)
})

test('two-step sign-in asks for a code after the password, and gives no session before', async () => {
  const { email, password, codeAt } = await cautious()
  const first = await logIn(email, password)
  expect(first).toMatchObject({ status: 200, cookie: undefined })
  const { mfa_token, ...rest } = first.body as { mfa_token: string }
  expect(rest).toEqual({ mfa_required: true })
  expect((await getMe(mfa_token)).status).toBe(401)
  expect(await post('mfa', { mfa_token, code: '000000' })).toMatchObject({ status: 401, cookie: undefined })
  const done = await post('mfa', { mfa_token, code: codeAt(0) })
  expect(done.status).toBe(200)
  expect(done.cookie).toMatch(/^deskbell_refresh=/)
  expect((await getMe(tokenOf(done))).body).toMatchObject({ user: { email } })
})

test('a code is good once, and so is every one before it', async () => {
  const { codeAt, firstStep } = await cautious()
  const { mfa_token } = await firstStep()
  const code = codeAt(0)
  const both = await Promise.all([post('mfa', { mfa_token, code }), post('mfa', { mfa_token, code })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  expect((await post('mfa', { mfa_token, code: codeAt(-1) })).status).toBe(401)
  expect((await post('mfa', { mfa_token, code: codeAt(1) })).status).toBe(200)
})

test('a recovery code is good once, however it is typed', async () => {
  const { codes, firstStep, token } = await cautious()
  expect(new Set(codes).size).toBe(10)
  const { mfa_token } = await firstStep()
  const [one = '', two = ''] = codes
  expect((await post('mfa', { mfa_token, code: one })).status).toBe(200)
  expect((await post('mfa', { mfa_token, code: one })).status).toBe(401)
  expect((await post('mfa', { mfa_token, code: ` ${two.toUpperCase().replaceAll('-', ' ')}` })).status).toBe(
    200,
  )
  const state = await door.call('GET', '/api/v1/auth/totp', { token })
  expect(state.body).toMatchObject({ enabled: true, recovery_codes_left: 8 })
})

test('after five wrong codes the right one is refused as well, and the owner is told', async () => {
  const { email, codeAt, codes, firstStep } = await cautious()
  const { mfa_token } = await firstStep()
  const statuses = []
  for (let guess = 0; guess < 5; guess += 1)
    statuses.push((await post('mfa', { mfa_token, code: '000000' })).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401])
  for (const code of [codeAt(0), codes[0]]) {
    expect((await post('mfa', { mfa_token: (await firstStep()).mfa_token, code })).status).toBe(429)
  }
  await vi.waitFor(async () => expect(await door.mailsTo(email, 'account_locked')).toHaveLength(1))
})

test('the token of the first step ends with the password it was given for, and by itself', async () => {
  const { email, password, token, codeAt, firstStep } = await cautious()
  const { mfa_token } = await firstStep()
  await post('password', { current_password: password, new_password: next }, token)
  expect((await post('mfa', { mfa_token, code: codeAt(0) })).body).toMatchObject({ code: 'unauthorized' })
  const fresh = (await logIn(email, next)).body as { mfa_token: string }
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1_000 })
  expect((await post('mfa', { ...fresh, code: codeAt(0) })).body).toMatchObject({ code: 'unauthorized' })
})

test('a magic link asks for the code, too', async () => {
  const { email, token: access, codeAt } = await cautious()
  await post('verify-email/resend', {}, access)
  await post('verify-email', { token: await door.tokenTo(email, 'verify_email') }, access)
  await post('magic-link', { email, next: '/app/articles' })
  const first = await post('magic-link/confirm', { token: await door.tokenTo(email, 'magic_link') })
  expect(first).toMatchObject({ cookie: undefined, body: { mfa_required: true, next: '/app/articles' } })
  const { mfa_token } = first.body as { mfa_token: string }
  expect((await post('mfa', { mfa_token, code: codeAt(0) })).status).toBe(200)
})

test('who has no password switches two-step sign-in on just after signing in, not with a session found open', async () => {
  const { request, token: before } = await someBusiness(door)
  const { email } = request
  await post('verify-email/resend', {}, before)
  await post('verify-email', { token: await door.tokenTo(email, 'verify_email') })
  const comesIn = async () => {
    await post('magic-link', { email })
    return tokenOf(await post('magic-link/confirm', { token: await door.tokenTo(email, 'magic_link') }))
  }
  const token = await comesIn()
  await door.inDatabase(sql`
    update sessions set created_at = now() - interval '11 minutes'
    where user_id = (select id from users where email = ${email})`)
  const refused = await post('totp', {}, token)
  expect(refused).toMatchObject({
    status: 403,
    body: { code: 'forbidden', detail: expect.stringContaining('Sign in again') },
  })
  expect((await post('totp', {}, await comesIn())).status).toBe(200)
})

test('two-step sign-in is switched on and off only by who knows the password or has a code', async () => {
  const { request, token } = await someBusiness(door)
  for (const body of [{}, { password: 'wrong' }]) expect((await post('totp', body, token)).status).toBe(422)
  const offer = (await post('totp', { password: request.password }, token)).body as {
    secret: string
    uri: string
  }
  expect(offer.uri).toContain(`secret=${offer.secret}`)
  expect((await post('totp/confirm', { code: '000000' }, token)).status).toBe(422)
  expect((await logIn(request.email, request.password)).body).toHaveProperty('token')

  const other = await cautious()
  expect((await post('totp', { password: other.password }, other.token)).status).toBe(409)
  for (const body of [{}, { password: 'wrong' }, { code: '000000' }]) {
    expect((await post('totp/disable', body, other.token)).status).toBe(422)
    expect((await post('totp/recovery-codes', body, other.token)).status).toBe(422)
  }
  const renewed = await post('totp/recovery-codes', { password: other.password }, other.token)
  const [code = ''] = (renewed.body as { recovery_codes: string[] }).recovery_codes
  expect((await post('totp/disable', { code: other.codes[0] }, other.token)).status).toBe(422)
  expect((await post('totp/disable', { code }, other.token)).status).toBe(204)
  expect((await logIn(other.email, other.password)).body).toHaveProperty('token')
  const mails = async () => expect(await door.mailsTo(other.email, 'second_factor_changed')).toHaveLength(3)
  await vi.waitFor(mails)
})

test('the secret is sealed, and codes are hashed', async () => {
  const { codes, email } = await cautious()
  const user = await door.directory.userByEmail(email)
  const factor = await door.directory.secondFactor(user?.id ?? '')
  expect(factor?.secret).toMatch(/^v1\./)
  for (const code of codes) expect(await door.directory.takeRecoveryCode(user?.id ?? '', code)).toBe(false)
})

test('the list of sessions names devices, and ends one, the others, or all', async () => {
  const { request, token } = await someBusiness(door)
  const { email, password } = request
  const agent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1'
  const open = async () =>
    tokenOf(
      await door.call('POST', '/api/v1/auth/login', {
        body: { email, password },
        headers: { 'user-agent': agent },
      }),
    )
  const [one, two] = [await open(), await open()]
  const list = async () => {
    const { body } = await door.call('GET', '/api/v1/auth/sessions', { token })
    return (body as { data: { id: string; device: string; address: string; current: boolean }[] }).data
  }
  const sessions = await list()
  expect(sessions.map(({ device, current }) => [device, current])).toEqual([
    ['Safari on iPhone', false],
    ['Safari on iPhone', false],
    ['Unknown device', true],
  ])
  expect(sessions[0]?.address).toBe('127.0.0.0')
  const [last] = sessions
  const end = (id: string, by: string) => door.call('DELETE', `/api/v1/auth/sessions/${id}`, { token: by })
  const stranger = await someBusiness(door)
  const refusals = []
  for (const id of [last?.id ?? '', randomUUID(), 'nonsense']) {
    refusals.push({ ...((await end(id, stranger.token)).body as object), request_id: '' })
  }
  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
  expect((await end(last?.id ?? '', token)).status).toBe(204)
  expect([(await getMe(one)).status, (await getMe(two)).status]).toEqual([200, 401])
  expect((await post('sessions/end-others', {}, token)).body).toEqual({ ended: 1 })
  expect([(await getMe(one)).status, (await getMe(token)).status]).toEqual([401, 200])
  await open()
  const everywhere = await post('logout-everywhere', {}, token)
  expect(everywhere.body).toEqual({ ended: 2 })
  expect(everywhere.headers.getSetCookie()[0]).toMatch(/^deskbell_refresh=; Max-Age=0/)
  expect((await getMe(token)).status).toBe(401)
  expect((await getMe(stranger.token)).status).toBe(200)
})

test('what matters for the safety of an account stands in the audit log of its businesses', async () => {
  const { email, password, token, business, codes, firstStep } = await cautious()
  await logIn(email, 'a guess')
  await post('mfa', { ...(await firstStep()), code: codes[0] })
  await post('password', { current_password: password, new_password: next }, token)
  const actions = () =>
    door.outside.notes.filter(([tenant]) => tenant === business.id).map(([, { action }]) => action)
  await vi.waitFor(() =>
    expect(new Set(actions())).toEqual(
      new Set([
        'second_factor.on',
        'session.refused',
        'recovery_code.used',
        'session.opened',
        'password.changed',
      ]),
    ),
  )
  const said = JSON.stringify(door.outside.notes)
  for (const secret of [email, password, next, codes[0] ?? '']) expect(said).not.toContain(secret)
})
