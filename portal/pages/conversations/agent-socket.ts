/** The live connection of a member: inbox and one open conversation, taken up again after every break. */
import { signal } from '@preact/signals'
import { io, type Socket } from 'socket.io-client'
import type { Ack, AgentToServer, Conversation, ServerToAgent } from '#wire'
import { client } from '../../api/session.ts'
import { type Filter, mergeSnapshot, upsert, withVisitor } from './inbox.ts'
import { addDelta, addRow, emptyThread, lastWhole, type Thread, updateTurn } from './thread.ts'

type AgentSocket = Socket<ServerToAgent, AgentToServer>

export interface AgentView {
  /** Null until the first snapshot. */
  conversations: readonly Conversation[] | null
  filter: Filter
  /** The conversation that is read, and whether all of it is here. */
  openId: string | null
  thread: Thread
  isSynced: boolean
  /** Why the open conversation cannot be shown. */
  refusal: string | null
  /** Rises when something becomes known of the visitor of the open conversation. */
  aboutRound: number
}

const nothing: AgentView = {
  conversations: null,
  filter: 'all',
  openId: null,
  thread: emptyThread,
  isSynced: false,
  refusal: null,
  aboutRound: 0,
}

export const view = signal<AgentView>(nothing)
export const isConnected = signal(false)

let socket: AgentSocket | null = null

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
  const stopRenewing = renewTokens(opened)
  return () => {
    stopRenewing()
    stopKeeping()
    opened.disconnect()
    if (socket === opened) socket = null
    isConnected.value = false
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
  change({ openId: id, thread: emptyThread, isSynced: false, refusal: null })
  join()
}

function listen(opened: AgentSocket): void {
  opened.on('connect', () => {
    isConnected.value = true
    subscribe()
    join()
  })
  opened.on('conversation', (conversation) => {
    const { conversations, filter } = view.value
    if (conversations) change({ conversations: upsert(conversations, conversation, filter) })
  })
  opened.on('visitor', ({ conversation_id, visitor }) => {
    const { conversations, openId, aboutRound } = view.value
    if (conversations) change({ conversations: withVisitor(conversations, conversation_id, visitor) })
    if (conversation_id === openId) change({ aboutRound: aboutRound + 1 })
  })
  opened.on('message', (row) => {
    if (row.conversation_id === view.value.openId) changeThread((thread) => addRow(thread, row))
  })
  opened.on('delta', (delta) => {
    if (delta.conversation_id === view.value.openId) changeThread((thread) => addDelta(thread, delta))
  })
  opened.on('turn', (update) => {
    if (update.conversation_id === view.value.openId) changeThread((thread) => updateTurn(thread, update))
  })
  opened.on('synced', ({ conversation_id }) => {
    if (conversation_id === view.value.openId) change({ isSynced: true })
  })
}

const usualPauseMs = 1000
/** An access token lives a quarter of an hour; a page in the background wakes once a minute. */
const renewEveryMs = 10 * 60_000

/** Comes back where the library does not by itself: after a refusal and after the server has closed. */
function keepConnected(opened: AgentSocket): () => void {
  let pauseMs = usualPauseMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const later = () => {
    clearTimeout(timer)
    if (isOver) return
    timer = setTimeout(() => opened.connect(), pauseMs)
    pauseMs = usualPauseMs
  }
  opened.on('goodbye', ({ reconnect_ms }) => {
    pauseMs = reconnect_ms
  })
  opened.on('disconnect', (reason) => {
    isConnected.value = false
    if (reason === 'io server disconnect') later()
  })
  opened.on('connect_error', () => {
    isConnected.value = false
    // While `active`, the library tries again by itself; a refused handshake usually means an old token.
    if (!opened.active) client.refresh().then(later, later)
  })
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/** The server ends a connection with the token that it came with, unless a fresh one is given in time. */
function renewTokens(opened: AgentSocket): () => void {
  const renew = async () => {
    // The next try, or the next handshake, may do better.
    await client.refresh().catch(() => {})
    const token = client.token()
    if (token && opened.connected) opened.emit('renew', { token }, () => {})
  }
  const timer = setInterval(renew, renewEveryMs)
  return () => clearInterval(timer)
}

/**
 * Asks for the part of the inbox that is shown, then to hear about all of it: a conversation that leaves the filter
 * must be heard of, too.
 */
function subscribe(): void {
  const { filter } = view.value
  if (!socket?.connected) return
  if (filter !== 'all') socket.emit('inbox.subscribe', { filter: { status: filter } }, takeSnapshot(filter))
  socket.emit('inbox.subscribe', {}, (ack) => {
    if (filter === 'all') takeSnapshot(filter)(ack)
  })
}

function takeSnapshot(filter: Filter): (ack: Ack<{ conversations: Conversation[] }>) => void {
  return (ack) => {
    if (!ack.ok || view.value.filter !== filter) return
    change({ conversations: mergeSnapshot(view.value.conversations ?? [], ack.conversations, filter) })
  }
}

function join(): void {
  const { openId, thread } = view.value
  if (!socket?.connected || !openId) return
  socket.emit('conversation.join', { conversation_id: openId, after: lastWhole(thread.rows) }, (ack) => {
    if (!ack.ok && view.value.openId === openId) change({ refusal: ack.detail })
  })
}

function change(part: Partial<AgentView>): void {
  view.value = { ...view.value, ...part }
}

function changeThread(edit: (thread: Thread) => Thread): void {
  change({ thread: edit(view.value.thread) })
}
