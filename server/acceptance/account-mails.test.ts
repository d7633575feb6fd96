/** Links by mail: resets, magic links, proofs of an address. What they open, what they end, and what they never tell. */
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type AccountsDoor, openAccountsDoor, someBusiness } from './open-accounts-door.ts'
import { sharedApp } from './open-test-app.ts'

let door: AccountsDoor
beforeAll(async () => {
  door = await openAccountsDoor({ publicUrl: 'https://desk.example.com' })
}, 60_000)
afterAll(() => door[Symbol.asyncDispose]())

const post = (path: string, body: unknown, token?: string) =>
  door.call('POST', `/api/v1/auth/${path}`, { body, ...(token && { token }) })
const logIn = async (email: string, password: string) => (await post('login', { email, password })).status
const getMe = (token: string) => door.call('GET', '/api/v1/me', { token })
const tokenOf = ({ body }: { body: unknown }) => (body as { token: string }).token
const newPassword = 'quite another passphrase'

async function linkFor(email: string, kind: 'password_reset' | 'magic_link'): Promise<string> {
  const path = kind === 'password_reset' ? 'password-reset' : 'magic-link'
  expect((await post(path, { email })).status).toBe(204)
  return door.tokenTo(email, kind)
}

/** Somebody whose address is proven. */
async function someone() {
  const business = await someBusiness(door)
  const { email } = business.request
  await post('verify-email/resend', {}, business.token)
  const token = await door.tokenTo(email, 'verify_email')
  expect((await post('verify-email', { token }, business.token)).status).toBe(200)
  return { ...business, email, password: business.request.password }
}

test('a reset sets the password, ends every session, and tells the owner', async () => {
  const { email, password, token, cookie } = await someone()
  const reset = await linkFor(email, 'password_reset')
  expect((await post('password-reset/confirm', { token: reset, password: newPassword })).status).toBe(204)
  expect([await logIn(email, password), await logIn(email, newPassword)]).toEqual([401, 200])
  expect((await getMe(token)).status).toBe(401)
  const refreshed = await door.call('POST', '/api/v1/auth/refresh', { headers: { cookie } })
  expect(refreshed.status).toBe(401)
  expect(await door.mailsTo(email, 'password_changed')).toHaveLength(1)
})

test.each([
  ['password_reset', 'password-reset/confirm', { password: newPassword }],
  ['magic_link', 'magic-link/confirm', {}],
] as const)(
  'a %s is good once, also when it is used twice at once, and a newer one kills it',
  async (kind, path, more) => {
    const { email } = await someone()
    const first = await linkFor(email, kind)
    const second = await linkFor(email, kind)
    const use = (token: string) => post(path, { token, ...more })
    expect(await use(first)).toMatchObject({ status: 401, body: { code: 'link_expired' } })
    const statuses = (await Promise.all([use(second), use(second)])).map(({ status }) => status).sort()
    expect(statuses.slice(1)).toEqual([401])
    expect([200, 204]).toContain(statuses[0])
    expect((await use(second)).status).toBe(401)
  },
)

test.each([
  ['password_reset', 'password-reset/confirm', { password: newPassword }, 31],
  ['magic_link', 'magic-link/confirm', {}, 16],
  ['verify_email', 'verify-email', {}, 24 * 60 + 1],
] as const)('a %s ends by itself', async (kind, path, more, minutes) => {
  const { request, token: access } = await someBusiness(door)
  if (kind === 'verify_email') await post('verify-email/resend', {}, access)
  else await linkFor(request.email, kind)
  const token = await door.tokenTo(request.email, kind)
  await door.inDatabase(
    sql`update account_mails set expires_at = expires_at - ${minutes} * interval '1 minute'
      where email = ${request.email}`,
  )
  expect((await post(path, { token, ...more })).body).toMatchObject({ code: 'link_expired' })
})

test('a link opens nothing but what it is for', async () => {
  const { email, password, token: access } = await someone()
  const reset = await linkFor(email, 'password_reset')
  const magic = await linkFor(email, 'magic_link')
  expect((await post('magic-link/confirm', { token: reset })).status).toBe(401)
  expect((await post('verify-email', { token: magic })).status).toBe(401)
  expect((await post('password-reset/confirm', { token: magic, password: newPassword })).status).toBe(401)
  for (const token of [reset, magic]) expect((await getMe(token)).status).toBe(401)
  expect((await post('magic-link/confirm', { token: access })).status).toBe(401)
  expect(await logIn(email, password)).toBe(200)
})

