/** Who may open a chat: from which website, with which tokens, for which bot, how often. */
import { randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { beforeAll, expect, test, vi } from 'vitest'
import { openSecrets } from '../platform/secrets/open-secrets.ts'
import { newAccountToken } from '../platform/tenancy/account-token.ts'
import { refused } from './hear-socket.ts'
import { sharedApp, testSecret } from './open-test-app.ts'
import type { Handshake } from './test-visitor.ts'

beforeAll(() => sharedApp())

const secrets = openSecrets([testSecret])

/** A business with this list of websites. */
async function allowing(...allowed_origins: string[]) {
  const business = await (await sharedApp()).signUp()
  await business.sets({ allowed_origins })
  return business
}

async function knock(business: Awaited<ReturnType<typeof allowing>>, handshake: Handshake): Promise<string> {
  const visitor = business.website.connects(handshake)
  const outcome = await visitor.outcome()
  visitor.leaves()
  return outcome
}

test.each([
  ['https://shop.example', 'https://shop.example', 'connected'],
  ['https://shop.example', 'https://SHOP.example', 'connected'],
  ['https://shop.example', 'http://shop.example', 'origin_not_allowed'],
  ['https://shop.example', 'https://shop.example:8443', 'origin_not_allowed'],
  ['https://shop.example', 'https://shop.example.evil', 'origin_not_allowed'],
  ['https://shop.example', 'https://www.shop.example', 'origin_not_allowed'],
  ['https://shop.example', 'https://evil.example', 'origin_not_allowed'],
  ['https://shop.example', 'null', 'origin_not_allowed'],
  ['https://shop.example', null, 'origin_not_allowed'],
  ['https://*.shop.example', 'https://www.shop.example', 'connected'],
  ['https://*.shop.example', 'https://a.b.shop.example', 'connected'],
  ['https://*.shop.example', 'https://shop.example', 'origin_not_allowed'],
  ['https://*.shop.example', 'http://www.shop.example', 'origin_not_allowed'],
  ['https://*.shop.example', 'https://evilshop.example', 'origin_not_allowed'],
  ['https://*.shop.example', 'https://www.shop.example.evil', 'origin_not_allowed'],
  ['http://intranet:8080', 'http://intranet:8080', 'connected'],
  ['http://intranet:8080', 'http://intranet', 'origin_not_allowed'],
])('a list with %s makes of a visitor on %s: %s', async (entry, origin, outcome) => {
  expect(await knock(await allowing(entry), { origin })).toBe(outcome)
})

test('a chat on our own pages is always let in', async () => {
  const { ownOrigin } = await sharedApp()
  expect(await knock(await allowing('https://shop.example'), { origin: ownOrigin })).toBe('connected')
})

test('a malformed Origin does not get as far as the handshake', async () => {
  expect(await knock(await allowing(), { origin: 'not an origin' })).not.toBe('connected')
})

test('without a list the first twenty websites are learned and shown, and no more', async () => {
  const bob = await allowing()
  const site = (index: number) => `https://site-${index}.example`
  for (let index = 1; index <= 20; index += 1) {
    expect(await knock(bob, { origin: site(index) })).toBe('connected')
  }
  expect(await knock(bob, { origin: site(21) })).toBe('origin_not_allowed')
  expect(await knock(bob, { origin: site(3) })).toBe('connected')
  expect(await knock(bob, { origin: 'null' })).toBe('origin_not_allowed')
  expect(await knock(bob, { origin: null })).toBe('origin_not_allowed')
  const { data } = (await bob.api('GET', '/api/v1/seen-origins')).body
  expect(data).toHaveLength(20)
  expect(data[0]).toMatchObject({ origin: site(20), count: 1 })
})

test('without a list nothing new is learned once the business is two weeks old', async () => {
  const bob = await allowing()
  expect(await knock(bob, { origin: 'https://early.example' })).toBe('connected')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 24 * 3600 * 1000 })
  try {
    expect(await knock(bob, { origin: 'https://late.example' })).toBe('origin_not_allowed')
    expect(await knock(bob, { origin: 'https://early.example' })).toBe('connected')
  } finally {
    vi.useRealTimers()
  }
})

test.each([
  ['an unknown account token', { account_token: newAccountToken() }, 'unknown_account_token'],
  ['something else as account token', { account_token: "acct_' or 1=1--" }, 'unknown_account_token'],
  ['no account token', { account_token: undefined }, 'invalid_payload'],
  ['an object as account token', { account_token: { $ne: null } }, 'invalid_payload'],
  ['an unknown bot', { bot: 'no-such-bot' }, 'not_found'],
  ['a bot by a random id', { bot: randomUUID() }, 'not_found'],
  ['an empty visitor token', { visitor_token: 'x' }, 'invalid_visitor_token'],
  ['a number as visitor token', { visitor_token: 7 }, 'invalid_payload'],
])('%s is refused with a code', async (_what, handshake, code) => {
  expect(await knock(await (await sharedApp()).signUp(), handshake)).toBe(code)
})

test('a bot is found by its slug and by its id', async () => {
  const bob = await (await sharedApp()).signUp()
  const [bot] = (await bob.api('GET', '/api/v1/bots')).body.data
  for (const name of [bot.slug, bot.id]) {
    const visitor = await bob.website.opensChat({ bot: name })
    await visitor.says('Hello')
  }
  const { data } = (await bob.api('GET', '/api/v1/conversations')).body
  expect(data.map(({ bot_id }: { bot_id: string }) => bot_id)).toEqual([bot.id, bot.id])
})

