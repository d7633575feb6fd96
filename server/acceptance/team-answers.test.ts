/** Members answer: they take a conversation over, say what is stored once, show that they type and read, and give it back. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Conversation, Message, Sent } from '#wire'
import { agreed, refused } from './hear-socket.ts'
import { hire } from './hire.ts'
import { sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import type { TestMember } from './test-member.ts'

let app: TestApp
let garage: TestBusiness
beforeAll(async () => {
  app = await sharedApp()
  garage = await app.signUp('Garage', { ownerName: 'Ada' })
})

async function inbox(token?: string): Promise<TestMember> {
  const member = garage.opensInbox(token)
  await member.isConnected()
  return member
}

/** A visitor who has got an answer, and the owner with that conversation open. */
async function open() {
  const visitor = await garage.website.opensChat()
  const { conversation_id } = await visitor.asks('Hello')
  const member = await inbox()
  await member.opens(conversation_id)
  return { visitor, member, conversation_id }
}

const takesOver = (member: TestMember, conversation_id: string, from?: string) =>
  member.emit('take_over', { conversation_id, ...(from && { from }) })
const says = (member: TestMember, conversation_id: string, text: string, more: object = {}) =>
  member.emit('send', { cmid: randomUUID(), conversation_id, text, ...more })

test('who takes a conversation over answers in it, the bot is silent until it is given back, and both are told', async () => {
  const { visitor, member, conversation_id } = await open()
  await visitor.emit('handoff', {})
  const { conversation } = agreed<{ conversation: Conversation }>(await takesOver(member, conversation_id))
  const { id } = (await garage.api('GET', '/api/v1/me')).body.user
  expect(conversation).toMatchObject({ owner: id, needs_person: false })
  const joined = await visitor.hears('message', ({ text }: Message) => text === 'Ada answers here now.')
  expect(joined).toMatchObject({
    role: 'system',
    blocks: [{ type: 'notice', code: 'person_joined', name: 'Ada' }],
  })
  const { seq } = agreed<Sent>(await says(member, conversation_id, 'What happened?'))
  expect(await visitor.hears('message', ({ role }: Message) => role === 'agent')).toMatchObject({
    seq,
    text: 'What happened?',
  })
  const own = await visitor.says('It leaks.')
  await member.hears('message', ({ text }: Message) => text === 'It leaks.')
  agreed(await member.emit('hand_back', { conversation_id }))
  const answer = await visitor.asks('Hello again')
  expect(answer.role).toBe('bot')
  // Nothing was said by the bot in between.
  expect(visitor.messages().filter(({ turn }: Message) => turn === own.id)).toEqual([])
  const { body } = await garage.api('GET', `/api/v1/conversations/${conversation_id}`)
  expect(body).toMatchObject({ owner: 'bot', needs_person: false })
})

test('a message that is sent again is stored once, with other words it is refused', async () => {
  const { member, conversation_id } = await open()
  agreed(await takesOver(member, conversation_id))
  const message = { cmid: randomUUID(), conversation_id, text: 'On my way.' }
  const all = await Promise.all([1, 2, 3].map(() => member.emit('send', message)))
  const acks = all.map((ack) => agreed<Sent>(ack))
  expect(new Set(acks.map(({ id, seq }) => `${id} ${seq}`)).size).toBe(1)
  expect(acks.map(({ dup }) => dup).toSorted()).toEqual([false, true, true])
  expect(refused(await member.emit('send', { ...message, text: 'Other words' })).code).toBe('cmid_conflict')
  const { body } = await garage.api('GET', `/api/v1/conversations/${conversation_id}/messages`)
  expect(body.data.filter(({ role }: Message) => role === 'agent')).toHaveLength(1)
})

