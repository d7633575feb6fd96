/** The live connection of a member: inbox and one open conversation, taken up again after every break. */
import { io, type Socket } from 'socket.io-client'
import type { Ack, AgentToServer, Conversation, ServerToAgent } from '#wire'
import { client } from '../../api/session.ts'
import {
  change,
  changeThread,
  isConnected,
  markRead,
  mayAnswer,
  nothing,
  nothingOpen,
  stands,
  view,
} from './agent-view.ts'
import { pauseAnswers, settleAnswer, startAnswers } from './answers.ts'
import { askFor, type Filter, mergeSnapshot, upsert, withVisitor } from './inbox.ts'
import { keepConnected } from './keep-connected.ts'
import { addDelta, addRow, lastWhole, updateTurn } from './thread.ts'

type AgentSocket = Socket<ServerToAgent, AgentToServer>
type EventName = keyof AgentToServer
type Request<E extends EventName> = Parameters<AgentToServer[E]>[0]
type Answer<E extends EventName> = Parameters<Parameters<AgentToServer[E]>[1]>[0]

let socket: AgentSocket | null = null
/** The largest place that was told to be read, by conversation, on this connection. */
let told = new Map<string, number>()

/** Connects; the function it gives ends the connection. */
export function openAgentSocket(): () => void {
  view.value = nothing
  const opened: AgentSocket = io('/agent', {
    transports: ['websocket'],
    auth: (give) => give({ token: client.token() }),
    forceNew: true,
  })
  socket = opened
  listen(opened)
  const stopKeeping = keepConnected(opened)
  document.addEventListener('visibilitychange', tellRead)
  return () => {
    document.removeEventListener('visibilitychange', tellRead)
    stopKeeping()
    opened.disconnect()
    if (socket === opened) socket = null
    isConnected.value = false
    pauseAnswers()
  }
}

/** Shows another part of the inbox. */
export function setFilter(filter: Filter): void {
  if (view.value.filter !== filter) change({ filter, conversations: null })
  subscribe()
}

/** Opens a conversation, or none. */
export function openConversation(id: string | null): void {
  if (view.value.openId === id) return
  change({ ...nothingOpen, openId: id })
  if (id) void findOpen(id)
  join()
}

/** Resolves always; with the retryable refusal `no_answer` when nothing came back in time. */
export async function ask<E extends EventName>(event: E, request: Request<E>): Promise<Answer<E>> {
  if (!socket?.connected) return unanswered as Answer<E>
  const untyped = socket.timeout(longestAnswerMs) as unknown as {
    emitWithAck(event: string, request: object): Promise<Answer<E>>
  }
  return untyped.emitWithAck(event, request).catch(() => unanswered as Answer<E>)
}

const longestAnswerMs = 8_000
const unanswered: Ack = {
  ok: false,
  code: 'no_answer',
  detail: 'The server did not answer.',
  retryable: true,
}

function listen(opened: AgentSocket): void {
  opened.on('connect', () => {
    isConnected.value = true
    told = new Map()
    subscribe()
    join()
    startAnswers(send)
  })
  opened.on('disconnect', () => {
    pauseAnswers()
    change({ isVisitorTyping: false })
  })
  opened.on('conversation', (conversation) => {
    const { conversations, filter } = view.value
    if (conversations) change({ conversations: upsert(conversations, conversation, filter) })
    stands(conversation)
    tellRead()
  })
  opened.on('visitor', ({ conversation_id, visitor }) => {
    const { conversations, open, openId, aboutRound } = view.value
    if (conversations) change({ conversations: withVisitor(conversations, conversation_id, visitor) })
    if (conversation_id !== openId) return
    change({ aboutRound: aboutRound + 1, open: open && visitor ? { ...open, visitor } : open })
  })
  opened.on('read', ({ conversation_id, seq }) => markRead(conversation_id, seq))
  listenToOpen(opened)
}

/** What is heard of the conversation that is open. */
function listenToOpen(opened: AgentSocket): void {
  const isOpen = (id: string) => id === view.value.openId
  opened.on('message', (row) => {
    if (row.cmid) settleAnswer(row.conversation_id, row.cmid)
    if (!isOpen(row.conversation_id)) return
    changeThread((thread) => addRow(thread, row))
    if (row.role === 'visitor') change({ isVisitorTyping: false })
    tellRead()
  })
  opened.on('delta', (delta) => {
    if (isOpen(delta.conversation_id)) changeThread((thread) => addDelta(thread, delta))
  })
  opened.on('turn', (update) => {
    if (isOpen(update.conversation_id)) changeThread((thread) => updateTurn(thread, update))
  })
  opened.on('typing', ({ conversation_id, on }) => {
    if (isOpen(conversation_id)) change({ isVisitorTyping: on })
  })
  opened.on('seen', ({ conversation_id, seq }) => {
    if (isOpen(conversation_id)) change({ visitorSeen: Math.max(view.value.visitorSeen, seq) })
  })
  opened.on('synced', ({ conversation_id }) => {
    if (!isOpen(conversation_id)) return
    change({ isSynced: true })
    tellRead()
  })
}

const send = (conversation_id: string, said: Omit<Request<'send'>, 'conversation_id'>) =>
  ask('send', { ...said, conversation_id })

/** What is on the screen is read, for as long as somebody can look at it. */
function tellRead(): void {
  const { openId, isSynced, thread } = view.value
  if (!openId || !isSynced || document.visibilityState !== 'visible') return
  const seq = lastWhole(thread.rows)
  markRead(openId, seq)
  if (!mayAnswer.value || seq <= (told.get(openId) ?? 0)) return
  told.set(openId, seq)
  void ask('seen', { seq })
}

/**
 * Asks for the part of the inbox that is shown, then to hear about all of it: a conversation that leaves the filter
 * must be heard of, too.
 */
function subscribe(): void {
  const { filter } = view.value
  if (!socket?.connected) return
  const part = askFor(filter)
  if (part) socket.emit('inbox.subscribe', { filter: part }, takeSnapshot(filter))
  socket.emit('inbox.subscribe', {}, (ack) => {
    if (!part) takeSnapshot(filter)(ack)
  })
}

function takeSnapshot(filter: Filter): (ack: Ack<{ conversations: Conversation[] }>) => void {
  return (ack) => {
    if (!ack.ok || view.value.filter !== filter) return
    change({ conversations: mergeSnapshot(view.value.conversations ?? [], ack.conversations, filter) })
    for (const conversation of ack.conversations) stands(conversation)
    tellRead()
  }
}

function join(): void {
  const { openId, thread } = view.value
  if (!socket?.connected || !openId) return
  socket.emit('conversation.join', { conversation_id: openId, after: lastWhole(thread.rows) }, (ack) => {
    if (view.value.openId !== openId) return
    if (ack.ok) change({ visitorSeen: Math.max(view.value.visitorSeen, ack.seen ?? 0) })
    else change({ refusal: ack.detail })
  })
}

/** The list may not have it: it is an old one, or another filter's. */
async function findOpen(id: string): Promise<void> {
  const known = view.value.conversations?.find((one) => one.id === id)
  if (known) return stands(known)
  // What is refused is told by joining.
  const found = await client.call('getConversation', { params: { id } }).catch(() => null)
  if (found) stands(found)
}
