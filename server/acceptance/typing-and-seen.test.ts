/** What is shown without being said: who is typing, and up to where the visitor has read. */
import { beforeAll, expect, test } from 'vitest'
import { sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

let app: TestApp
let garage: TestBusiness
beforeAll(async () => {
  app = await sharedApp()
  garage = await app.signUp()
})

/** A visitor in a conversation that a member has open, with a bystander on either side. */
async function open() {
  const visitor = await garage.website.opensChat()
  const { conversation_id } = await visitor.asks('Hello')
  const member = garage.opensInbox()
  await member.isConnected()
  await member.opens(conversation_id)
  const other = await garage.website.opensChat()
  const otherId = (await other.asks('Hello')).conversation_id
  const otherMember = garage.opensInbox()
  await otherMember.isConnected()
  await otherMember.opens(otherId)
  return { visitor, member, conversation_id, bystanders: [other, otherMember] }
}

test('typing is shown to the other side of that conversation, and to nobody else', async () => {
  const { visitor, member, conversation_id, bystanders } = await open()
  await visitor.emit('typing', { on: true })
  await visitor.emit('typing', { on: true })
  await visitor.emit('typing', { on: false })
  await member.hears('typing', ({ on }) => !on)
  expect(member.all('typing')).toEqual([
    { conversation_id, on: true },
    { conversation_id, on: false },
  ])
  await member.emit('typing', { on: true })
  expect(await visitor.hears('typing')).toEqual({ conversation_id, on: true })
  for (const bystander of bystanders) expect(bystander.all('typing')).toEqual([])
})

test('a visitor who leaves in the middle of a word does not type for ever', async () => {
  const { visitor, member } = await open()
  await visitor.emit('typing', { on: true })
  await member.hears('typing', ({ on }) => on)
  visitor.leaves()
  await member.hears('typing', ({ on }) => !on)
})

test('what a visitor has read is shown to members at once and kept; it never goes back, nor beyond the end', async () => {
  const { visitor, member, conversation_id } = await open()
  await visitor.emit('seen', { seq: 2 })
  expect(await member.hears('seen')).toEqual({ conversation_id, seq: 2 })
  await visitor.emit('seen', { seq: 1 })
  await visitor.emit('seen', { seq: 900 })
  visitor.leaves()
  const late = garage.opensInbox()
  await late.isConnected()
  const join = () => late.emit('conversation.join', { conversation_id, after: 0 })
  await expect.poll(join).toMatchObject({ ok: true, seen: 2 })
  expect(member.all('seen')).toHaveLength(1)
})

test("nobody notes what is seen in another visitor's conversation", async () => {
  const { conversation_id } = await open()
  const stranger = await garage.website.opensChat()
  await stranger.emit('join', { after: 0, conversation_id })
  await stranger.emit('seen', { seq: 2 })
  stranger.leaves()
  const member = garage.opensInbox()
  await member.isConnected()
  expect(await member.emit('conversation.join', { conversation_id, after: 0 })).toMatchObject({ seen: 0 })
})
