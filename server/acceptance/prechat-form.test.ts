/** What visitors are asked before their first message: set by the owner, kept once, seen by the team. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Conversation, Message, PrechatForm, WidgetConfig } from '#wire'
import { agreed } from './hear-socket.ts'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import type { TestVisitor } from './test-visitor.ts'

beforeAll(() => sharedApp())

const asked: PrechatForm = {
  skippable: false,
  fields: [
    { name: 'name', type: 'name', required: true },
    { name: 'email', type: 'email', required: true },
    { name: 'reason', type: 'choice', label: 'What is it about?', options: ['A repair', 'A bill'] },
  ],
}
const values = { name: 'Ada', email: 'ada@example.com', reason: 'A bill' }

async function openGarage(prechat: PrechatForm = asked) {
  const garage = await (await sharedApp()).signUp('Garage')
  await garage.sets({ prechat })
  return garage
}
const fill = (visitor: TestVisitor, more: object = {}) =>
  visitor.emit('form', { cmid: randomUUID(), values, ...more })
const dataOf = async (garage: TestBusiness, path: string) => (await garage.api('GET', path)).body.data

test('begins the conversation, is a lead, and tells the inbox who it is', async () => {
  const garage = await openGarage()
  const visitor = await garage.website.opensChat({ page: 'https://www.example/prices' })
  const sent = agreed<{ id: string; conversation_id: string }>(await fill(visitor))
  const own: Message = await visitor.hears('message', ({ id }: Message) => id === sent.id)
  expect(own.text).toBe('Name: Ada\nE-mail: ada@example.com\nWhat is it about?: A bill')
  expect(own.blocks?.[0]).toMatchObject({ type: 'answers', answers: [{ value: 'Ada' }, {}, {}] })
  const said = await visitor.says('Hello')
  expect(said.conversation_id).toBe(sent.conversation_id)
  expect(await dataOf(garage, '/api/v1/leads')).toMatchObject([
    { purpose: 'lead', name: 'Ada', email: 'ada@example.com', page: 'https://www.example/prices' },
  ])
  const [conversation]: Conversation[] = await dataOf(garage, '/api/v1/conversations')
  expect(conversation?.visitor).toMatchObject({ name: 'Ada', email: 'ada@example.com', verified: false })
})

test('is kept once, however often it is sent, and leaves no empty conversation', async () => {
  const garage = await openGarage()
  const visitor = await garage.website.opensChat()
  const cmid = randomUUID()
  const acks = await Promise.all(Array.from({ length: 4 }, () => fill(visitor, { cmid })))
  expect(new Set(acks.map((ack) => agreed<{ id: string }>(ack).id)).size).toBe(1)
  await visitor.emit('end', {})
  agreed(await fill(visitor, { cmid }))
  expect(await dataOf(garage, '/api/v1/leads')).toHaveLength(1)
  expect(await dataOf(garage, '/api/v1/conversations')).toHaveLength(1)
})

test('tells each field that is not right, and begins nothing then', async () => {
  const garage = await openGarage()
  const visitor = await garage.website.opensChat()
  const refused = await fill(visitor, { values: { email: 'ada', reason: 'Lunch', left_out: 'x' } })
  const pointers = !refused.ok && refused.errors?.map(({ pointer }: { pointer: string }) => pointer)
  expect(pointers).toEqual(['/values/name', '/values/email', '/values/reason'])
  expect(await dataOf(garage, '/api/v1/conversations')).toEqual([])
})

test('with nothing but a reason is no lead', async () => {
  const garage = await openGarage({ skippable: true, fields: asked.fields.slice(2) })
  const visitor = await garage.website.opensChat()
  agreed(await fill(visitor, { values: { reason: 'A bill' } }))
  expect(await dataOf(garage, '/api/v1/leads')).toEqual([])
  const [conversation] = await dataOf(garage, '/api/v1/conversations')
  expect(conversation.visitor).toBeUndefined()
})

test('is none of a business that asks nothing', async () => {
  const garage = await (await sharedApp()).signUp('Garage')
  expect(await fill(await garage.website.opensChat())).toMatchObject({ ok: false, code: 'not_found' })
})

test('adds to what the page says of its visitor, and takes nothing of it away', async () => {
  const garage = await openGarage()
  const visitor = await garage.website.opensChat({ user: { id: '42', name: 'Ada Lovelace' } })
  const { conversation_id } = agreed<{ conversation_id: string }>(await fill(visitor))
  const { identity } = (await garage.api('GET', `/api/v1/conversations/${conversation_id}`)).body
  expect(identity).toMatchObject({ external_id: '42', name: 'Ada Lovelace', email: 'ada@example.com' })
})

test('comes with the settings of the widget, and is refused where its fields are not right', async () => {
  const garage = await openGarage()
  const { url } = await sharedApp()
  const answer = await fetch(`${url}/w/config?token=${garage.accountToken}`)
  const settings = (await answer.json()) as WidgetConfig
  expect(settings.prechat).toEqual(asked)
  const { body: config } = await garage.api('GET', '/api/v1/customer/config')
  const wrong = { ...asked, fields: [{ name: 'reason', type: 'choice', label: 'Why?' }] }
  const refused = await garage.api('PUT', '/api/v1/customer/config', { body: { ...config, prechat: wrong } })
  expect(refused.status).toBe(422)
  expect(refused.body.errors[0].pointer).toBe('/prechat/fields/0/options')
  const { prechat: _, ...without } = config
  expect((await garage.api('PUT', '/api/v1/customer/config', { body: without })).body.prechat).toBeUndefined()
})
