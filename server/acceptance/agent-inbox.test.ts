/** Members see the conversations of their business as they happen, and nobody else does. */
import { beforeAll, expect, test } from 'vitest'
import type { Conversation, Message } from '#wire'
import { openSecrets } from '../platform/secrets/open-secrets.ts'
import { callApi } from './call-api.ts'
import { refused } from './hear-socket.ts'
import { sharedApp, testSecret } from './open-test-app.ts'
import { connectMember } from './test-member.ts'

beforeAll(() => sharedApp())

const upTo = (head: number) => Array.from({ length: head }, (_, index) => index + 1)

async function anOffice() {
  const app = await sharedApp()
  const office = await app.signUp('Office')
  const inbox = office.opensInbox()
  await inbox.isConnected()
  return { app, office, inbox }
}

test('the inbox shows what there is, then every change with a version that rises', async () => {
  const { office, inbox } = await anOffice()
  const earlier = await (await office.website.opensChat()).asks('Hello')
  const snapshot = await inbox.subscribes()
  expect(snapshot.map(({ id }) => id)).toEqual([earlier.conversation_id])
  const visitor = await office.website.opensChat({ page: 'https://office.example/prices' })
  const answer = await visitor.asks('What does it cost?')
  await inbox.hears(
    'conversation',
    ({ id, preview_role }) => id === answer.conversation_id && preview_role === 'bot',
  )
  const changes = inbox
    .all('conversation')
    .filter(({ id }: Conversation) => id === answer.conversation_id) as Conversation[]
  expect(changes.map(({ head, preview_role }) => [head, preview_role])).toEqual([
    [1, 'visitor'],
    [2, 'bot'],
  ])
  const versions = changes.map(({ version }) => version)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  expect(changes[0]).toMatchObject({
    preview: 'What does it cost?',
    page: 'https://office.example/prices',
    channel: 'web',
    owner: 'bot',
    status: 'open',
  })
})

test('an upsert is the very conversation that the API reads', async () => {
  const { office, inbox } = await anOffice()
  await inbox.subscribes()
  const { conversation_id } = await (await office.website.opensChat()).asks('What does it cost?')
  const heard = await inbox.hears('conversation', ({ head }) => head === 2)
  const { body } = await office.api('GET', `/api/v1/conversations/${conversation_id}`)
  expect(body).toMatchObject(heard)
})

test('an inbox of open conversations begins without the closed ones', async () => {
  const { office, inbox } = await anOffice()
  const visitor = await office.website.opensChat()
  const { conversation_id } = await visitor.asks('Hello')
  await visitor.emit('end', {})
  expect(await inbox.subscribes({ status: 'open' })).toEqual([])
  expect((await inbox.subscribes({ status: 'closed' })).map(({ id }) => id)).toEqual([conversation_id])
})

test('an inbox of open conversations is told when one of them is closed', async () => {
  const { office, inbox } = await anOffice()
  await inbox.subscribes({ status: 'open' })
  const visitor = await office.website.opensChat()
  const { conversation_id } = await visitor.asks('Hello')
  await visitor.emit('end', {})
  expect(await inbox.hears('conversation', ({ status }) => status === 'closed')).toMatchObject({
    id: conversation_id,
  })
})

test('a conversation that is opened is replayed and then heard live, each message once and as the visitor has it', async () => {
  const { office, inbox } = await anOffice()
  const visitor = await office.website.opensChat()
  const { conversation_id } = await visitor.asks('Hello')
  await visitor.asks('What does it cost?')
  expect(await inbox.opens(conversation_id, 1)).toBe(4)
  expect(inbox.all('synced')).toEqual([{ conversation_id, head: 4 }])
  const last = await visitor.asks('And on Sundays?')
  await inbox.hears('message', ({ seq }) => seq === last.seq)
  const heard: Message[] = inbox.all('message')
  expect(heard.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6])
  expect(heard.map((message) => JSON.stringify(message))).toEqual(
    visitor
      .messages()
      .slice(1)
      .map((message) => JSON.stringify(message)),
  )
  const deltas = inbox.all('delta').filter(({ turn }) => turn === last.turn)
  expect(deltas.map(({ text }) => text).join('')).toBe(last.text)
  expect(deltas[0].conversation_id).toBe(conversation_id)
  await inbox.hears('turn', ({ turn, state }) => turn === last.turn && state === 'done')
})