test('a secret API key does not open a chat in place of the account token', async () => {
  const bob = await (await sharedApp()).signUp()
  expect(await knock(bob, { account_token: await bob.makesKey() })).toBe('unknown_account_token')
})

test('a member who is signed in is no visitor', async () => {
  const bob = await (await sharedApp()).signUp()
  expect(await knock(bob, { account_token: bob.token.slice(0, 100) })).toBe('unknown_account_token')
  expect(await knock(bob, { visitor_token: bob.token })).toBe('invalid_visitor_token')
})

test('forged and worn out visitor tokens open nothing', async () => {
  const bob = await (await sharedApp()).signUp()
  const visitor = await bob.website.opensChat()
  await visitor.says('My secret is blue')
  const { visitor_token, visitor_id } = await visitor.join()
  const claims = { tenant: bob.id, visitor: visitor_id, epoch: 0 }
  const [head = '', body = '', signature = ''] = visitor_token.split('.')
  const tampered = Buffer.from(
    JSON.stringify({ ...(jwt.decode(visitor_token) as object), visitor: randomUUID() }),
  )
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 31 * 24 * 3600 * 1000 })
  const expired = secrets.sign('visitor', claims)
  vi.useRealTimers()
  const forged = {
    expired,
    unsigned: `${none}.${body}.`,
    'without its signature': `${head}.${body}.`,
    'with another body': `${head}.${tampered.toString('base64url')}.${signature}`,
    'signed with the root key': jwt.sign({ typ: 'visitor', ...claims }, testSecret, {
      audience: 'widget',
      expiresIn: 60,
    }),
    'signed by another installation': openSecrets(['x'.repeat(32)]).sign('visitor', claims),
    'for another purpose': secrets.sign('access', claims),
    'without a tenant': secrets.sign('visitor', { visitor: visitor_id, epoch: 0 }),
    'without a visitor': secrets.sign('visitor', { tenant: bob.id, epoch: 0 }),
  }
  for (const [what, token] of Object.entries(forged)) {
    expect([what, await knock(bob, { visitor_token: token })]).toEqual([what, 'invalid_visitor_token'])
  }
  expect(await knock(bob, { visitor_token })).toBe('connected')
})

test("a visitor token of another business is no one's here", async () => {
  const app = await sharedApp()
  const [bob, joe] = [await app.signUp('Bob'), await app.signUp('Joe')]
  const visitor = await joe.website.opensChat()
  await visitor.says('Hello')
  const { visitor_token } = await visitor.join()
  expect(await knock(bob, { visitor_token })).toBe('invalid_visitor_token')
})

test("another visitor's conversation is answered as one that does not exist", async () => {
  const app = await sharedApp()
  const [bob, joe] = [await app.signUp('Bob'), await app.signUp('Joe')]
  const theirs = (await (await bob.website.opensChat()).asks('My secret is blue')) ?? {}
  const elsewhere = await (await joe.website.opensChat()).asks('My secret is green')
  const curious = await bob.website.opensChat()
  const tries = [theirs, elsewhere, { conversation_id: randomUUID(), id: randomUUID() }]
  const answers = await Promise.all(
    tries.map(async ({ conversation_id, id }) => [
      refused(await curious.emit('join', { conversation_id, after: 0 })),
      refused(await curious.emit('pull', { conversation_id, after: 0, limit: 10 })),
      refused(await curious.sends('Let me in', randomUUID(), conversation_id)),
      refused(await curious.emit('feedback', { message_id: id, value: 1 })),
    ]),
  )
  expect(answers[0]).toEqual(answers[2])
  expect(answers[1]).toEqual(answers[2])
  expect(new Set(answers.flat().map(({ code }) => code))).toEqual(new Set(['not_found']))
  expect(JSON.stringify(curious.heard)).not.toContain('secret')
})

test('a visitor who was somebody yesterday gets a renewed token, one of today keeps it', async () => {
  const bob = await (await sharedApp()).signUp()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 25 * 3600 * 1000 })
  const visitor_id = randomUUID()
  const old = secrets.sign('visitor', { tenant: bob.id, visitor: visitor_id, epoch: 0 })
  vi.useRealTimers()
  const renewed = await (await bob.website.opensChat({ visitor_token: old })).join()
  expect(renewed.visitor_id).toBe(visitor_id)
  expect(renewed.visitor_token).not.toBe(old)
  const kept = await (await bob.website.opensChat({ visitor_token: renewed.visitor_token })).join()
  expect(kept.visitor_token).toBe(renewed.visitor_token)
})

test('a visitor has five connections at most, also when they come at once, and others are not affected', async () => {
  const bob = await (await sharedApp()).signUp()
  const first = await bob.website.opensChat()
  const { visitor_token } = await first.join()
  const more = Array.from({ length: 9 }, () => bob.website.connects({ visitor_token }))
  const outcomes = await Promise.all(more.map((visitor) => visitor.outcome()))
  expect(outcomes.filter((outcome) => outcome === 'connected')).toHaveLength(4)
  expect(outcomes.filter((outcome) => outcome === 'too_many_connections')).toHaveLength(5)
  expect(await knock(bob, {})).toBe('connected')
  first.leaves()
  await first.ends()
  // The server hears of it in its own time: whoever tries again gets in.
  await vi.waitFor(async () => expect(await knock(bob, { visitor_token })).toBe('connected'))
})
