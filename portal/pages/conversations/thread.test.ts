/** A conversation while it is read live. */
import { describe, expect, it } from 'vitest'
import type { Message } from '#wire'
import {
  addDelta,
  addRow,
  emptyThread,
  lastSeenAnswer,
  lastWhole,
  shownMessages,
  type Thread,
  updateTurn,
} from './thread.ts'

const row = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  conversation_id: 'c',
  seq,
  kind: 'message',
  role: 'visitor',
  text: `text ${seq}`,
  rev: 1,
  created_at: '2026-01-01T00:00:00.000Z',
  ...more,
})
const delta = (off: number, text: string, attempt = 1) => ({ turn: 'm1', attempt, off, text })
const said = (thread: Thread) => thread.speaking.map(({ text }) => text)

describe('rows', () => {
  it('stand in order and once, in whichever order they arrive', () => {
    const thread = [3, 1, 2, 3, 1].reduce((held, seq) => addRow(held, row(seq)), emptyThread)
    expect(thread.rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  it('give way to a higher revision only', () => {
    const thread = addRow(
      addRow(emptyThread, row(1, { rev: 2, text: 'new' })),
      row(1, { rev: 1, text: 'old' }),
    )
    expect(thread.rows[0]?.text).toBe('new')
    expect(addRow(thread, row(1, { rev: 3, text: '' })).rows[0]?.text).toBe('')
  })

  it('tell what to ask for after a reconnect', () => {
    expect(lastWhole([row(1), row(2), row(4)])).toBe(2)
    expect(lastWhole([row(2)])).toBe(0)
  })

  it('carry out edits and erasures on their targets', () => {
    const shown = shownMessages([
      row(1),
      row(2, { role: 'bot' }),
      row(3, { kind: 'edit', target_id: 'm1', text: 'edited' }),
      row(4, { kind: 'erasure', target_id: 'm2', text: '' }),
      row(5, { kind: 'status', role: 'system', text: 'Closed' }),
    ])
    expect(shown.map(({ message }) => message.seq)).toEqual([1, 2, 5])
    expect(shown[0]).toMatchObject({ isEdited: true, message: { text: 'edited' } })
    expect(shown[1]).toMatchObject({ isErased: true })
  })
})

it('tells the last answer of the team as seen once the visitor has come so far', () => {
  const shown = shownMessages([row(1), row(2, { role: 'agent' }), row(3, { role: 'agent' }), row(4)])
  expect(lastSeenAnswer(shown, 2)).toBeUndefined()
  expect(lastSeenAnswer(shown, 3)?.message.seq).toBe(3)
  expect(lastSeenAnswer(shownMessages([row(1)]), 9)).toBeUndefined()
})

describe('an answer that is being said', () => {
  it('grows piece by piece and ends with the final message', () => {
    let thread = updateTurn(emptyThread, { turn: 'm1', state: 'generating' })
    expect(said(thread)).toEqual([''])
    thread = addDelta(addDelta(thread, delta(0, 'We are ')), delta(7, 'open.'))
    expect(said(thread)).toEqual(['We are open.'])
    thread = addRow(thread, row(2, { role: 'bot', turn: 'm1' }))
    expect(thread.speaking).toEqual([])
    expect(addDelta(thread, delta(12, 'late'))).toBe(thread)
    expect(updateTurn(thread, { turn: 'm1', state: 'generating' })).toBe(thread)
  })

  it('begins anew with a higher attempt, and drops the lower one', () => {
    let thread = addDelta(emptyThread, delta(0, 'first try'))
    thread = addDelta(thread, delta(0, 'second', 2))
    expect(said(addDelta(thread, delta(9, ' more')))).toEqual(['second'])
  })

  it('stops at a hole instead of showing words that do not belong together', () => {
    let thread = addDelta(emptyThread, delta(0, 'We '))
    thread = addDelta(thread, delta(10, 'open'))
    expect(said(addDelta(thread, delta(3, 'are ')))).toEqual(['We '])
  })

  it('takes a repeated piece once', () => {
    const thread = addDelta(emptyThread, delta(0, 'We are'))
    expect(said(addDelta(thread, delta(0, 'We ')))).toEqual(['We are'])
  })

  it('is gone when the turn ends without a message', () => {
    const thread = addDelta(emptyThread, delta(0, 'We '))
    expect(updateTurn(thread, { turn: 'm1', state: 'failed' }).speaking).toEqual([])
  })
})
