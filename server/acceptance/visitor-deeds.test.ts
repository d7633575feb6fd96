/** What a visitor can do beside talking: ask for a person at any hour, rate, take the chat along, delete it. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { BotConfig, Feedback, Message } from '#wire'
import { callApi } from './call-api.ts'
import { agreed } from './hear-socket.ts'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

beforeAll(() => sharedApp())
const open = async () => (await sharedApp()).signUp('Garage')
const isSystem = ({ role }: Message) => role === 'system'

/** Open at no time of this or the next days but on one date. */
async function opensOn(
  garage: TestBusiness,
  hours: BotConfig['business']['hours'],
  exceptions: object[] = [],
) {
  const { body } = await garage.api('GET', '/api/v1/customer/config')
  await garage.sets({ business: { ...body.business, timezone: 'Europe/Berlin', hours, exceptions } })
}

const far = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
const closedButFar = [{ date: far, open: '08:00', close: '12:00' }]

describe('who asks for a person', () => {
  test('before a word was said begins a conversation with it', async () => {
    const garage = await open()
    const visitor = await garage.website.opensChat()
    agreed(await visitor.emit('handoff', {}))
    const told: Message = await visitor.hears('message', isSystem)
    expect(told).toMatchObject({ seq: 1, blocks: [{ type: 'notice', code: 'person_asked' }] })
    const [conversation] = (await garage.api('GET', '/api/v1/conversations')).body.data
    expect(conversation).toMatchObject({ id: told.conversation_id, needs_person: true, head: 1 })
    expect((await visitor.says('Hello')).conversation_id).toBe(told.conversation_id)
  })

  test('while nobody is there hears when, and leaves details', async () => {
    const garage = await open()
    await opensOn(garage, [], closedButFar)
    const visitor = await garage.website.opensChat()
    agreed(await visitor.emit('handoff', {}))
    const told: Message = await visitor.hears('message', isSystem)
    const [notice, form] = told.blocks ?? []
    expect(notice).toMatchObject({ type: 'notice', code: 'person_away' })
    expect(notice?.type === 'notice' && notice.opens_at?.slice(0, 10)).toBe(far)
    expect(form).toMatchObject({ type: 'form', purpose: 'contact' })
    expect(told.text).toContain('away until')
    const values = { name: 'Ada', phone: '+49 30 1234567', message: 'Call me' }
    agreed(await visitor.emit('form', { cmid: randomUUID(), form_id: told.id, values }))
    const [lead] = (await garage.api('GET', '/api/v1/leads?purpose=contact')).body.data
    expect(lead).toMatchObject({ purpose: 'contact', name: 'Ada', phone: '+49 30 1234567', email: null })
  })

  test('in words gets the same form from the bot, and none while the team is there', async () => {
    const garage = await open()
    await opensOn(garage, [], closedButFar)
    const ann = await garage.website.opensChat()
    const away = await ann.asks('I want to talk to a human')
    expect(away.blocks?.map(({ type }) => type)).toEqual(['notice', 'form'])
    await opensOn(garage, [{ days: [1, 2, 3, 4, 5, 6, 7], open: '00:00', close: '24:00' }])
    const there = await (await garage.website.opensChat()).asks('I want to talk to a human')
    expect(there.blocks).toBeUndefined()
  })

  test('sees in the public settings when the team is there', async () => {
    const garage = await open()
    await opensOn(garage, [], closedButFar)
    const { url } = await sharedApp()
    const config = async () => (await callApi(url, 'GET', `/w/config?token=${garage.accountToken}`)).body
    expect((await config()).team_hours).toEqual([
      { opens: expect.stringContaining(far), closes: expect.stringContaining(far) },
    ])
    await opensOn(garage, [])
    expect((await config()).team_hours).toEqual([])
  })
})

test('a verdict comes to the business with its reason, its note, the question and the answer', async () => {
  const garage = await open()
  const visitor = await garage.website.opensChat()
  const answer = await visitor.asks('Where is the moon?')
  const rating = { message_id: answer.id, value: -1, reason: 'wrong', note: 'It is up.' }
  agreed(await visitor.emit('feedback', rating))
  agreed(await visitor.emit('feedback', { ...rating, note: 'It is up there.' }))
  const second = await visitor.asks('Thank you')
  agreed(await visitor.emit('feedback', { message_id: second.id, value: 1 }))
  const list = async (query = '') => (await garage.api('GET', `/api/v1/feedback${query}`)).body
  const [newer, older] = (await list()).data as Feedback[]
  expect(newer).toMatchObject({ message_id: second.id, value: 1, reason: null, note: null })
  expect(older).toMatchObject({
    conversation_id: answer.conversation_id,
    value: -1,
    reason: 'wrong',
    note: 'It is up there.',
    question: 'Where is the moon?',
    answer: answer.text,
    turn: answer.turn,
  })
  expect((await list('?value=-1')).data).toEqual([older])
  const page = await list('?limit=1')
  expect(page).toMatchObject({ data: [newer], has_more: true })
  expect((await list(`?limit=1&cursor=${page.next_cursor}`)).data).toEqual([older])
  expect(await visitor.emit('feedback', { ...rating, reason: 'rude' })).toMatchObject({
    code: 'invalid_payload',
  })
})