test('known and unknown addresses get the same answer for the same work, and no answer holds a token', async () => {
  const { email } = await someone()
  for (const path of ['password-reset', 'magic-link']) {
    const answers = []
    for (const address of [
      email,
      `${randomUUID()}@example.com`,
      'not an address',
      `${'x'.repeat(308)}@example.com`,
    ]) {
      const jobs = door.outside.jobs.added.length
      const { status, body, headers } = await post(path, { email: address })
      expect(headers.getSetCookie()).toEqual([])
      answers.push({ status, body, jobs: door.outside.jobs.added.length - jobs })
    }
    expect(answers).toEqual(answers.map(() => ({ status: 204, body: null, jobs: 1 })))
  }
  await door.outside.jobs.settled()
  expect(door.outside.sent.filter(({ to }) => to.includes('x'.repeat(99)) || !to.includes('@'))).toEqual([])
})

test('jobs carry ids only, and of a token only its hash is stored', async () => {
  const { email } = await someone()
  const token = await linkFor(email, 'magic_link')
  expect(JSON.stringify(door.outside.jobs.added)).not.toContain(email)
  expect(token).toMatch(/^[\w-]{43}$/)
  const stored = await door.directory.holderOfLink('magic_link', token)
  expect(stored).toBeUndefined()
  expect(door.log.join('\n')).not.toContain(token)
})

test('links lead to PUBLIC_URL, whatever the request says of its host, and hold the token where no server sees it', async () => {
  const { email } = await someone()
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(door.url)
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
      origin: 'https://evil.example',
      referer: 'https://evil.example/',
    }
    const sending = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/auth/password-reset',
      headers,
    })
    sending.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
    sending.end(JSON.stringify({ email }))
  })
  expect(status).toBe(204)
  const [mail] = await door.mailsTo(email, 'password_reset')
  expect(mail?.text).toMatch(/https:\/\/desk\.example\.com\/app\/reset-password#token=[\w-]{43}\n/)
  expect(`${mail?.text}${mail?.html}`).not.toContain('evil')
})

test('a magic link signs in, proves the address, and leads where the person wanted to go, on this site only', async () => {
  const { email } = await someone()
  expect((await post('magic-link', { email, next: '/app/conversations?status=open' })).status).toBe(204)
  const token = await door.tokenTo(email, 'magic_link')
  const signedIn = await post('magic-link/confirm', { token })
  expect(signedIn).toMatchObject({ status: 200, body: { next: '/app/conversations?status=open' } })
  expect(signedIn.cookie).toMatch(/^deskbell_refresh=/)
  expect((await getMe(tokenOf(signedIn))).body).toMatchObject({ user: { email, email_verified: true } })
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:x',
  ]) {
    expect((await post('magic-link', { email, next })).status).toBe(422)
  }
})

test('opening a link changes nothing: only the page behind it sends the token', async () => {
  const { email } = await someone()
  const token = await linkFor(email, 'magic_link')
  for (const path of ['magic-link/confirm', 'verify-email', 'password-reset/confirm']) {
    expect((await door.call('GET', `/api/v1/auth/${path}?token=${token}`)).status).toBe(405)
  }
  expect((await post('magic-link/confirm', { token })).status).toBe(200)
})

test.each(['magic_link', 'password_reset', 'verify_email'] as const)(
  'a %s drops what a stranger had set up for an address that nobody had proven',
  async (kind) => {
    const stranger = await someBusiness(door)
    const { email, password } = stranger.request
    const user = await door.directory.userByEmail(email)
    await door.directory.offerFactor(user?.id ?? '', 'the secret of a stranger')
    await door.inDatabase(sql`update second_factors set confirmed_at = now() where user_id = ${user?.id}`)
    if (kind === 'verify_email') await post('verify-email/resend', {}, stranger.token)
    else await linkFor(email, kind)
    const token = await door.tokenTo(email, kind)
    const used =
      kind === 'magic_link'
        ? await post('magic-link/confirm', { token })
        : kind === 'password_reset'
          ? await post('password-reset/confirm', { token, password: newPassword })
          : await post('verify-email', { token })
    expect(used.status).toBeLessThan(300)
    if (kind === 'verify_email') expect(used.body).toEqual({ email, password_kept: false })
    expect(await logIn(email, password)).toBe(401)
    expect((await getMe(stranger.token)).status).toBe(401)
    const { cookie } = stranger
    expect((await door.call('POST', '/api/v1/auth/refresh', { headers: { cookie } })).status).toBe(401)
  },
)

