/** Arranges messages for reading: days, notes, and runs of bubbles by one author. */
import type { OutboxEntry } from '#sdk/realtime/outbox'
import type { Attachment, Author, Message } from '#wire'
import type { ChatState } from './chat-state.ts'

export interface Bubble {
  type: 'bubble'
  /** Stays the same when the server's row takes the place of the visitor's own copy. */
  key: string
  role: Exclude<Author, 'system'>
  text: string
  attachments: readonly Attachment[] | undefined
  at: Date
  /** First and last of a run by the same author. */
  first: boolean
  last: boolean
  /** The row, once the server has it. */
  message?: Message
  /** The visitor's copy, until then. */
  entry?: OutboxEntry
}

export type LogItem =
  | Bubble
  | { type: 'day'; key: string; at: Date }
  | { type: 'note'; key: string; text: string; message: Message }

/** @param today a conversation of today needs no day on top. */
export function logItems(
  { messages, outbox }: Pick<ChatState, 'messages' | 'outbox'>,
  today: Date,
): LogItem[] {
  const known = new Set(messages.map((message) => message.cmid))
  const items: LogItem[] = []
  let day = today.toDateString()

  function add(item: Exclude<LogItem, { type: 'day' }>, at: Date) {
    if (at.toDateString() !== day) items.push({ type: 'day', key: `day ${at.toDateString()}`, at })
    day = at.toDateString()
    const previous = items.at(-1)
    if (item.type === 'bubble' && previous?.type === 'bubble' && previous.role === item.role) {
      previous.last = false
      item.first = false
    }
    items.push(item)
  }
  for (const message of messages) add(itemOf(message), new Date(message.created_at))
  for (const entry of outbox) {
    if (known.has(entry.cmid)) continue
    const at = new Date(entry.created_at)
    const { cmid: key, text, attachments } = entry
    add({ type: 'bubble', key, role: 'visitor', text, attachments, at, first: true, last: true, entry }, at)
  }
  return items
}

function itemOf(message: Message): Exclude<LogItem, { type: 'day' }> {
  const { role, text, attachments, id, cmid, created_at } = message
  if (role === 'system' || message.kind === 'status') return { type: 'note', key: id, text, message }
  return {
    type: 'bubble',
    key: cmid ?? id,
    role,
    text,
    attachments,
    at: new Date(created_at),
    first: true,
    last: true,
    message,
  }
}
