/** What the inbox shows: the list, and the conversation that is open. */
import { computed, signal } from '@preact/signals'
import type { Conversation } from '#wire'
import { me } from '../../api/session.ts'
import { type Filter, readUpTo } from './inbox.ts'
import { emptyThread, type Thread } from './thread.ts'

export interface AgentView {
  /** Null until the first snapshot. */
  conversations: readonly Conversation[] | null
  filter: Filter
  /** The conversation that is read, and whether all of it is here. */
  openId: string | null
  /** How it stands, also where the list leaves it out; null until that is known. */
  open: Conversation | null
  thread: Thread
  isSynced: boolean
  /** Why the open conversation cannot be shown. */
  refusal: string | null
  /** Whether its visitor is typing, and up to where the visitor has read. */
  isVisitorTyping: boolean
  visitorSeen: number
  /** Rises when something becomes known of the visitor of the open conversation. */
  aboutRound: number
}

export const nothingOpen = {
  open: null,
  thread: emptyThread,
  isSynced: false,
  refusal: null,
  isVisitorTyping: false,
  visitorSeen: 0,
} as const

export const nothing: AgentView = {
  ...nothingOpen,
  conversations: null,
  filter: 'all',
  openId: null,
  aboutRound: 0,
}

export const view = signal<AgentView>(nothing)
export const isConnected = signal(false)

/** Whether this person may answer; who only looks may not. */
export const mayAnswer = computed(
  () => me.value !== null && me.value.role !== 'viewer' && !me.value.viewing_as,
)

/** Conversations in which something is new. */
export const unreadCount = computed(
  () => (view.value.conversations ?? []).filter(({ unread = 0 }) => unread > 0).length,
)

export function change(part: Partial<AgentView>): void {
  view.value = { ...view.value, ...part }
}

export function changeThread(edit: (thread: Thread) => Thread): void {
  change({ thread: edit(view.value.thread) })
}

/** The newer one of two states of the open conversation; who its visitor is stays known. */
export function stands(next: Conversation): void {
  const { open, openId } = view.value
  if (next.id !== openId || (open && open.version > next.version)) return
  const visitor = next.visitor ?? open?.visitor
  change({ open: { ...next, ...(visitor && { visitor }) } })
}

/** Somebody has read a conversation up to there. */
export function markRead(id: string, seq: number): void {
  const { conversations } = view.value
  if (conversations) change({ conversations: readUpTo(conversations, id, seq) })
}