test('an address is proven, and the password stays, for who is signed in or knows it', async () => {
  for (const proof of ['session', 'password'] as const) {
    const { request, token: access } = await someBusiness(door)
    const { email, password } = request
    expect((await getMe(access)).body).toMatchObject({ user: { email_verified: false, has_password: true } })
    await post('verify-email/resend', {}, access)
    const token = await door.tokenTo(email, 'verify_email')
    const stranger = await someBusiness(door)
    expect((await post('verify-email', { token, password: 'a wrong one' }, stranger.token)).status).toBe(422)
    const done =
      proof === 'session'
        ? await post('verify-email', { token }, access)
        : await post('verify-email', { token, password })
    expect(done).toMatchObject({ status: 200, body: { email, password_kept: true } })
    expect((await getMe(access)).body).toMatchObject({ user: { email_verified: true } })
    expect(await logIn(email, password)).toBe(200)
    expect((await post('verify-email', { token }, access)).status).toBe(401)
    const mails = await door.mailsTo(email, 'verify_email')
    await post('verify-email/resend', {}, access)
    expect(await door.mailsTo(email, 'verify_email')).toHaveLength(mails.length)
  }
})

test('a mail that could not be sent is tried again, with a new token', async () => {
  let refusals = 1
  const sent: string[] = []
  await using flaky = await openAccountsDoor({
    sendMail: async ({ text }) => {
      refusals -= 1
      if (refusals >= 0) throw new Error('the mail server is away')
      sent.push(text)
    },
  })
  const { request } = await someBusiness(flaky)
  await flaky.call('POST', '/api/v1/auth/magic-link', { body: { email: request.email } })
  await expect(flaky.outside.jobs.settled()).rejects.toThrow('away')
  const [job] = flaky.outside.jobs.added
  await flaky.outside.jobs.add(job?.kind ?? '', job?.payload ?? {})
  await flaky.outside.jobs.settled()
  const [, token] = /#token=([\w-]+)/.exec(sent[0] ?? '') ?? []
  const used = await flaky.call('POST', '/api/v1/auth/magic-link/confirm', { body: { token } })
  expect(used.status).toBe(200)
})

test('one account gets only so many mails, from wherever they are asked for and however it is written', async () => {
  await using narrow = await openAccountsDoor({ limits: { account_mails_each: { points: 3, seconds: 60 } } })
  const email = `${randomUUID()}@example.com`
  const statuses: number[] = []
  for (const spelling of [email, email.toUpperCase(), ` ${email} `, email]) {
    const path = `/api/v1/auth/${statuses.length % 2 ? 'magic-link' : 'password-reset'}`
    statuses.push((await narrow.call('POST', path, { body: { email: spelling } })).status)
  }
  expect(statuses).toEqual([204, 204, 204, 429])
})

test('a new password keeps to the rules, and a refused one does not use the link up', async () => {
  const { email } = await someone()
  const token = await linkFor(email, 'password_reset')
  for (const password of ['short', email, email.toUpperCase(), 'nul\0nul nul', 'p'.repeat(201)]) {
    expect((await post('password-reset/confirm', { token, password })).status).toBe(422)
  }
  expect((await post('password-reset/confirm', { token, password: newPassword })).status).toBe(204)
})

test('mails say nothing that anybody typed', async () => {
  const { request } = await someBusiness(door, {
    businessName: 'Win a prize at evil.example 🎁',
    ownerName: '\u202eمرحبا evil.example',
  })
  await linkFor(request.email, 'magic_link')
  await linkFor(request.email, 'password_reset')
  for (const { subject, text, html } of await door.mailsTo(request.email)) {
    expect(`${subject}${text}${html}`).not.toMatch(/evil|prize|مرحبا/)
  }
})

test('whoever signs up is sent a link that proves the address, and waits for nothing', async () => {
  const app = await sharedApp()
  const owner = await app.signUp()
  const verified = async () => (await owner.api('GET', '/api/v1/me')).body.user.email_verified
  expect(await verified()).toBe(false)
  const token = await vi.waitFor(
    async () => {
      const { body } = await owner.api('GET', '/dev/outbox', { headers: { accept: 'application/json' } })
      const mail = body.data.find(
        ({ to, kind }: { to: string; kind: string }) => to === owner.email && kind === 'verify_email',
      )
      return /#token=([\w-]+)/.exec(mail.text)?.[1]
    },
    { timeout: 10_000 },
  )
  const answered = await owner.api('POST', '/api/v1/auth/verify-email', { body: { token } })
  expect(answered.body).toEqual({ email: owner.email, password_kept: true })
  expect(await verified()).toBe(true)
})
