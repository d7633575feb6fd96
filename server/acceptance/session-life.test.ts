/** How long a session lives: what ends it ends its sockets, and no forged or borrowed token stands in for one. */
import { createHmac, generateKeyPairSync, hkdfSync, sign } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { openSecrets } from '../platform/secrets/open-secrets.ts'
import { callApi } from './call-api.ts'
import { refused } from './hear-socket.ts'
import { sharedApp, type TestApp, testSecret } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import { connectMember } from './test-member.ts'

let app: TestApp
let office: TestBusiness
beforeAll(async () => {
  app = await sharedApp()
  office = await app.signUp('Office')
}, 60_000)

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const keyOf = (purpose: string) => Buffer.from(hkdfSync('sha256', testSecret, 'deskbell', purpose, 32))
const seconds = () => Math.floor(Date.now() / 1000)

/** A token made by hand. @param key absent: with no signature */
function token(head: object, claims: object, key?: Buffer | string): string {
  const body = `${part({ typ: 'JWT', ...head })}.${part(claims)}`
  return `${body}.${key === undefined ? '' : createHmac('sha256', key).update(body).digest('base64url')}`
}

const good = (sid: string) => ({ typ: 'access', sid, aud: 'portal', iat: seconds(), exp: seconds() + 900 })
const sessionOf = (access: string) => openSecrets([testSecret]).verify('access', access)?.sid as string
const me = (access: string) => callApi(app.url, 'GET', '/api/v1/me', { token: access })

test('no forged, altered, borrowed or outlived token passes for an access token, at no door', async () => {
  const sid = sessionOf(office.token)
  const key = keyOf('access')
  const hs = { alg: 'HS256' }
  const claims = good(sid)
  const { typ: _, ...untyped } = claims
  const { aud: __, ...unaddressed } = claims
  const { exp: ___, ...endless } = claims
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKey = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const rsBody = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  const secrets = openSecrets([testSecret])
  const forged: Record<string, string> = {
    none: token({ alg: 'none' }, claims),
    NONE: token({ alg: 'NONE' }, claims),
    'none, with a signature': token({ alg: 'none' }, claims, key),
    'no algorithm': token({}, claims, key),
    HS512: token({ alg: 'HS512' }, claims, key),
    'a public key as the secret': token(hs, claims, publicKey),
    'its own RSA key': `${rsBody}.${sign('sha256', Buffer.from(rsBody), rsa.privateKey).toString('base64url')}`,
    'no secret': token(hs, claims, ''),
    'the root itself': token(hs, claims, testSecret),
    'the key of visitors': token(hs, claims, keyOf('visitor')),
    'the key of the second step': token(hs, claims, keyOf('mfa')),
    'a key from a file': token({ ...hs, kid: '../../../../dev/null' }, claims, ''),
    'a key from SQL': token({ ...hs, kid: "x' union select 'key" }, claims, 'key'),
    'a key from elsewhere': token(
      { ...hs, jku: 'https://evil.example/jwks', x5u: 'https://evil.example' },
      claims,
      'key',
    ),
    'a key of its own': token({ ...hs, jwk: { kty: 'oct', k: 'a2V5' } }, claims, 'key'),
    'another audience': token(hs, { ...claims, aud: 'widget' }, key),
    'no audience': token(hs, unaddressed, key),
    'another type': token(hs, { ...claims, typ: 'visitor' }, key),
    'no type': token(hs, untyped, key),
    'past its time': token(hs, { ...claims, exp: seconds() - 1 }, key),
    'without an end': token(hs, endless, key),
    'before its time': token(hs, { ...claims, nbf: seconds() + 600 }, key),
    'no session': token(hs, { ...claims, sid: undefined }, key),
    'two sessions': token(hs, { ...claims, sid: [sid, sid] }, key),
    'an object for a session': token(hs, { ...claims, sid: { $ne: null } }, key),
    'a session that is not there': secrets.sign('access', { sid: crypto.randomUUID() }),
    'of a visitor': secrets.sign('visitor', { tenant: office.id, visitor: office.id, epoch: 0, sid }),
    'of the second step': secrets.sign('mfa', { sub: sid, sid, epoch: 0 }),
    altered: office.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(/\.(.)/, '.e'),
    'without a signature': office.token.replace(/[^.]+$/, ''),
    'an account token': office.accountToken,
  }
  const answers = []
  for (const [what, each] of Object.entries(forged)) {
    const socket = connectMember(app.url, each)
    answers.push([what, (await me(each)).status, await socket.outcome()])
    socket.leaves()
  }
  expect(answers).toEqual(Object.keys(forged).map((what) => [what, 401, 'unauthorized']))
  expect((await me(token(hs, claims, key))).status).toBe(200)
})

