/** Visitors who are logged in on the website: who is believed to be whom, and what they then see. */
import { createHmac, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { beforeAll, expect, test, vi } from 'vitest'
import type { ConversationDetail, Identified, NewIdentitySecret } from '#wire'
import { agreed, refused } from './hear-socket.ts'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import type { Handshake, TestVisitor } from './test-visitor.ts'

beforeAll(() => sharedApp())

const hour = 3600

/** A business with an identity secret. */
async function aShop() {
  const shop = await (await sharedApp()).signUp('Shop')
  const made = await shop.api('POST', '/api/v1/identity/secrets', { body: {} })
  const secret: NewIdentitySecret = made.body
  return { shop, secret }
}

function sign(claims: object, { secret, kid }: NewIdentitySecret, options: jwt.SignOptions = {}): string {
  const inTime = 'exp' in claims ? {} : { expiresIn: hour }
  return jwt.sign(claims, secret, { algorithm: 'HS256', keyid: kid, ...inTime, ...options })
}

const hashOf = (id: string, { secret }: NewIdentitySecret) =>
  createHmac('sha256', secret).update(id).digest('hex')

async function knock({ website }: TestBusiness, handshake: Handshake): Promise<string> {
  const visitor = website.connects(handshake)
  const outcome = await visitor.outcome()
  visitor.leaves()
  return outcome
}

async function detailOf(shop: TestBusiness, id: string): Promise<ConversationDetail> {
  const { status, body } = await shop.api('GET', `/api/v1/conversations/${id}`)
  expect(status).toBe(200)
  return body
}

const sets = (shop: TestBusiness, mode: string) => shop.api('PATCH', '/api/v1/identity', { body: { mode } })
const wordsOf = (visitor: TestVisitor) => visitor.messages().map(({ text }) => text)

test('who is proven by a token sees on another device what was said on the first', async () => {
  const { shop, secret } = await aShop()
  const claims = { sub: '42', email: 'ada@example.com', name: 'Ada', custom: { plan: 'pro' } }
  const laptop = await shop.website.opensChat({ identity_token: sign(claims, secret) })
  const { conversation_id } = await laptop.says('The door squeaks')
  const joined = await laptop.join()
  expect(joined.verified).toBe(true)
  const phone = await shop.website.opensChat({ identity_token: sign({ sub: '42' }, secret) })
  expect(wordsOf(phone)).toContain('The door squeaks')
  expect((await phone.join()).visitor_id).toBe(joined.visitor_id)
  expect(await detailOf(shop, conversation_id)).toMatchObject({
    visitor: { name: 'Ada', email: 'ada@example.com', verified: true },
    identity: {
      external_id: '42',
      verified: true,
      proof: 'token',
      name: 'Ada',
      email: 'ada@example.com',
      phone: null,
      custom: { plan: 'pro' },
      unproven: [],
    },
  })
})

test('the hash of an id proves the id and nothing else', async () => {
  const { shop, secret } = await aShop()
  const user = { id: 'u-7', name: 'Bea', email: 'bea@example.com' }
  const visitor = await shop.website.opensChat({ user, user_hash: hashOf('u-7', secret) })
  const { conversation_id } = await visitor.says('Hello')
  const { identity } = await detailOf(shop, conversation_id)
  expect(identity).toMatchObject({ external_id: 'u-7', verified: true, proof: 'hash', name: 'Bea' })
  expect(identity?.unproven.toSorted()).toEqual(['email', 'name'])
  const elsewhere = await shop.website.opensChat({ identity_token: sign({ sub: 'u-7' }, secret) })
  expect(wordsOf(elsewhere)).toContain('Hello')
})

test('who only says who they are is kept as unverified, and sees nothing of whom they claim to be', async () => {
  const { shop, secret } = await aShop()
  const victim = { sub: 'victim', email: 'victim@example.com' }
  const theirs = await shop.website.opensChat({ identity_token: sign(victim, secret) })
  await theirs.says('My secret is blue')
  const user = { id: 'victim', email: 'victim@example.com', name: 'Victim' }
  const impostor = await shop.website.opensChat({ user })
  expect(wordsOf(impostor)).toEqual([])
  const { conversation_id } = await impostor.says('What did I tell you?')
  expect((await impostor.join()).visitor_id).not.toBe((await theirs.join()).visitor_id)
  expect((await detailOf(shop, conversation_id)).identity).toMatchObject({
    external_id: 'victim',
    verified: false,
    proof: 'none',
  })
  const { data } = (await shop.api('GET', '/api/v1/conversations')).body
  const verified = data.map(({ visitor }: ConversationDetail) => visitor?.verified)
  expect(verified).toEqual([false, true])
  expect(JSON.stringify(impostor.heard)).not.toContain('secret')
})

test('no token passes that is not signed right, by this business, for this, in time', async () => {
  const { shop, secret } = await aShop()
  const other = await aShop()
  const now = Math.floor(Date.now() / 1000)
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid: secret.kid })).toString('base64url')
  const good = sign({ sub: '42' }, secret)
  const [head = '', body = '', signature = ''] = good.split('.')
  const altered = Buffer.from(JSON.stringify({ sub: '43', exp: now + hour })).toString('base64url')
  const otherAlgorithm = (alg: jwt.Algorithm) =>
    jwt.sign({ sub: '42', exp: now + hour }, secret.secret, { algorithm: alg, keyid: secret.kid })
  const dressedAs = (alg: string) =>
    `${Buffer.from(JSON.stringify({ alg, kid: secret.kid })).toString('base64url')}.${body}.${signature}`
  const tokens = {
    unsigned: `${none}.${body}.`,
    'without its signature': `${head}.${body}.`,
    'with another body': `${head}.${altered}.${signature}`,
    'signed with HS512': otherAlgorithm('HS512'),
    'dressed as RS256 over the secret': dressedAs('RS256'),
    'dressed as HS384': dressedAs('HS384'),
    'of another audience': sign({ sub: '42' }, secret, { audience: 'portal' }),
    'that has expired': sign({ sub: '42', exp: now - 1 }, secret),
    'that expires in a week': sign({ sub: '42', exp: now + 7 * 24 * hour }, secret),
    'that never expires': jwt.sign({ sub: '42' }, secret.secret, { keyid: secret.kid }),
    'that is not good yet': sign({ sub: '42', nbf: now + hour }, secret),
    'without a subject': sign({ email: 'ada@example.com' }, secret),
    'with an empty subject': sign({ sub: '' }, secret),
    'with a number as subject': sign({ sub: 42 }, secret),
    'of an unknown kid': sign({ sub: '42' }, { ...secret, kid: 'ik_unknown' }),
    'of a kid that is a path': sign({ sub: '42' }, { ...secret, kid: '../../dev/null' }),
    "signed with another business's secret": sign({ sub: '42' }, other.secret),
    "signed with another business's secret under our kid": sign(
      { sub: '42' },
      { ...other.secret, kid: secret.kid },
    ),
    'signed with an empty secret': jwt.sign({ sub: '42', exp: now + hour }, Buffer.alloc(32), {
      keyid: secret.kid,
    }),
    'that is our own for visitors': (await (await shop.website.opensChat()).join()).visitor_token,
    "that is a person's in the portal": shop.token,
    'with an e-mail address that is none': sign({ sub: '42', email: 'nobody' }, secret),
    'with nested claims': sign({ sub: '42', custom: { a: { b: 1 } } }, secret),
    'that is none': 'x',
    'that is empty': '',
  }
  for (const [what, identity_token] of Object.entries(tokens)) {
    expect([what, await knock(shop, { identity_token })]).toEqual([what, 'invalid_identity'])
  }
  expect(await knock(shop, { identity_token: good })).toBe('connected')
  expect(await knock(shop, { identity_token: sign({ sub: '42' }, secret, { audience: 'deskbell' }) })).toBe(
    'connected',
  )
  const dayLong = sign({ sub: '42', exp: now + 24 * hour }, secret)
  expect(await knock(shop, { identity_token: dayLong })).toBe('connected')
  expect(await knock(shop, { identity_token: 7 })).toBe('invalid_payload')
  const { data } = (await shop.api('GET', '/api/v1/conversations')).body
  expect(data).toEqual([])
})

