import { expect, test } from 'vitest'
import type { Message } from '#wire'
import { type ChatState, emptyChat, withMessage, withStream, withTurn } from './chat-state.ts'

function row(over: Partial<Message>): Message {
  const created_at = '2026-11-21T09:30:00.000Z'
  return {
    id: 'm',
    conversation_id: 'c',
    seq: 1,
    kind: 'message',
    role: 'bot',
    text: 'Hi',
    rev: 1,
    created_at,
    ...over,
  }
}
const pending = (turn: string) => withTurn(emptyChat, { turn, state: 'pending' })
const shown = ({ streams, waiting, messages }: ChatState) => ({
  streams: streams.map(({ text }) => text),
  waiting,
  messages: messages.map(({ text }) => text),
})

test('an answer waits, is said, and is replaced by its message', () => {
  const waiting = pending('t')
  const said = withStream(withStream(waiting, { turn: 't', text: 'We' }), { turn: 't', text: 'We are' })
  const done = withTurn(said, { turn: 't', state: 'done' })
  const final = withMessage(done, row({ turn: 't', text: 'We are open.' }))

  expect(shown(waiting)).toEqual({ streams: [], waiting: ['t'], messages: [] })
  expect(shown(said)).toEqual({ streams: ['We are'], waiting: [], messages: [] })
  expect(shown(done)).toEqual(shown(said))
  expect(shown(final)).toEqual({ streams: [], waiting: [], messages: ['We are open.'] })
})

test('a turn that is answered already does not wait again', () => {
  const answered = withMessage(emptyChat, row({ turn: 't' }))
  expect(withTurn(answered, { turn: 't', state: 'generating' })).toBe(answered)
})

test.each(['failed', 'handed_off', 'merged'] as const)(
  'nothing is waited for in a turn that is %s',
  (state) => {
    const said = withStream(pending('t'), { turn: 't', text: 'We' })
    expect(shown(withTurn(said, { turn: 't', state }))).toEqual({ streams: [], waiting: [], messages: [] })
  },
)

test('the visitor’s own row does not end the turn that it begins', () => {
  expect(withMessage(pending('t'), row({ id: 't', role: 'visitor' })).waiting).toEqual(['t'])
})

test('an edit changes its message, an erasure takes it away, and neither is a bubble', () => {
  const written = withMessage(emptyChat, row({ id: 'a' }))
  const edited = withMessage(written, row({ id: 'b', kind: 'edit', target_id: 'a', text: 'Hello', rev: 2 }))
  const erased = withMessage(edited, row({ id: 'd', kind: 'erasure', target_id: 'a', text: '' }))

  expect(shown(edited).messages).toEqual(['Hello'])
  expect(shown(erased).messages).toEqual([])
})

test('a status without words is not shown', () => {
  expect(withMessage(emptyChat, row({ kind: 'status', text: '' })).messages).toEqual([])
})
