import { expect, test } from 'vitest'
import type { Message } from '#wire'
import { createMessageOrder } from './message-order.ts'

function row(seq: number): Message {
  const created_at = '2026-11-21T09:30:00.000Z'
  const id = `m${seq}`
  return { id, conversation_id: 'c', seq, kind: 'message', role: 'bot', text: id, rev: 1, created_at }
}

test.each([
  { name: 'rows in order', arrive: [1, 2, 3], shown: [1, 2, 3], gap: false },
  { name: 'a row that comes twice', arrive: [1, 1, 2, 1], shown: [1, 2], gap: false },
  { name: 'rows in the wrong order', arrive: [3, 2, 1], shown: [1, 2, 3], gap: false },
  { name: 'a hole', arrive: [1, 3, 4], shown: [1], gap: true },
  { name: 'a hole that is filled', arrive: [1, 3, 4, 2], shown: [1, 2, 3, 4], gap: false },
  { name: 'one of two holes filled', arrive: [1, 3, 5, 2], shown: [1, 2, 3], gap: true },
])('$name is shown once each and in order', ({ arrive, shown, gap }) => {
  const order = createMessageOrder()
  const received = arrive.map((seq) => order.receive(row(seq)))

  expect(received.flatMap(({ ready }) => ready.map(({ seq }) => seq))).toEqual(shown)
  expect(received.at(-1)?.gap).toBe(gap)
  expect(order.last()).toBe(shown.at(-1))
})