test('no hash passes that is not of this id under a secret of this business', async () => {
  const { shop, secret } = await aShop()
  const other = await aShop()
  const user = { id: '42' }
  const hashes = [
    [user, hashOf('43', secret), 'invalid_identity'],
    [user, hashOf('42', other.secret), 'invalid_identity'],
    [{ email: 'ada@example.com' }, hashOf('42', secret), 'invalid_identity'],
    [undefined, hashOf('42', secret), 'invalid_identity'],
    [user, hashOf('42', secret).slice(1), 'invalid_payload'],
    [user, '', 'invalid_payload'],
    [user, hashOf('42', secret), 'connected'],
    [user, hashOf('42', secret).toUpperCase(), 'connected'],
  ] as const
  for (const [given, user_hash, outcome] of hashes) {
    expect(await knock(shop, { user: given, user_hash })).toBe(outcome)
  }
})

test('a token and a user that are not the same person are refused', async () => {
  const { shop, secret } = await aShop()
  const identity_token = sign({ sub: '42' }, secret)
  expect(await knock(shop, { identity_token, user: { id: '43' } })).toBe('invalid_identity')
  expect(await knock(shop, { identity_token, user: { id: '42' } })).toBe('connected')
})

test('what the page adds to a token stays marked, and never takes the place of what was proven', async () => {
  const { shop, secret } = await aShop()
  const signed = { sub: '42', email: 'ada@example.com' }
  const user = { id: '42', email: 'boss@example.com', phone: '+49 30 1234' }
  const visitor = await shop.website.opensChat({ identity_token: sign(signed, secret), user })
  const { conversation_id } = await visitor.says('Hello')
  const added = { email: 'ada@example.com', phone: '+49 30 1234', unproven: ['phone'] }
  expect((await detailOf(shop, conversation_id)).identity).toMatchObject(added)
  const only = { id: '42', email: 'boss@example.com' }
  agreed(await visitor.emit('identify', { user: only, user_hash: hashOf('42', secret) }))
  await visitor.join()
  expect((await detailOf(shop, conversation_id)).identity).toMatchObject({ ...added, proof: 'hash' })
})

