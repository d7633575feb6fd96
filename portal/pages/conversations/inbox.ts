/** The list of conversations while upserts arrive in any order. */
import type { Conversation, VisitorSummary } from '#wire'

/** All, or those in one state, as the address says it. `waiting`: a person was asked for, and nobody has come. */
export type Filter = 'all' | 'open' | 'waiting' | 'closed'

/** What the server is asked for; undefined: for all. */
export function askFor(
  filter: Filter,
): { status: 'open' | 'closed' } | { status: 'open'; needs_person: true } | undefined {
  if (filter === 'all') return undefined
  return filter === 'waiting' ? { status: 'open', needs_person: true } : { status: filter }
}

/** Replaces an older version, ignores a late one, leaves out what the filter no longer wants. Latest first. */
export function upsert(list: readonly Conversation[], next: Conversation, filter: Filter): Conversation[] {
  const held = list.find(({ id }) => id === next.id)
  if (held && held.version >= next.version) return [...list]
  const others = list.filter(({ id }) => id !== next.id)
  // Live upserts do not say who the visitor is, nor how much nobody has read.
  const visitor = next.visitor ?? held?.visitor
  const known = { ...next, ...(visitor && { visitor }), unread: next.unread ?? unreadAfter(held, next) }
  return latestFirst(fits(known, filter) ? [...others, known] : others)
}

/** It has become known who the visitor of a conversation is. */
export function withVisitor(
  list: readonly Conversation[],
  id: string,
  visitor: VisitorSummary | null,
): Conversation[] {
  return list.map((one) => (one.id === id && visitor ? { ...one, visitor } : one))
}

/** Somebody of the team has read a conversation up to there. */
export function readUpTo(list: readonly Conversation[], id: string, seq: number): readonly Conversation[] {
  const held = list.find((one) => one.id === id)
  const left = Math.min(held?.unread ?? 0, Math.max(0, (held?.head ?? 0) - seq))
  if (!held || left === (held.unread ?? 0)) return list
  return list.map((one) => (one === held ? { ...one, unread: left } : one))
}

/** A snapshot laid over what is here: upserts that came before it are not undone by it. */
export function mergeSnapshot(
  list: readonly Conversation[],
  snapshot: readonly Conversation[],
  filter: Filter,
): Conversation[] {
  const held = new Map(list.map((conversation) => [conversation.id, conversation]))
  const newest = snapshot.map((next) => {
    const before = held.get(next.id)
    return before && before.version > next.version ? before : next
  })
  return latestFirst(newest.filter((conversation) => fits(conversation, filter)))
}

/** The neighbour of a conversation in the list; the first one when none is open. */
export function neighbour(
  list: readonly Conversation[],
  id: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = list.findIndex((conversation) => conversation.id === id)
  if (at === -1) return list[0]?.id
  return list[Math.min(list.length - 1, Math.max(0, at + step))]?.id
}

function fits(conversation: Conversation, filter: Filter): boolean {
  if (filter === 'waiting') return conversation.status === 'open' && conversation.needs_person
  return filter === 'all' || conversation.status === filter
}

/** What is new of the visitor counts; what bot, team and system add does not. */
function unreadAfter(held: Conversation | undefined, next: Conversation): number {
  const isNews = next.preview_role === 'visitor' && next.head > (held?.head ?? 0)
  return (held?.unread ?? 0) + (isNews ? 1 : 0)
}

function latestFirst(list: Conversation[]): Conversation[] {
  return list.toSorted(
    (one, other) => other.updated_at.localeCompare(one.updated_at) || other.id.localeCompare(one.id),
  )
}
