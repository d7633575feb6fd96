/** Every route and every event with another business's ids: answered as if there were no such thing, and nothing shows. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { agentEvents } from '../api/agent/agent-events.ts'
import { visitorEvents } from '../channels/web/visitor-events.ts'
import { callApi } from './call-api.ts'
import { agreed } from './hear-socket.ts'
import { hire } from './hire.ts'
import { sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import type { TestMember } from './test-member.ts'
import type { TestVisitor } from './test-visitor.ts'

/** Stands in every text that a business or its visitors can write. */
const canary = `canary${randomUUID().slice(0, 8)}`
const word = (field: string) => `${canary} ${field}`

interface Premises {
  business: TestBusiness
  visitor: TestVisitor
  member: TestMember
  key: string
  /** An object of each kind. */
  ids: Record<
    | 'article'
    | 'apiKey'
    | 'session'
    | 'conversation'
    | 'message'
    | 'turn'
    | 'bot'
    | 'tenant'
    | 'visitor'
    | 'intent'
    | 'member'
    | 'invitation'
    | 'accountToken',
    string
  >
}

let app: TestApp
let ours: Premises
let theirs: Premises
beforeAll(async () => {
  app = await sharedApp()
  theirs = await furnish(
    await app.signUp(word('business'), { ownerName: word('owner'), industry: word('industry') }),
  )
  ours = await furnish(await app.signUp('Ours'), () => 'ours')
})

/** Fills every text of a business with its word. */
async function furnish(business: TestBusiness, text = word): Promise<Premises> {
  const { body: config } = await business.api('GET', '/api/v1/customer/config')
  await business.sets({
    business: {
      ...config.business,
      address: text('address'),
      description: text('description'),
      services: [{ name: text('service'), price: text('price'), description: text('details') }],
      exceptions: [{ date: '2030-01-01', closed: true, note: text('note') }],
    },
    greeting: text('greeting'),
    appearance: { ...config.appearance, launcher_label: text('launcher').slice(0, 40) },
    model: { enabled: true, instructions: text('instructions') },
    intents: { secret_wish: { phrases: [text('wish')], reply: text('wish granted') } },
  })
  const intent = `wish_${randomUUID().slice(0, 8)}`
  const wish = { name: intent, phrases: [text('other wish')], reply: text('other wish granted') }
  expect((await business.api('POST', '/api/v1/intents', { body: wish })).status).toBe(201)
  const more = { phrasings: [text('phrasing')], url: `https://${text('').trim()}.example/article` }
  const article = await business.writesArticle(text('question'), text('answer'), more)
  const { body: key } = await business.api('POST', '/api/v1/api-keys', { body: { name: text('key') } })
  const colleague = await hire(app, business, 'admin')
  const invited = {
    email: `${text('invited').replaceAll(' ', '.')}@example.com`,
    role: 'agent',
    delivery: 'link',
  }
  const { body: invitation } = await business.api('POST', '/api/v1/invitations', { body: invited })
  const visitor = await business.website.opensChat({ page: `https://www.example/${text('page')}` })
  const { visitor_id } = await visitor.join()
  const answer = await visitor.asks(text('question'))
  agreed(await visitor.emit('feedback', { message_id: answer.id, value: -1, note: text('feedback') }))
  const session = { session_id: text('session'), message: text('said by a program') }
  await business.api('POST', '/api/v1/chat', { body: session })
  await business.api('PUT', '/api/v1/customer/config?draft=1', {
    body: { ...config, greeting: text('draft') },
  })
  const member = business.opensInbox()
  await member.isConnected()
  const [bot] = (await business.api('GET', '/api/v1/bots')).body.data
  return {
    business,
    visitor,
    member,
    key: key.key,
    ids: {
      article: article.id,
      apiKey: key.id,
      session: (await business.api('GET', '/api/v1/auth/sessions')).body.data[0].id,
      conversation: answer.conversation_id,
      message: answer.id,
      turn: answer.turn ?? '',
      bot: bot.id,
      tenant: business.id,
      visitor: visitor_id,
      intent,
      member: colleague.id,
      invitation: invitation.id,
      accountToken: business.accountToken,
    },
  }
}

