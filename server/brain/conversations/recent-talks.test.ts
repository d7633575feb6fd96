import { expect, test } from 'vitest'
import type { Conversation } from '#wire'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { historyLength, openRecentTalks } from './recent-talks.ts'

const garage = 'garage' as TenantId
const mine = { visitorId: 'me', botId: 'bot', channel: 'web' } as const

/** A conversation of mine at a version, with so many messages. */
function at(version: number, id = 'first'): Conversation {
  const about = { id, bot_id: 'bot', visitor_id: 'me', channel: 'web', status: 'open', owner: 'bot' } as const
  const preview = { preview: '', preview_role: null, page: null }
  return { ...about, ...preview, version, head: version, needs_person: false, created_at: '', updated_at: '' }
}

const line = (text: string) => ({ role: 'visitor' as const, text })

test('what is said next is added to a talk, of which only the last messages are kept', () => {
  const talks = openRecentTalks()
  talks.keep(garage, { conversation: at(1), history: [line('1')] })
  for (let version = 2; version <= 20; version += 1) talks.follow(garage, at(version), line(`${version}`))
  const talk = talks.find(garage, mine)
  expect(talk?.conversation.version).toBe(20)
  expect(talk?.history.map(({ text }) => text)).toEqual(
    Array.from({ length: historyLength }, (_, index) => `${20 - historyLength + 1 + index}`),
  )
})

test('a talk in which something happened unheard is forgotten', () => {
  const talks = openRecentTalks()
  talks.keep(garage, { conversation: at(1), history: [line('1')] })
  talks.follow(garage, at(3), line('3'))
  expect(talks.find(garage, mine)).toBeUndefined()
})

test('a talk that others tell of is forgotten, unless they tell nothing new', () => {
  const talks = openRecentTalks()
  talks.keep(garage, { conversation: at(2), history: [] })
  talks.heard(garage, at(2))
  talks.heard(garage, at(9, 'another'))
  expect(talks.find(garage, mine)).toBeDefined()
  talks.heard(garage, at(3))
  expect(talks.find(garage, mine)).toBeUndefined()
})

test('a talk is found by its visitor, bot, channel and tenant, and by no other conversation', () => {
  const talks = openRecentTalks()
  talks.keep(garage, { conversation: at(1), history: [] })
  expect(talks.find(garage, { ...mine, conversationId: 'first' })).toBeDefined()
  expect(talks.find(garage, { ...mine, conversationId: 'second' })).toBeUndefined()
  expect(talks.find(garage, { ...mine, visitorId: 'you' })).toBeUndefined()
  expect(talks.find(garage, { ...mine, botId: 'other' })).toBeUndefined()
  expect(talks.find(garage, { ...mine, channel: 'api' })).toBeUndefined()
  expect(talks.find('bakery' as TenantId, mine)).toBeUndefined()
})

test('when the memory is full, those that were quiet longest go', () => {
  const talks = openRecentTalks(3_500)
  const of = (visitor: string, text: string) => ({
    conversation: { ...at(1), visitor_id: visitor },
    history: [line(text)],
  })
  for (const visitor of ['one', 'two', 'three']) talks.keep(garage, of(visitor, 'hello'))
  talks.follow(garage, { ...at(2), visitor_id: 'one' }, line('again'))
  talks.keep(garage, of('four', 'x'.repeat(600)))
  const held = ['one', 'two', 'three', 'four'].filter((visitorId) =>
    talks.find(garage, { ...mine, visitorId }),
  )
  expect(held).toEqual(['one', 'four'])
})
