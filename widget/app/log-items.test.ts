import { expect, test } from 'vitest'
import type { OutboxEntry } from '#sdk/realtime/outbox'
import type { Message } from '#wire'
import { type LogItem, logItems } from './log-items.ts'

const today = new Date(2026, 10, 21, 12)
const at = (day: number) => new Date(2026, 10, day, 9, 30).toISOString()

function row(id: string, over: Partial<Message> = {}): Message {
  const fixed = { conversation_id: 'c', seq: 1, kind: 'message', rev: 1, created_at: at(21) } as const
  return { ...fixed, id, role: 'bot', text: id, ...over }
}
function entry(cmid: string): OutboxEntry {
  return { cmid, text: cmid, created_at: at(21), state: 'sending' }
}
const sketch = (item: LogItem) =>
  item.type === 'bubble' ? `${item.first ? '(' : ''}${item.key}${item.last ? ')' : ''}` : item.type

test.each<{ name: string; messages: Message[]; outbox: OutboxEntry[]; items: string[] }>([
  {
    name: 'bubbles of one author stand together',
    messages: [row('a', { role: 'visitor' }), row('b'), row('c')],
    outbox: [],
    items: ['(a)', '(b', 'c)'],
  },
  {
    name: 'a note interrupts a run',
    messages: [row('a'), row('n', { role: 'system' }), row('b')],
    outbox: [],
    items: ['(a)', 'note', '(b)'],
  },
  {
    name: 'only days that are not today are named, and today after another one',
    messages: [row('a', { created_at: at(19) }), row('b', { created_at: at(20) }), row('c')],
    outbox: [],
    items: ['day', '(a)', 'day', '(b)', 'day', '(c)'],
  },
  {
    name: 'what is being sent comes last',
    messages: [row('a')],
    outbox: [entry('x'), entry('y')],
    items: ['(a)', '(x', 'y)'],
  },
  {
    name: 'a row takes the place of the copy that was sent, under the same key',
    messages: [row('a', { role: 'visitor', cmid: 'x' })],
    outbox: [entry('x')],
    items: ['(x)'],
  },
])('$name', ({ messages, outbox, items }) => {
  expect(logItems({ messages, outbox }, today).map(sketch)).toEqual(items)
})
