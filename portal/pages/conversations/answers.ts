/** What a member says, by conversation: kept in this browser from before the first try until the conversation shows it. */
import { effect, type Signal, signal } from '@preact/signals'
import { createDelivery, type Delivery } from '#sdk/realtime/delivery'
import { newCmid } from '#sdk/realtime/new-cmid'
import { createOutbox, type Outbox, type OutboxEntry } from '#sdk/realtime/outbox'
import { createVisitorStore } from '#sdk/realtime/visitor-store'
import type { Ack, Attachment, Sent } from '#wire'
import { person } from '../../api/session.ts'
import { unfinishedBy } from '../../api/unfinished.ts'

/** Sends one message; the same again is the same message. */
type Send = (
  conversationId: string,
  said: { cmid: string; text: string; attachments?: string[] },
) => Promise<Ack<Sent>>

export interface Answers {
  /** What the conversation does not show yet. */
  entries: Signal<readonly OutboxEntry[]>
  draft(): string
  keepDraft(text: string): void
  say(text: string, attachments: readonly Attachment[]): void
  retry(cmid: string): void
  /** Takes back what was not sent. */
  drop(cmid: string): void
}

interface Kept extends Answers {
  outbox: Outbox
  delivery: Delivery
  tell(): void
}

const byConversation = new Map<string, Kept>()
let send: Send | null = null

effect(() => {
  // Of who has left nothing is to go out, nor to be shown to whoever comes next.
  if (!person.value) byConversation.clear()
})

/** Those of a conversation. */
export function answersOf(conversationId: string): Answers {
  const key = keyOf(conversationId)
  const known = byConversation.get(key)
  if (known) return known
  const made = keep(conversationId, key)
  byConversation.set(key, made)
  if (send) made.delivery.start()
  return made
}

/** There is a connection. */
export function startAnswers(by: Send): void {
  send = by
  for (const { delivery } of byConversation.values()) delivery.start()
}

export function pauseAnswers(): void {
  send = null
  for (const { delivery } of byConversation.values()) delivery.pause()
}

/** The conversation shows the message. */
export function settleAnswer(conversationId: string, cmid: string): void {
  const known = byConversation.get(keyOf(conversationId))
  if (known?.outbox.settle(cmid)) known.tell()
}

/** Several people may use this browser. */
const keyOf = (conversationId: string) => `${unfinishedBy(person.value?.id ?? '')}${conversationId}.`

function keep(conversationId: string, key: string): Kept {
  const store = createVisitorStore(storage(), key)
  store.persist()
  const outbox = createOutbox(store)
  const entries = signal(outbox.entries())
  const tell = () => {
    entries.value = outbox.entries()
  }
  const delivery = createDelivery({
    outbox,
    send: async ({ cmid, text, attachments }) => {
      const files = attachments?.length ? { attachments: attachments.map(({ id }) => id) } : {}
      return send ? send(conversationId, { cmid, text, ...files }) : notNow
    },
    onSent: () => {},
    onChange: tell,
  })
  const go = () => {
    tell()
    delivery.nudge()
  }
  return {
    ...{ outbox, delivery, entries, tell },
    draft: () => store.read('draft') ?? '',
    keepDraft: (text) => store.write('draft', text || null),
    say: (text, attachments) => {
      outbox.add(text, newCmid(), attachments)
      go()
    },
    retry: (cmid) => {
      outbox.retry(cmid)
      go()
    },
    drop: (cmid) => {
      if (outbox.settle(cmid)) tell()
    },
  }
}

const notNow: Ack<Sent> = { ok: false, code: 'no_answer', detail: 'There is no connection.', retryable: true }

/** A browser may forbid it: then all stays in memory. */
function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