test('opening a conversation while it is busy leaves no hole', async () => {
  const { office, inbox } = await anOffice()
  const visitor = await office.website.opensChat()
  const { conversation_id } = await visitor.asks('Hello')
  const talk = Promise.all(['one', 'two', 'three', 'four'].map((text) => visitor.says(`${text} and then`)))
  await inbox.opens(conversation_id)
  await talk
  const last = await visitor.asks('What does it cost?')
  await inbox.hears('message', ({ seq }) => seq === last.seq)
  expect(inbox.all('message').map(({ seq }) => seq)).toEqual(upTo(last.seq))
})

test('whoever leafs from one conversation to the next hears only the one that is open', async () => {
  const { office, inbox } = await anOffice()
  const [ann, ben] = [await office.website.opensChat(), await office.website.opensChat()]
  const first = (await ann.asks('Hello')).conversation_id
  const second = (await ben.asks('Hello')).conversation_id
  await Promise.all([inbox.opens(first), inbox.opens(second)])
  await ann.asks('Still there?')
  const last = await ben.asks('Still there?')
  await inbox.hears('message', ({ id }) => id === last.id)
  const heard: Message[] = inbox.all('message')
  expect(heard.filter(({ seq }) => seq > 2).map(({ conversation_id }) => conversation_id)).toEqual([
    second,
    second,
  ])
})

test('nothing is heard of the conversations of another business', async () => {
  const { app, inbox } = await anOffice()
  const other = await app.signUp('Other')
  await inbox.subscribes()
  const { conversation_id } = await (await other.website.opensChat()).asks('Hello')
  const missing = refused(
    await inbox.emit('conversation.join', { conversation_id: crypto.randomUUID(), after: 0 }),
  )
  expect(refused(await inbox.emit('conversation.join', { conversation_id, after: 0 }))).toEqual(missing)
  expect(missing.code).toBe('not_found')
  expect(inbox.heard.map(({ event }) => event)).toEqual(['connect'])
})

test('a session that has ended loses its socket within three seconds', async () => {
  const { app, office, inbox } = await anOffice()
  const login = await callApi(app.url, 'POST', '/api/v1/auth/login', {
    body: { email: office.email, password: office.password },
  })
  const second = office.opensInbox(login.body.token)
  await second.isConnected()
  const began = performance.now()
  await callApi(app.url, 'POST', '/api/v1/auth/logout', { token: login.body.token })
  await second.ends()
  expect(performance.now() - began).toBeLessThan(3_000)
  expect(second.all('goodbye')).toMatchObject([{ code: 'signed_out' }])
  expect((await inbox.emit('inbox.subscribe', {})).ok).toBe(true)
  const again = office.opensInbox(login.body.token)
  expect(await again.outcome()).toBe('unauthorized')
})

test('only an access token of a member opens the inbox', async () => {
  const { app, office } = await anOffice()
  const visitor = await office.website.opensChat()
  const { visitor_token } = await visitor.join()
  const secrets = openSecrets([testSecret])
  const tokens: unknown[] = [
    visitor_token,
    office.accountToken,
    await office.makesKey(),
    'x',
    '',
    undefined,
    null,
    7,
    { $ne: null },
    secrets.sign('access', { sid: crypto.randomUUID() }),
    secrets.sign('access', {}),
    secrets.sign('visitor', { tenant: office.id, visitor: office.id, epoch: 0 }),
    openSecrets(['y'.repeat(32)]).sign('access', { sid: crypto.randomUUID() }),
  ]
  for (const token of tokens) {
    const stranger = connectMember(app.url, token)
    expect([token, await stranger.outcome()]).toEqual([token, 'unauthorized'])
    stranger.leaves()
  }
  expect(app.failures()).toEqual([])
})
