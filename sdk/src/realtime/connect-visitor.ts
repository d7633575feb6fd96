/** A visitor's live conversation with one bot: every message once and in order, across lost connections and reloads. */
import type { Message, VisitorHandshake } from '#wire'
import { type CurrentConversation, currentConversation } from './current-conversation.ts'
import { createDelivery } from './delivery.ts'
import { createDeltaText } from './delta-text.ts'
import { createMembership } from './membership.ts'
import { createOutbox, type OutboxEntry } from './outbox.ts'
import type { VisitorConnection, VisitorOptions } from './visitor-connection.ts'
import { type LinkParts, openLink } from './visitor-link.ts'
import type { VisitorStore } from './visitor-store.ts'

/** Connects and keeps connected until `close`. */
export function connectVisitor(options: VisitorOptions): VisitorConnection {
  const { on, store } = options
  const [outbox, deltas] = [createOutbox(store), createDeltaText()]
  const tellOutbox = () => on.outbox?.(outbox.entries())

  const conversation = currentConversation(
    store,
    { pull: (request) => link.call('pull', request), onMessage },
    () => on.reset?.(),
  )
  const delivery = createDelivery({
    outbox,
    send: (entry) => sendOne(entry, parts, store),
    onSent: (sent) => conversation.reaches(sent.conversation_id, sent.seq),
    onChange: tellOutbox,
  })
  const link = openLink({
    url: options.url,
    handshake: () => handshakeOf(options, store),
    listeners: hearing(conversation, deltas, on),
    onUp: () => void membership.join(),
    onDown() {
      membership.lost()
      delivery.pause()
      on.state?.('offline')
    },
    onRefused: (refused) => on.state?.('refused', refused),
    onStaleToken() {
      store.write('visitor', null)
      conversation.leave()
    },
    polling: options.polling,
  })
  const membership = createMembership({
    link,
    store,
    conversation,
    onJoined(seen) {
      on.state?.('online')
      on.seen?.(seen)
      delivery.start()
    },
  })
  function onMessage(message: Message) {
    if (message.kind === 'erasure' && message.target_id === message.conversation_id) return parts.forgotten()
    if (message.turn && message.role !== 'visitor') deltas.finish(message.turn)
    on.message?.(message)
    if (message.cmid && outbox.settle(message.cmid)) tellOutbox()
  }

  const parts: Parts = {
    ...{ link, outbox, conversation, delivery, membership, tellOutbox },
    forgotten() {
      outbox.clear()
      conversation.leave()
      store.clear()
      tellOutbox()
    },
  }
  on.state?.('connecting')
  if (outbox.entries().length > 0) tellOutbox()
  link.open()
  return commands(parts)
}

function hearing(
  conversation: CurrentConversation,
  deltas: ReturnType<typeof createDeltaText>,
  on: VisitorOptions['on'],
): LinkParts['listeners'] {
  return {
    message: conversation.receive,
    head: ({ conversation_id, seq }) => conversation.reaches(conversation_id, seq),
    turn: (update) => on.turn?.(update),
    synced: () => on.synced?.(),
    seen: (seen) => seen.conversation_id === conversation.id() && on.seen?.(seen.seq),
    typing: (typing) => on.typing?.(typing.conversation_id === conversation.id() && typing.on),
    delta(delta) {
      const text = deltas.add(delta)
      if (text !== null) on.stream?.({ turn: delta.turn, text })
    },
  }
}

async function sendOne(entry: OutboxEntry, { link, conversation }: Parts, store: VisitorStore) {
  const { cmid, text, attachments } = entry
  const files = attachments && { attachments: attachments.map(({ id }) => id) }
  const ack = await link.call('send', { cmid, text, ...files })
  if (ack.ok || ack.code !== 'invalid_visitor_token') return ack
  // Deleted elsewhere, unheard here: what is said now is said as somebody new.
  store.write('visitor', null)
  conversation.leave()
  link.restart()
  return { ...ack, retryable: true }
}

interface Parts {
  link: ReturnType<typeof openLink>
  outbox: ReturnType<typeof createOutbox>
  conversation: ReturnType<typeof currentConversation>
  delivery: ReturnType<typeof createDelivery>
  membership: ReturnType<typeof createMembership>
  tellOutbox(): void
  forgotten(): void
}

function commands(parts: Parts): VisitorConnection {
  const { link, outbox, conversation, delivery } = parts
  function sendKept() {
    parts.tellOutbox()
    delivery.nudge()
  }
  return {
    conversationId: conversation.id,
    visitorId: parts.membership.visitorId,
    send(text, cmid, attachments) {
      outbox.add(text, cmid, attachments)
      sendKept()
    },
    attachment: (attachment_id) => link.call('attachment', { attachment_id }),
    retry(cmid) {
      outbox.retry(cmid)
      sendKept()
    },
    async end() {
      const ack = await link.call('end', {})
      if (ack.ok) conversation.leave()
      return ack
    },
    stop: (turn) => link.call('stop', { turn }),
    feedback: (message_id, value) => link.call('feedback', { message_id, value }),
    call: link.call,
    handoff: () => link.call('handoff', {}),
    async forget() {
      const ack = await link.call('forget', {})
      if (ack.ok) parts.forgotten()
      return ack
    },
    forgotten: parts.forgotten,
    typing: (on) => void link.call('typing', { on }),
    seen: (seq) => void link.call('seen', { seq }),
    wake: link.wake,
    rest() {
      parts.membership.lost()
      delivery.pause()
      link.rest()
    },
    refresh() {
      if (conversation.id() === null) link.restart()
    },
    tell: (about) => void link.call('context', about),
    restart: link.restart,
    close() {
      parts.membership.lost()
      delivery.pause()
      conversation.close()
      link.close()
    },
  }
}

async function handshakeOf(options: VisitorOptions, store: VisitorStore): Promise<VisitorHandshake> {
  const about = await options.about?.()
  const visitorToken = store.read('visitor')
  return {
    account_token: options.accountToken,
    ...(options.bot && { bot: options.bot }),
    ...(visitorToken && { visitor_token: visitorToken }),
    ...(options.locale && { locale: options.locale }),
    ...(options.page && { page: options.page }),
    ...about,
  }
}