/** No word and no id of theirs. */
function expectNothingOfTheirs(seen: unknown, except: string[] = []): void {
  const text = JSON.stringify(seen)
  expect(text).not.toContain(canary)
  for (const id of Object.values(theirs.ids)) if (!except.includes(id)) expect(text).not.toContain(id)
}

type Kind = keyof Premises['ids']
/** The objects that `:id` or `:name` in a path names, by the noun before it. A new noun needs its line here. */
const named: Record<string, Kind> = {
  articles: 'article',
  'api-keys': 'apiKey',
  conversations: 'conversation',
  intents: 'intent',
  members: 'member',
  invitations: 'invitation',
  'account-tokens': 'accountToken',
  sessions: 'session',
}
/** No API key comes near them. */
const forMembers: readonly Kind[] = ['apiKey', 'member', 'invitation', 'accountToken', 'session']
const bodies: Record<string, object> = {
  updateApiKey: { name: 'mine now' },
  rotateApiKey: {},
  updateMember: { role: 'viewer' },
  transferOwnership: { password: 'correct horse battery' },
  resendInvitation: { delivery: 'link' },
  updateArticle: { question: 'mine now', answer: 'mine now' },
  putIntent: { phrases: ['mine now'] },
  updateIntent: { phrases: ['mine now'] },
  addPhrases: { phrases: ['mine now'] },
}

/** The same answer for a foreign and for a missing object, but for the names of object and request. */
async function expectSameAsMissing(
  ask: (id: string) => Promise<{ status: number; text: string }>,
  foreign: string,
): Promise<void> {
  const missing = randomUUID()
  const level = async (id: string) => {
    const { status, text } = await ask(id)
    expectNothingOfTheirs(text, [foreign])
    const body = text && JSON.parse(text)
    return { status, text: JSON.stringify({ ...body, request_id: '' }).replaceAll(id, ':id') }
  }
  const answered = await level(foreign)
  expect(answered).toEqual(await level(missing))
  expect(answered.status).toBe(404)
}

interface Published {
  name: string
  method: string
  path: string
  super_admin?: true
}

/** But those of the operator, who has no business: they are refused whatever they name. */
async function routesWith(parameter: string): Promise<Published[]> {
  const { roles } = (await callApi(app.url, 'GET', '/protocol.json')).body
  // What is public opens nothing by an id: the way back from a provider asks for the state that a browser was given.
  return (roles as (Published & { public?: true })[]).filter(
    ({ path, super_admin, ...route }) => !super_admin && !route.public && path.includes(parameter),
  )
}

test('every route that names an object answers a foreign one as a missing one', async () => {
  const routes = await routesWith(':')
  expect(routes.length).toBeGreaterThanOrEqual(7)
  for (const { name, method, path } of routes) {
    const [, noun = '', ...others] = /\/([\w-]+)\/:(?:id|name)/.exec(path) ?? []
    const kind = named[noun]
    if (!kind) throw new Error(`${name}: say in this test which object ${path} names`)
    expect([name, others, path.match(/:/g)]).toEqual([name, [], [':']])
    const foreign = theirs.ids[kind]
    for (const token of [ours.business.token, ours.key]) {
      if (forMembers.includes(kind) && token === ours.key) continue
      const call = { token, ...(bodies[name] && { body: bodies[name] }) }
      await expectSameAsMissing(
        (id) => ours.business.api(method, path.replace(/:(?:id|name)/, id), call),
        foreign,
      )
    }
  }
})

test("the operator's routes refuse a business, with its own ids as with foreign ones", async () => {
  const { roles } = (await callApi(app.url, 'GET', '/protocol.json')).body
  for (const { method, path } of (roles as Published[]).filter(({ super_admin }) => super_admin)) {
    for (const id of [ours.ids.tenant, theirs.ids.tenant, randomUUID()]) {
      const { status, body } = await ours.business.api(method, path.replace(':id', id))
      expect([path, status, body.code]).toEqual([path, 403, 'forbidden'])
      expectNothingOfTheirs(body)
    }
  }
})