test('a connection outlives its token when a fresh one of the same session is given, and ends with it otherwise', async () => {
  const short = () =>
    token({ alg: 'HS256' }, { ...good(sessionOf(office.token)), exp: seconds() + 3 }, keyOf('access'))
  const [stays, goes] = [connectMember(app.url, short()), connectMember(app.url, short())]
  await Promise.all([stays.isConnected(), goes.isConnected()])
  expect(await stays.emit('renew', { token: office.token })).toEqual({ ok: true })
  await goes.ends()
  expect(goes.all('goodbye')).toMatchObject([{ code: 'signed_out' }])
  expect((await stays.emit('inbox.subscribe', {})).ok).toBe(true)
  stays.leaves()
})

test('a connection is not renewed with the token of another session', async () => {
  const inbox = office.opensInbox()
  await inbox.isConnected()
  const other = await app.signUp('Other')
  const second = await callApi(app.url, 'POST', '/api/v1/auth/login', {
    body: { email: office.email, password: office.password },
  })
  for (const each of [other.token, second.body.token, 'x', office.accountToken, { $ne: null }]) {
    const { code } = refused(await inbox.emit('renew', { token: each }))
    expect(code).toBe(typeof each === 'string' ? 'unauthorized' : 'invalid_payload')
  }
  inbox.leaves()
})

test.each([
  [
    'a log-out',
    (owner: TestBusiness, access: string) => owner.api('POST', '/api/v1/auth/logout', { token: access }),
  ],
  ['signing out the others', (owner: TestBusiness) => owner.api('POST', '/api/v1/auth/sessions/end-others')],
  [
    'a new password',
    (owner: TestBusiness) =>
      owner.api('POST', '/api/v1/auth/password', {
        body: { current_password: owner.password, new_password: 'quite another passphrase' },
      }),
  ],
  ['signing out everywhere', (owner: TestBusiness) => owner.api('POST', '/api/v1/auth/logout-everywhere')],
])('%s ends the sockets of the session within two seconds', async (_what, end) => {
  const owner = await app.signUp('Closing')
  const body = { email: owner.email, password: owner.password }
  const { token: access } = (await callApi(app.url, 'POST', '/api/v1/auth/login', { body })).body
  const inbox = connectMember(app.url, access)
  await inbox.isConnected()
  const began = performance.now()
  expect((await end(owner, access)).status).toBeLessThan(300)
  await inbox.hears('goodbye', ({ code }) => code === 'signed_out')
  expect(performance.now() - began).toBeLessThan(2_000)
  await inbox.ends()
  expect((await me(access)).status).toBe(401)
})

/** Each call with a body that fits it. */
const calls: [string, Record<string, unknown>][] = [
  ['login', { email: 'a@example.com', password: 'x' }],
  ['mfa', { mfa_token: 'x', code: '123456' }],
  ['magic-link', { email: 'a@example.com', next: '/app' }],
  ['magic-link/confirm', { token: 'x' }],
  ['verify-email', { token: 'x', password: 'x' }],
  ['password-reset', { email: 'a@example.com' }],
  ['password-reset/confirm', { token: 'x', password: 'long enough' }],
  ['password', { current_password: 'x', new_password: 'long enough' }],
  ['totp', { password: 'x' }],
  ['totp/confirm', { code: '123456' }],
  ['totp/disable', { password: 'x', code: '123456' }],
  ['totp/recovery-codes', { password: 'x', code: '123456' }],
]
const wrong = [
  '{"$ne":null}',
  '[]',
  '["a"]',
  'true',
  'null',
  '7',
  '1e400',
  '{"toString":1}',
  '{"__proto__":{"polluted":1}}',
  '""',
  JSON.stringify('\ud800'.repeat(3_000)),
]

test.each(calls)('%s takes each field for what it is, and nothing else', async (path, fields) => {
  for (const name of Object.keys(fields)) {
    for (const value of wrong) {
      const others = Object.entries(fields).map(
        ([key, field]) => `${JSON.stringify(key)}:${key === name ? value : JSON.stringify(field)}`,
      )
      const body = `{${others.join(',')}}`
      const { status } = await office.api('POST', `/api/v1/auth/${path}`, { body })
      expect([name, value.slice(0, 40), status]).toEqual([name, value.slice(0, 40), 422])
    }
  }
  const polluting = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`
  for (const body of [polluting, '[]', 'null', '7', '"x"', '']) {
    const { status } = await office.api('POST', `/api/v1/auth/${path}`, { body })
    expect([400, 422]).toContain(status)
  }
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
  expect(app.failures()).toEqual([])
})