test('what a visitor said before logging in goes along, and its messages count once', async () => {
  const { shop, secret } = await aShop()
  const visitor = await shop.website.opensChat()
  const before = await visitor.join()
  const cmid = randomUUID()
  const { conversation_id, id } = agreed(await visitor.sends('I am nobody yet', cmid))
  const identity_token = sign({ sub: '42', name: 'Ada' }, secret)
  const identified: Identified = agreed(await visitor.emit('identify', { identity_token }))
  expect(identified).toMatchObject({ verified: true })
  expect(identified.visitor_id).not.toBe(before.visitor_id)
  const again = await visitor.join()
  expect(again).toMatchObject({ conversation_id, visitor_id: identified.visitor_id, verified: true })
  expect(agreed(await visitor.sends('I am nobody yet', cmid))).toMatchObject({ id, dup: true })
  const { identity, visitor_id } = await detailOf(shop, conversation_id)
  expect(identity).toMatchObject({ name: 'Ada', verified: true })
  expect(visitor_id).toBe(identified.visitor_id)
  const elsewhere = await shop.website.opensChat({ identity_token })
  expect(wordsOf(elsewhere)).toContain('I am nobody yet')
  // The token of before opens an empty room.
  const stranger = await shop.website.opensChat({ visitor_token: before.visitor_token })
  expect(wordsOf(stranger)).toEqual([])
  expect(refused(await stranger.emit('join', { conversation_id, after: 0 })).code).toBe('not_found')
})

test('an answer that was on its way while the visitor logged in arrives', async () => {
  const { shop, secret } = await aShop()
  await shop.writesArticle('Do you repair doors?', 'Yes, doors of every kind.')
  const visitor = await shop.website.opensChat()
  const sent = visitor.says('Do you repair doors?')
  const { id } = await sent
  agreed(await visitor.emit('identify', { identity_token: sign({ sub: '42' }, secret) }))
  await visitor.join()
  const answer = await visitor.hears('message', ({ role, turn }) => role === 'bot' && turn === id)
  expect(answer.text).toContain('doors of every kind')
})

