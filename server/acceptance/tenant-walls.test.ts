/** What passes between two businesses where no id is named: answers, live events, and all that one has after the other's tries. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
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
    [bot, (id) => api('GET', `/w/config?token=${ours.business.accountToken}&bot=${id}`)],
  ]
  for (const [foreign, ask] of asks) await expectSameAsMissing(ask, foreign)
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