test('a foreign id in a query or a body is answered as a missing one', async () => {
  const { api } = ours.business
  const { bot, conversation, turn, tenant } = theirs.ids
  const own = ours.ids.conversation
  const asks: [string, (id: string) => ReturnType<typeof api>][] = [
    [bot, (id) => api('GET', `/api/v1/customer/config?bot=${id}`)],
    [bot, (id) => api('GET', `/api/v1/customer/config?draft=1&bot=${id}`)],
    [bot, (id) => api('POST', '/api/v1/chat', { body: { session_id: 'a', message: 'Hello', bot: id } })],
    [bot, (id) => api('POST', '/api/v1/playground', { body: { message: 'Hello', bot: id } })],
    [bot, (id) => api('POST', '/api/v1/articles', { body: { question: 'Q', answer: 'A', bot: id } })],
    [bot, (id) => api('PATCH', `/api/v1/articles/${ours.ids.article}`, { body: { bot: id } })],
    [bot, (id) => api('POST', '/api/v1/intents', { body: { name: 'x', phrases: [], bot: id } })],
    [bot, (id) => api('GET', `/api/v1/intents?bot=${id}`)],
    [bot, (id) => api('GET', `/api/v1/intents/phrase-review?bot=${id}`)],
    [bot, (id) => api('GET', `/api/v1/intents/built-in?bot=${id}`)],
    [bot, (id) => api('DELETE', `/api/v1/intents/${ours.ids.intent}?bot=${id}`)],
    [bot, (id) => api('POST', '/api/v1/intents/detect', { body: { text: 'Hello', bot: id } })],
    [tenant, (id) => api('POST', '/api/v1/auth/switch', { body: { tenant_id: id } })],
    [turn, (id) => api('GET', `/api/v1/conversations/${own}/trace?turn=${id}`)],
    [conversation, (id) => api('GET', `/api/v1/conversations/${id}/trace?turn=${turn}`)],
  ]
  for (const [foreign, ask] of asks) await expectSameAsMissing(ask, foreign)
})

test('a foreign cursor shows nothing but our own', async () => {
  for (const [path, id] of [
    ['articles', theirs.ids.article],
    ['conversations', theirs.ids.conversation],
    ['api-keys', theirs.ids.apiKey],
    ['members', theirs.ids.member],
    ['invitations', theirs.ids.invitation],
  ]) {
    const { status, body } = await ours.business.api('GET', `/api/v1/${path}?cursor=${id}`)
    expect(status).toBe(200)
    expectNothingOfTheirs(body)
  }
})

test('every list and every page of ours is without a word of theirs', async () => {
  for (const { method, path } of await routesWith('/')) {
    if (method !== 'GET') continue
    const id = ours.ids[named[/\/([\w-]+)\/:(?:id|name)/.exec(path)?.[1] ?? ''] ?? 'tenant']
    const { status, body } = await ours.business.api('GET', path.replace(/:(?:id|name)/, id))
    if (status !== 404) expect([path, status]).toEqual([path, 200])
    expectNothingOfTheirs(body)
  }
  for (const path of [
    `/w/config?token=${ours.business.accountToken}`,
    `/w/v1/${ours.business.accountToken}.js`,
  ]) {
    expectNothingOfTheirs((await callApi(app.url, 'GET', path)).text)
  }
  expect(
    (await callApi(app.url, 'GET', `/w/config?token=${ours.business.accountToken}&bot=${theirs.ids.bot}`))
      .status,
  ).toBe(404)
})

test('a bot of ours answers no question from their articles, facts or intents', async () => {
  for (const question of ['question', 'wish', 'phrasing', 'service', 'address']) {
    const body = { session_id: randomUUID(), message: `What about ${word(question)}?` }
    const { body: answered } = await ours.business.api('POST', '/api/v1/chat', { body })
    const { reply } = answered
    expect(reply.sources.map(({ article_id }: { article_id: string }) => article_id)).not.toContain(
      theirs.ids.article,
    )
    expect(reply.text).not.toContain(canary)
  }
})