test('of two open conversations of one person the later goes on and the earlier ends', async () => {
  const { shop, secret } = await aShop()
  const identity_token = sign({ sub: '42' }, secret)
  const known = await shop.website.opensChat({ identity_token })
  const earlier = await known.says('Said on the phone')
  const { visitor_token } = await (await withWords(shop, 'Said without a name')).join()
  const laptop = await shop.website.opensChat({ identity_token, visitor_token })
  expect(wordsOf(laptop)).toContain('Said without a name')
  const { data } = (await shop.api('GET', '/api/v1/conversations')).body
  expect(data.map(({ status }: ConversationDetail) => status)).toEqual(['open', 'closed'])
  await known.hears(
    'message',
    ({ conversation_id, role }) => conversation_id === earlier.conversation_id && role === 'system',
  )
  const { messages } = await laptop.pulls(earlier.conversation_id, 0)
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
})

async function withWords(shop: TestBusiness, text: string): Promise<TestVisitor> {
  const visitor = await shop.website.opensChat()
  await visitor.says(text)
  return visitor
}

test('the token of somebody who was proven opens nothing without a proof, and nothing of theirs goes to the next', async () => {
  const { shop, secret } = await aShop()
  const ada = await shop.website.opensChat({ identity_token: sign({ sub: 'ada' }, secret) })
  await ada.says('My secret is blue')
  const { visitor_token } = await ada.join()
  expect(await knock(shop, { visitor_token })).toBe('invalid_visitor_token')
  expect(await knock(shop, { visitor_token, user: { id: 'ada' } })).toBe('invalid_visitor_token')
  const bea = await shop.website.opensChat({ visitor_token, identity_token: sign({ sub: 'bea' }, secret) })
  expect(wordsOf(bea)).toEqual([])
  agreed(await ada.emit('identify', { identity_token: sign({ sub: 'bea' }, secret) }))
  await ada.join()
  await bea.says('Hello from Bea')
  const mine = await bea.join()
  expect((await ada.join()).visitor_id).toBe(mine.visitor_id)
  const again = await shop.website.opensChat({ visitor_token, identity_token: sign({ sub: 'ada' }, secret) })
  expect(wordsOf(again)[0]).toBe('My secret is blue')
  expect(wordsOf(again)).not.toContain('Hello from Bea')
  expect(refused(await again.emit('identify', { user: { id: 'ada' } })).code).toBe('invalid_visitor_token')
})

test('somebody who became another hears no more of whom they were', async () => {
  const { shop, secret } = await aShop()
  const tab = await shop.website.opensChat({ identity_token: sign({ sub: 'ada' }, secret) })
  const other = await shop.website.opensChat({ identity_token: sign({ sub: 'ada' }, secret) })
  await tab.says('Hello')
  agreed(await tab.emit('identify', { identity_token: sign({ sub: 'bea' }, secret) }))
  await tab.join()
  await other.asks('My secret is blue')
  await tab.asks('What do you know?')
  expect(JSON.stringify(tab.heard)).not.toContain('blue')
})

test('where it is enforced only the proven may chat, and a visitor who is connected may not turn into one who is not', async () => {
  const { shop, secret } = await aShop()
  expect((await sets(shop, 'enforced')).body.mode).toBe('enforced')
  expect(await knock(shop, {})).toBe('identity_required')
  expect(await knock(shop, { user: { id: '42' } })).toBe('identity_required')
  const visitor = await shop.website.opensChat({ identity_token: sign({ sub: '42' }, secret) })
  await visitor.says('Hello')
  expect(refused(await visitor.emit('identify', { user: { id: '43' } })).code).toBe('identity_required')
})

test('where it is off nothing of it is kept or checked', async () => {
  const { shop, secret } = await aShop()
  await sets(shop, 'off')
  const identity_token = sign({ sub: '42', name: 'Ada' }, secret)
  const visitor = await shop.website.opensChat({ identity_token })
  const { conversation_id } = await visitor.says('Hello')
  expect((await detailOf(shop, conversation_id)).identity).toBeNull()
  expect((await visitor.join()).verified).toBe(false)
  expect(await knock(shop, { identity_token: 'x', user: { id: '1' } })).toBe('connected')
})