test('only who has taken it over may write, and another member takes it only from whom they know of', async () => {
  const { member, conversation_id } = await open()
  expect(refused(await says(member, conversation_id, 'Hello')).code).toBe('conversation_owned')
  agreed(await takesOver(member, conversation_id))
  agreed(await takesOver(member, conversation_id))
  const { token, id } = await hire(app, garage, 'agent')
  const other = await inbox(token)
  expect(refused(await takesOver(other, conversation_id)).code).toBe('conversation_owned')
  expect(refused(await says(other, conversation_id, 'Me, too')).code).toBe('conversation_owned')
  expect(refused(await other.emit('hand_back', { conversation_id })).code).toBe('conversation_owned')
  const owner = (await garage.api('GET', '/api/v1/me')).body.user.id
  const taken = agreed<{ conversation: Conversation }>(await takesOver(other, conversation_id, owner))
  expect(taken.conversation.owner).toBe(id)
  expect(refused(await says(member, conversation_id, 'Still here')).code).toBe('conversation_owned')
})

test('who may only look neither takes over nor writes, and what they read is not told', async () => {
  const { visitor, conversation_id } = await open()
  const { token } = await hire(app, garage, 'viewer')
  const viewer = await inbox(token)
  await viewer.opens(conversation_id)
  const tries = [
    await takesOver(viewer, conversation_id),
    await says(viewer, conversation_id, 'Hello'),
    await viewer.emit('hand_back', { conversation_id }),
    await viewer.emit('seen', { seq: 1 }),
    await viewer.emit('typing', { on: true }),
  ]
  expect(tries.map((ack) => refused(ack).code)).toEqual(tries.map(() => 'forbidden'))
  await visitor.asks('Still there?')
  expect([...visitor.all('seen'), ...visitor.all('typing')]).toEqual([])
})

test('a conversation that has ended, or does not exist, is told apart from one that somebody else has', async () => {
  const { visitor, member, conversation_id } = await open()
  await visitor.emit('end', {})
  expect(refused(await takesOver(member, conversation_id)).code).toBe('conversation_closed')
  expect(refused(await says(member, conversation_id, 'Hello')).code).toBe('conversation_closed')
  expect(refused(await takesOver(member, randomUUID())).code).toBe('not_found')
  expect(refused(await says(member, randomUUID(), 'Hello')).code).toBe('not_found')
})

test('whoever leaves the team, or may only look from then on, leaves the conversation to the bot', async () => {
  const ownerOf = async (id: string) => (await garage.api('GET', `/api/v1/conversations/${id}`)).body.owner
  const { conversation_id } = await open()
  const leaving = await hire(app, garage, 'agent')
  agreed(await takesOver(await inbox(leaving.token), conversation_id))
  expect(await ownerOf(conversation_id)).toBe(leaving.id)
  await garage.api('DELETE', `/api/v1/members/${leaving.id}`)
  expect(await ownerOf(conversation_id)).toBe('bot')
  const demoted = await hire(app, garage, 'agent')
  agreed(await takesOver(await inbox(demoted.token), conversation_id))
  await garage.api('PATCH', `/api/v1/members/${demoted.id}`, { body: { role: 'viewer' } })
  expect(await ownerOf(conversation_id)).toBe('bot')
})

test('what the team has read is told to the visitor and to the other members, and counts no longer as unread', async () => {
  const { visitor, member, conversation_id } = await open()
  const other = await inbox()
  const unread = async () => (await other.subscribes()).find(({ id }) => id === conversation_id)?.unread
  expect(await unread()).toBe(1)
  await visitor.asks('And on Sundays?')
  expect(await unread()).toBe(2)
  agreed(await member.emit('seen', { seq: 2 }))
  expect(await visitor.hears('seen')).toEqual({ conversation_id, seq: 2 })
  expect(await other.hears('read', (read) => read.conversation_id === conversation_id)).toMatchObject({
    seq: 2,
  })
  expect(await unread()).toBe(1)
  // Nobody has read what is not there.
  agreed(await member.emit('seen', { seq: 900 }))
  await visitor.hears('seen', ({ seq }) => seq === 4)
  expect(await unread()).toBe(0)
  expect(await visitor.join()).toMatchObject({ seen: 4 })
})
