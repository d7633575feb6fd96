/** The visitor's messages until the conversation shows them: kept before the first try, sent in the order of writing. */
import type { Attachment } from '#wire'
import type { VisitorStore } from './visitor-store.ts'

export interface OutboxEntry {
  cmid: string
  text: string
  /** Files that go with it, which the server has already. */
  attachments?: readonly Attachment[]
  created_at: string
  /** `sent` is acknowledged, but not yet seen in the conversation. */
  state: 'sending' | 'sent' | 'failed'
  /** Why it failed, for programs. */
  code?: string
}

export interface Outbox {
  entries(): readonly OutboxEntry[]
  add(text: string, cmid: string, attachments?: readonly Attachment[]): OutboxEntry
  /** The oldest message that still has to be sent. */
  next(): OutboxEntry | undefined
  sent(cmid: string): void
  fail(cmid: string, code: string): void
  retry(cmid: string): void
  /** The conversation shows the message: nothing is left to do. */
  settle(cmid: string): boolean
  /** Nothing of it is kept. */
  clear(): void
}

export function createOutbox(store: VisitorStore): Outbox {
  let entries = readEntries(store)

  /** The storage is shared with other tabs, so one entry is changed there, never the whole list. */
  function put(cmid: string, entry: OutboxEntry | undefined) {
    entries = replaced(entries, cmid, entry)
    const stored = replaced(readEntries(store), cmid, entry?.state === 'sent' ? undefined : entry)
    store.writeList('outbox', stored)
  }
  function change(cmid: string, to: (entry: OutboxEntry) => OutboxEntry | undefined) {
    const entry = entries.find((one) => one.cmid === cmid)
    if (entry) put(cmid, to(entry))
    return entry !== undefined
  }

  return {
    entries: () => entries,
    next: () => entries.find((entry) => entry.state === 'sending'),
    add(text, cmid, attachments) {
      const entry: OutboxEntry = {
        cmid,
        text,
        ...(attachments?.length && { attachments }),
        created_at: new Date().toISOString(),
        state: 'sending',
      }
      store.persist()
      put(entry.cmid, entry)
      return entry
    },
    sent: (cmid) => void change(cmid, (entry) => ({ ...entry, state: 'sent' })),
    fail: (cmid, code) => void change(cmid, (entry) => ({ ...entry, state: 'failed', code })),
    retry: (cmid) => void change(cmid, ({ code: _, ...entry }) => ({ ...entry, state: 'sending' })),
    settle: (cmid) => change(cmid, () => undefined),
    clear() {
      entries = []
    },
  }
}

function replaced(entries: readonly OutboxEntry[], cmid: string, entry: OutboxEntry | undefined) {
  const others = entries.filter((one) => one.cmid !== cmid)
  if (!entry) return others
  const at = entries.findIndex((one) => one.cmid === cmid)
  return at < 0 ? [...others, entry] : others.toSpliced(at, 0, entry)
}

function readEntries(store: VisitorStore): OutboxEntry[] {
  try {
    const stored: unknown = JSON.parse(store.read('outbox') ?? '[]')
    return Array.isArray(stored) ? stored.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(value: unknown): value is OutboxEntry {
  const entry = value as Partial<OutboxEntry> | null
  return typeof entry?.cmid === 'string' && typeof entry.text === 'string' && typeof entry.state === 'string'
}
