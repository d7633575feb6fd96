/** Blocks below messages, and forms: made by owners, members and programs, sent once, kept as leads. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Message, MessageBlock } from '#wire'
import { agreed } from './hear-socket.ts'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import type { TestVisitor } from './test-visitor.ts'

beforeAll(() => sharedApp())
const open = async () => (await sharedApp()).signUp('Garage')

const leadForm: MessageBlock = {
  type: 'form',
  purpose: 'lead',
  title: 'A quote',
  fields: [
    { name: 'name', type: 'name', required: true },
    { name: 'email', type: 'email' },
    { name: 'phone', type: 'phone' },
    { name: 'day', type: 'date', label: 'Day', min: '2026-12-01' },
  ],
  consent: 'You may write to me.',
}
const filled = { name: 'Ada', email: 'ada@example.com', day: '2026-12-03' }

const say = (garage: TestBusiness, id: string, body: object) =>
  garage.api('POST', `/api/v1/conversations/${id}/messages`, { body })

/** A visitor who talks, and a form that the team has put into the conversation. */
async function offerForm(garage: TestBusiness, form: MessageBlock = leadForm) {
  const visitor = await garage.website.opensChat({ page: 'https://www.example/prices' })
  const { conversation_id } = await visitor.says('Hello')
  const { body } = await say(garage, conversation_id, { text: 'Tell us what you need.', blocks: [form] })
  return { visitor, conversation_id, form_id: body.id as string }
}

const send = (visitor: TestVisitor, form_id: string, more: object = {}) =>
  visitor.emit('form', { cmid: randomUUID(), form_id, values: filled, consent: true, ...more })

const leadsOf = async (garage: TestBusiness) => (await garage.api('GET', '/api/v1/leads')).body.data

describe('blocks', () => {
  test('stand below the reply of an intent, live, over the API and after a reload', async () => {
    const garage = await open()
    const blocks: MessageBlock[] = [
      { type: 'quick_replies', replies: [{ label: 'Yes', text: 'Yes, please' }] },
      { type: 'buttons', buttons: [{ label: 'Prices', url: 'https://garage.example/prices' }] },
    ]
    const intent = { name: 'tyres', phrases: ['change my tyres', 'new tyres'], reply: 'Of course.', blocks }
    const made = await garage.api('POST', '/api/v1/intents', { body: intent })
    expect(made.body.blocks).toEqual(blocks)
    const visitor = await garage.website.opensChat()
    const answer = await visitor.asks('change my tyres')
    expect(answer).toMatchObject({ text: 'Of course.', answered_by: 'intent', blocks })
    const again = await visitor.pulls(answer.conversation_id, 0)
    expect(again.messages.find(({ id }) => id === answer.id)).toEqual(answer)
    const body = { session_id: 'one', message: 'change my tyres' }
    expect((await garage.api('POST', '/api/v1/chat', { body })).body.reply.blocks).toEqual(blocks)
  })

  test('hold the questions that the bot suggests as quick replies', async () => {
    const garage = await open()
    await garage.writesArticle('Do you repair electric scooters in winter?', 'We do.')
    const visitor = await garage.website.opensChat()
    const answer = await visitor.asks('scooters winter vacation rental shop discount')
    expect(answer.suggestions?.length).toBeGreaterThan(0)
    const replies = answer.suggestions?.map((label) => ({ label }))
    expect(answer.blocks).toEqual([{ type: 'quick_replies', replies }])
  })

  test.each([
    ['an address that runs a script', { label: 'Go', url: 'javascript:alert(1)' }],
    ['one that hides it', { label: 'Go', url: ' java\tscript:alert(1)' }],
    ['data', { label: 'Go', url: 'data:text/html,hi' }],
    ['an address with a password', { label: 'Go', url: 'https://a:b@example.com' }],
    ['no address and no words', { label: 'Go' }],
    ['both', { label: 'Go', url: 'https://example.com', text: 'hi' }],
    ['a label without an end', { label: 'x'.repeat(81), text: 'hi' }],
  ])('with a button to %s are refused', async (_what, button) => {
    const garage = await open()
    const { conversation_id } = await (await garage.website.opensChat()).says('Hello')
    const body = { text: 'Look', blocks: [{ type: 'buttons', buttons: [button] }] }
    expect((await say(garage, conversation_id, body)).status).toBe(422)
  })

  test('with too many things, or of no known kind, are refused', async () => {
    const garage = await open()
    const { conversation_id } = await (await garage.website.opensChat()).says('Hello')
    const reply = { label: 'a' }
    const wrong = [
      [{ type: 'quick_replies', replies: Array.from({ length: 9 }, () => reply) }],
      [{ type: 'html', html: '<b>' }],
      Array.from({ length: 5 }, () => ({ type: 'quick_replies', replies: [reply] })),
      [{ ...leadForm, fields: [{ name: 'x', type: 'slot', label: 'When' }] }],
      [{ type: 'answers', form_id: randomUUID(), answers: [] }],
    ]
    for (const blocks of wrong)
      expect((await say(garage, conversation_id, { text: 'x', blocks })).status).toBe(422)
  })
})

