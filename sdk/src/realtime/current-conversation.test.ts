import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Message, PullRequest } from '#wire'
import { currentConversation } from './current-conversation.ts'
import { createVisitorStore } from './visitor-store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function row(seq: number, conversation_id = 'c'): Message {
  const created_at = '2026-11-21T09:30:00.000Z'
  const id = `${conversation_id}${seq}`
  return { id, conversation_id, seq, kind: 'message', role: 'bot', text: id, rev: 1, created_at }
}

/** A conversation whose server holds this many rows. */
function open(held: number, stored: string | null = null) {
  const store = createVisitorStore(undefined, '')
  store.write('conversation', stored)
  const pulls: PullRequest[] = []
  const events: string[] = []
  const conversation = currentConversation(
    store,
    {
      async pull(request) {
        pulls.push(request)
        const rows = Array.from({ length: held }, (_, at) => row(at + 1, request.conversation_id))
        const messages = rows.slice(request.after, request.after + request.limit)
        return { ok: true, messages, head: held }
      },
      onMessage: ({ id }) => void events.push(id),
    },
    () => void events.push('reset'),
  )
  return { conversation, store, pulls, events }
}

test('a hole is filled at once by a pull', async () => {
  const { conversation, pulls, events } = open(4)
  conversation.receive(row(1))
  conversation.receive(row(4))
  await vi.advanceTimersByTimeAsync(0)

  expect(pulls).toEqual([{ conversation_id: 'c', after: 1, limit: 200 }])
  expect(events).toEqual(['c1', 'c2', 'c3', 'c4'])
})

test('a head that stays above the last row for a second is pulled', async () => {
  const { conversation, pulls, events } = open(2)
  conversation.receive(row(1))
  conversation.reaches('c', 2)
  await vi.advanceTimersByTimeAsync(999)
  expect(pulls).toHaveLength(0)

  await vi.advanceTimersByTimeAsync(1)
  expect(events).toEqual(['c1', 'c2'])
})

test('a head whose rows arrive in time is not pulled', async () => {
  const { conversation, pulls } = open(2)
  conversation.reaches('c', 1)
  conversation.receive(row(1))
  await vi.advanceTimersByTimeAsync(5_000)

  expect(pulls).toHaveLength(0)
})

test('more than one page is pulled page by page', async () => {
  const { conversation, pulls, events } = open(450)
  conversation.reaches('c', 450)
  await vi.advanceTimersByTimeAsync(1_100)

  expect(pulls.map(({ after }) => after)).toEqual([0, 200, 400])
  expect(events).toHaveLength(450)
})

test('a reload asks for the stored conversation from its beginning, a lost connection from the last row', () => {
  const { conversation } = open(0, 'c')
  expect(conversation.joinRequest()).toEqual({ conversation_id: 'c', after: 0 })

  conversation.receive(row(1))
  expect(conversation.joinRequest()).toEqual({ conversation_id: 'c', after: 1 })
})

test('a stored conversation that the server does not know is forgotten', () => {
  const { conversation, store, events } = open(0, 'gone')
  conversation.joined({ conversation_id: null, head: 0, visitor_token: 't', visitor_id: 'v' })

  expect(events).toEqual(['reset'])
  expect(store.read('conversation')).toBeNull()
  expect(conversation.joinRequest()).toEqual({ after: 0 })
})

test('a new conversation takes the place of the old one, whose late rows are ignored', () => {
  const { conversation, store, events } = open(0)
  conversation.receive(row(1, 'old'))
  conversation.receive(row(1, 'new'))
  conversation.receive(row(2, 'old'))

  expect(events).toEqual(['old1', 'reset', 'new1'])
  expect(store.read('conversation')).toBe('new')
})