test('all conversations of a visitor can be taken along, page by page, and nobody else’s', async () => {
  const garage = await open()
  const visitor = await garage.website.opensChat()
  const first = await visitor.asks('one')
  await visitor.emit('end', {})
  const second = await visitor.asks('two')
  const stranger = await garage.website.opensChat()
  await stranger.asks('three')
  const all: Message[] = []
  for (let more = true; more; ) {
    const last = all.at(-1)
    const from = last ? { conversation_id: last.conversation_id, after: last.seq } : {}
    const page = agreed<{ messages: Message[]; has_more: boolean }>(
      await visitor.emit('download', { ...from, limit: 2 }),
    )
    all.push(...page.messages)
    more = page.has_more
  }
  expect(all.map(({ conversation_id, seq }) => [conversation_id, seq])).toEqual([
    ...[1, 2, 3].map((seq) => [first.conversation_id, seq]),
    ...[1, 2].map((seq) => [second.conversation_id, seq]),
  ])
  const foreign = { conversation_id: first.conversation_id, after: 0 }
  expect(await stranger.emit('download', foreign)).toMatchObject({ code: 'not_found' })
})

describe('a visitor who deletes the chat', () => {
  test('leaves no word behind, and agents see that it was deleted', async () => {
    const garage = await open()
    const secret = `secret${randomUUID().slice(0, 8)}`
    await garage.writesArticle(`What is ${secret}?`, `It is ${secret}.`)
    const visitor = await garage.website.opensChat({ page: `https://www.example/${secret}` })
    const answer = await visitor.asks(`What is ${secret}?`)
    agreed(await visitor.emit('feedback', { message_id: answer.id, value: -1, note: secret }))
    await opensOn(garage, [], closedButFar)
    agreed(await visitor.emit('handoff', {}))
    const form: Message = await visitor.hears('message', isSystem)
    const values = { name: secret, email: `${secret}@example.com` }
    agreed(await visitor.emit('form', { cmid: randomUUID(), form_id: form.id, values }))
    agreed(await visitor.emit('transcript', { email: `${secret}@example.com` }))
    const member = garage.opensInbox()
    await member.isConnected()
    const { conversation_id } = answer
    agreed(await member.emit('conversation.join', { conversation_id, after: 0 }))

    agreed(await visitor.emit('forget', {}))
    await member.hears('message', ({ kind }: Message) => kind === 'erasure')
    const path = `/api/v1/conversations/${conversation_id}`
    const [conversation, messages] = [
      (await garage.api('GET', path)).body,
      (await garage.api('GET', `${path}/messages`)).body,
    ]
    expect(conversation).toMatchObject({ status: 'closed', preview: 'Deleted by the visitor.', page: null })
    const last = messages.data.at(-1)
    expect(last).toMatchObject({ kind: 'erasure', target_id: conversation_id, seq: messages.head })
    expect(messages.data.map(({ seq }: Message) => seq)).toEqual([1, 2, 3, 4, 5, 6])
    const all = [
      ...[conversation, messages],
      (await garage.api('GET', '/api/v1/leads')).body,
      (await garage.api('GET', '/api/v1/feedback')).body,
      (await garage.api('GET', `${path}/trace`)).body,
    ]
    expect(JSON.stringify(all)).not.toContain(secret)
  })

  test('is a stranger from then on, in every tab', async () => {
    const garage = await open()
    const visitor = await garage.website.opensChat()
    const { visitor_token } = await visitor.join()
    await visitor.says('Hello')
    const tab = await garage.website.opensChat({ visitor_token })
    agreed(await visitor.emit('forget', {}))
    for (const one of [visitor, tab]) {
      expect(await one.hears('goodbye')).toMatchObject({ code: 'forgotten' })
      await one.ends()
    }
    const back = await garage.website.opensChat({ visitor_token })
    expect(await back.sends('It is me')).toMatchObject({ ok: false, code: 'invalid_visitor_token' })
    expect(await back.emit('handoff', {})).toMatchObject({ code: 'invalid_visitor_token' })
    expect(await back.emit('forget', {})).toMatchObject({ code: 'invalid_visitor_token' })
  })
})