test('one secret follows another without a moment in which proofs are refused', async () => {
  const { shop, secret } = await aShop()
  const make = () => shop.api('POST', '/api/v1/identity/secrets', { body: {} })
  const next: NewIdentitySecret = (await make()).body
  expect((await make()).body.code).toBe('limit_reached')
  for (const each of [secret, next]) {
    expect(await knock(shop, { identity_token: sign({ sub: '42' }, each) })).toBe('connected')
    const withoutKid = jwt.sign({ sub: '42' }, each.secret, { expiresIn: hour })
    expect(await knock(shop, { identity_token: withoutKid })).toBe('connected')
  }
  expect((await shop.api('DELETE', `/api/v1/identity/secrets/${secret.kid}`)).status).toBe(204)
  expect(await knock(shop, { identity_token: sign({ sub: '42' }, secret) })).toBe('invalid_identity')
  expect(await knock(shop, { user: { id: '42' }, user_hash: hashOf('42', secret) })).toBe('invalid_identity')
  expect(await knock(shop, { identity_token: sign({ sub: '42' }, next) })).toBe('connected')
  expect((await shop.api('DELETE', `/api/v1/identity/secrets/${secret.kid}`)).status).toBe(404)
})

test('a secret is told once, and what is done with secrets and mode is in the audit log', async () => {
  const { shop, secret } = await aShop()
  await sets(shop, 'enforced')
  const visitor = await shop.website.opensChat({ identity_token: sign({ sub: '42' }, secret) })
  await visitor.says('Hello')
  const read = () => shop.api('GET', '/api/v1/identity')
  await vi.waitFor(async () => expect((await read()).body.secrets[0].last_used_at).not.toBeNull())
  const { text, body } = await read()
  expect(text).not.toContain(secret.secret)
  expect(body.secrets).toMatchObject([{ kid: secret.kid, last4: secret.secret.slice(-4) }])
  await shop.api('DELETE', `/api/v1/identity/secrets/${secret.kid}`)
  const log = await shop.api('GET', '/api/v1/audit-log')
  const actions = log.body.data.map(({ action }: { action: string }) => action)
  expect(actions).toEqual(
    expect.arrayContaining(['createIdentitySecret', 'updateIdentity', 'revokeIdentitySecret']),
  )
  expect(log.text).not.toContain(secret.secret)
})

test('nobody can be made to need a proof that nobody could give', async () => {
  const shop = await (await sharedApp()).signUp()
  const answered = await sets(shop, 'enforced')
  expect([answered.status, answered.body.errors[0].code]).toEqual([422, 'no_identity_secret'])
})

test('a proof can be checked before it is used', async () => {
  const { shop, secret } = await aShop()
  const check = async (body: object) => (await shop.api('POST', '/api/v1/identity/check', { body })).body
  const identity_token = sign({ sub: '42', name: 'Ada' }, secret)
  expect(await check({ identity_token })).toEqual({
    valid: true,
    external_id: '42',
    proof: 'token',
    attributes: { name: 'Ada' },
  })
  expect(await check({ identity_token: sign({ name: 'Ada' }, secret) })).toMatchObject({
    valid: false,
    detail: expect.stringContaining('`sub`'),
  })
  expect(await check({ user: { id: '42' }, user_hash: hashOf('42', secret) })).toMatchObject({
    proof: 'hash',
  })
  expect(await check({ user: { id: '42' } })).toMatchObject({ valid: false })
})

test('the inbox hears who somebody is as soon as it is known', async () => {
  const { shop, secret } = await aShop()
  const inbox = shop.opensInbox()
  await inbox.isConnected()
  await inbox.subscribes()
  const visitor = await shop.website.opensChat()
  const { conversation_id } = await visitor.says('Hello')
  agreed(await visitor.emit('identify', { identity_token: sign({ sub: '42', name: 'Ada' }, secret) }))
  expect(await inbox.hears('visitor')).toEqual({
    conversation_id,
    visitor: { name: 'Ada', email: null, verified: true, proof: 'token' },
  })
  expect((await inbox.subscribes())[0]?.visitor?.name).toBe('Ada')
})