/** The fields of an event's payload that name an object. */
const idFields: Record<string, Kind> = {
  conversation_id: 'conversation',
  turn: 'turn',
  message_id: 'message',
}
const rest = { after: 0, limit: 10, text: 'Hello', on: true, seq: 1, value: 1 }

/** An event with ids of another, or with ids of nobody. */
function payloadOf(fields: string[], id: (kind: Kind) => string): object {
  const ids = Object.entries(idFields).filter(([field]) => fields.includes(field))
  return { ...rest, cmid: randomUUID(), ...Object.fromEntries(ids.map(([field, kind]) => [field, id(kind)])) }
}

const fieldsOf = (schema: unknown) => Object.keys((schema as { shape: object }).shape)

test.each([
  ['visitor', Object.values(visitorEvents)],
  ['member', Object.values(agentEvents)],
] as const)(
  'every event of a %s with a foreign id is answered as one with a missing id',
  async (who, events) => {
    const socket = ours[who]
    const before = theirs.visitor.heard.length
    let tried = 0
    for (const { name, schema } of events) {
      const fields = fieldsOf(schema)
      const unknown = fields.filter(
        (field) => /(^|_)id$|^turn$/.test(field) && !idFields[field] && field !== 'cmid',
      )
      expect([name, unknown]).toEqual([name, []])
      if (!fields.some((field) => idFields[field])) continue
      tried += 1
      const foreign = await socket.emit(
        name,
        payloadOf(fields, (kind) => theirs.ids[kind]),
      )
      const missing = await socket.emit(
        name,
        payloadOf(fields, () => randomUUID()),
      )
      expect([name, foreign]).toEqual([name, missing])
      if (name !== 'stop') expect(foreign).toMatchObject({ ok: false, code: 'not_found' })
    }
    expect(tried).toBeGreaterThan(0)
    expectNothingOfTheirs(socket.heard)
    await theirs.visitor.emit('typing', { on: true })
    expect(theirs.visitor.heard).toHaveLength(before)
  },
)

test('what happens at theirs is not heard at ours, and the other way round', async () => {
  await Promise.all([ours.member.subscribes(), theirs.member.subscribes()])
  await ours.member.opens(ours.ids.conversation)
  await Promise.all([theirs.visitor.asks(word('question')), ours.visitor.asks('Anybody there?')])
  await Promise.all(
    [ours, theirs].map(({ member }) => member.hears('conversation', ({ head }) => head === 4)),
  )
  expectNothingOfTheirs([ours.member.heard, ours.visitor.heard])
  expect(JSON.stringify([theirs.member.heard, theirs.visitor.heard])).not.toContain(ours.ids.conversation)
})

test('after all this theirs is as it was', async () => {
  const { api } = theirs.business
  const { article, apiKey, conversation, member, invitation } = theirs.ids
  expect((await api('GET', `/api/v1/articles/${article}`)).body.question).toBe(word('question'))
  expect((await api('GET', '/api/v1/api-keys')).body.data.map(({ id }: { id: string }) => id)).toContain(
    apiKey,
  )
  const { body: members } = await api('GET', '/api/v1/members')
  expect(members.data).toMatchObject([{ role: 'owner' }, { id: member, role: 'admin' }])
  expect((await api('GET', '/api/v1/invitations')).body.data).toMatchObject([{ id: invitation }])
  expect((await api('GET', '/api/v1/account-tokens')).body.data).toHaveLength(1)
  expect((await api('GET', `/api/v1/conversations/${conversation}`)).body.status).toBe('open')
  const { data } = (await api('GET', `/api/v1/conversations/${conversation}/messages`)).body
  expect(data.map(({ text }: { text: string }) => text)).not.toContain('Hello')
  expect(app.failures()).toEqual([])
})
