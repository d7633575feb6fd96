/** What clients saw and did, and what the database holds afterwards: all that the checker looks at. */
import type { Ack, Delta, Id, Joined, Message, Pulled, Sent, TurnUpdate } from '#wire'
import type { Row } from '../../platform/store/tables.ts'

/** One thing that a client did or heard. `call` ties an answer to its request. */
export type Deed =
  | { kind: 'connected' }
  | { kind: 'disconnected'; reason: string }
  /** It could not connect, or was not let in. */
  | { kind: 'refused'; reason: string }
  | { kind: 'send'; call: number; cmid: string; text: string }
  /** Null: nothing came in time, or the connection broke. */
  | { kind: 'sent'; call: number; cmid: string; ack: Ack<Sent> | null }
  | { kind: 'joined'; ack: Ack<Joined> | null }
  | { kind: 'pulled'; ack: Ack<Pulled> | null }
  | { kind: 'message'; message: Message }
  | { kind: 'delta'; delta: Delta }
  | { kind: 'turn'; update: TurnUpdate }
  | { kind: 'head'; conversation_id: Id; seq: number }
  | { kind: 'synced'; head: number }
  | { kind: 'goodbye'; code: string }
  /** The client showed it to its person. */
  | { kind: 'shown'; message: Message }
  /** The client cleared what it had shown. */
  | { kind: 'cleared' }
  /** A member's inbox shows these conversations, each with its head. */
  | { kind: 'watching'; heads: Readonly<Record<Id, number>> }
  /** A member's inbox was told of a change. */
  | { kind: 'changed'; conversation_id: Id; head: number }
  /** A member's inbox is cut off, or its process cannot know better. */
  | { kind: 'blind' }

export interface Entry {
  /** Milliseconds of one monotonic clock for all clients. */
  at: number
  /** One page: from its load to its end. */
  page: string
  /** Number of the connection, over all pages; 0 for what the page does by itself. */
  connection: number
  deed: Deed
}

/** Who looks at a page, and whether it was still open when the run ended. */
export interface Page {
  person: string
  open: boolean
}

export interface History {
  entries: readonly Entry[]
  pages: Readonly<Record<string, Page>>
  /** Pages of members, and the business whose inbox each shows. */
  watchers: Readonly<Record<string, Id>>
  /** Processes tell each other what is being said, and the end of it may be lost on the way. */
  isShared: boolean
  /** When the last fault was over, by the clock of the entries. */
  calmAt: number
}

export interface Dump {
  conversations: Row<'conversations'>[]
  messages: Row<'messages'>[]
  turns: Row<'turns'>[]
  outbox: Row<'outbox'>[]
}

export interface Violation {
  /** As protocols number them: `I1` … `I24`. */
  invariant: string
  /** What is wrong, in a sentence. */
  what: string
  evidence: unknown
}