describe('what the team says through the API', () => {
  test('reaches the visitor at its place, and ends with the conversation', async () => {
    const garage = await open()
    const visitor = await garage.website.opensChat()
    const { conversation_id } = await visitor.asks('Hello')
    const { body, status } = await say(garage, conversation_id, { text: 'This is Bob.' })
    expect([status, body]).toEqual([201, expect.objectContaining({ role: 'agent', seq: 3 })])
    expect(await visitor.hears('message', ({ id }: Message) => id === body.id)).toEqual(body)
    await visitor.emit('end', {})
    expect((await say(garage, conversation_id, { text: 'Bye' })).body.code).toBe('conversation_closed')
    expect((await say(garage, randomUUID(), { text: 'Bye' })).status).toBe(404)
  })

  test('needs an agent, or a key with the scope', async () => {
    const garage = await open()
    const { conversation_id } = await (await garage.website.opensChat()).says('Hello')
    const path = `/api/v1/conversations/${conversation_id}/messages`
    const as = async (scope: string) => {
      const token = await garage.makesKey(scope)
      return (await garage.api('POST', path, { token, body: { text: 'Hi' } })).status
    }
    expect([await as('conversations:read'), await as('conversations:write')]).toEqual([403, 201])
  })
})

describe('a form', () => {
  test('becomes a message of the visitor, a word of thanks and a lead', async () => {
    const garage = await open()
    const { visitor, conversation_id, form_id } = await offerForm(garage)
    const sent = agreed<{ id: string }>(await send(visitor, form_id))
    const own: Message = await visitor.hears('message', ({ id }: Message) => id === sent.id)
    expect(own).toMatchObject({
      role: 'visitor',
      text: 'Name: Ada\nE-mail: ada@example.com\nDay: 2026-12-03',
    })
    expect(own.blocks?.[0]).toMatchObject({ type: 'answers', form_id })
    await visitor.hears('message', ({ role, seq }: Message) => role === 'system' && seq === own.seq + 1)
    const [lead] = await leadsOf(garage)
    expect(lead).toMatchObject({
      conversation_id,
      purpose: 'lead',
      name: 'Ada',
      email: 'ada@example.com',
      phone: null,
      consent: 'You may write to me.',
      page: 'https://www.example/prices',
    })
    expect((await garage.api('GET', `/api/v1/leads/${lead.id}`)).body).toEqual(lead)
  })

  test('is stored once, however often and from wherever it is sent', async () => {
    const garage = await open()
    const { visitor, form_id } = await offerForm(garage)
    const cmid = randomUUID()
    const acks = await Promise.all(Array.from({ length: 5 }, () => send(visitor, form_id, { cmid })))
    const ids = new Set(acks.map((ack) => agreed<{ id: string }>(ack).id))
    expect(ids.size).toBe(1)
    expect(acks.filter((ack) => ack.ok && !ack.dup)).toHaveLength(1)
    const other = await send(visitor, form_id, { cmid, values: { ...filled, name: 'Eve' } })
    expect(other).toMatchObject({ ok: false, code: 'cmid_conflict' })
    expect(await leadsOf(garage)).toHaveLength(1)
  })

  test('tells each field that is not right, and stores nothing then', async () => {
    const garage = await open()
    const { visitor, form_id } = await offerForm(garage)
    const refused = await send(visitor, form_id, {
      values: { email: 'ada', day: '2026-01-01' },
      consent: false,
    })
    const pointers = !refused.ok && refused.errors?.map((one: { pointer: string }) => one.pointer)
    expect(refused).toMatchObject({ ok: false, code: 'invalid_input', retryable: false })
    expect(pointers).toEqual(['/values/name', '/values/email', '/values/day', '/consent'])
    expect(await leadsOf(garage)).toEqual([])
  })

  test('of another purpose stays in the conversation', async () => {
    const garage = await open()
    const { visitor, form_id } = await offerForm(garage, { ...leadForm, purpose: 'other' })
    agreed(await send(visitor, form_id))
    expect(await leadsOf(garage)).toEqual([])
  })

  test('of another visitor, or of no form at all, is not found', async () => {
    const garage = await open()
    const { form_id, visitor } = await offerForm(garage)
    const stranger = await garage.website.opensChat()
    const { id } = await stranger.says('Hello')
    expect(await send(stranger, form_id)).toMatchObject({ code: 'not_found' })
    expect(await send(stranger, id)).toMatchObject({ code: 'not_found' })
    await visitor.emit('end', {})
    expect(await send(visitor, form_id)).toMatchObject({ code: 'conversation_closed' })
  })
})

describe('leads', () => {
  test('go out as a table in which no cell is a formula', async () => {
    const garage = await open()
    const { visitor, form_id } = await offerForm(garage)
    agreed(await send(visitor, form_id, { values: { ...filled, name: '=HYPERLINK("http://x")' } }))
    const { text, status } = await garage.api('GET', '/api/v1/leads/export')
    expect(status).toBe(200)
    expect(text.split('\r\n')[0]).toContain('created_at,purpose,name,email,phone')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  test('are not for who only looks on', async () => {
    const garage = await open()
    const scoped = async (scope: string) => {
      const token = await garage.makesKey(scope)
      return (await garage.api('GET', '/api/v1/leads', { token })).status
    }
    expect([await scoped('conversations:read'), await scoped('leads:read')]).toEqual([403, 200])
  })
})
