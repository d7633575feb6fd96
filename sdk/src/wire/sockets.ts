/** Events of the Socket.IO namespaces `/visitor` and `/agent` (path `/socket.io`). */
import type { FormRequest } from './blocks.ts'
import type { AttachmentLink, Message } from './chat.ts'
import type { ContextRequest, Identified, IdentityRequest, VisitorSummary } from './identity.ts'
import type { FeedbackReason } from './leads.ts'
import type { Conversation } from './rest.ts'
import type { Id, TurnState } from './words.ts'

/** Acknowledgement of an event that failed. */
export interface Refusal {
  ok: false
  /** Stable, for programs: `rate_limited`, `message_too_long`, `invalid_payload`, `not_found`, `cmid_conflict`, `busy`, … */
  code: string
  /** A sentence that is safe to show. */
  detail: string
  /** Whether the very same event may succeed later. */
  retryable: boolean
  retry_after_ms?: number
  /** Fields that are not right, of the `form` event: `/values/email`. */
  errors?: { pointer: string; code: string; detail: string }[]
}

export type Ack<T extends object = object> = ({ ok: true } & T) | Refusal

/** `auth` of the visitor handshake. */
export interface VisitorHandshake extends IdentityRequest, ContextRequest {
  account_token: string
  /** Id or slug. @default the tenant's default bot */
  bot?: string
  /** From an earlier `join`; absent on a first visit. */
  visitor_token?: string
}

export interface JoinRequest {
  conversation_id?: Id
  /** Last `seq` that the client holds, 0 for none. */
  after: number
}
export interface Joined {
  conversation_id: Id | null
  head: number
  visitor_token: string
  visitor_id: Id
  /** Whether the visitor is proven to be somebody. */
  verified?: boolean
  /** Up to where somebody of the team has read the conversation. */
  seen?: number
}
export interface SendRequest {
  /** Client message id: 128 random bits, made before the first try and kept for every retry. */
  cmid: string
  /** 1 to 4,000 characters; empty, or absent, only where there are attachments. */
  text: string
  /** Ids of files that were uploaded and not sent yet, 1 to 5. */
  attachments?: Id[]
  conversation_id?: Id
}
export interface Sent {
  conversation_id: Id
  id: Id
  seq: number
  /** True when the message had been stored by an earlier try. */
  dup: boolean
}
export interface PullRequest {
  conversation_id: Id
  after: number
  /** 1 to 200. */
  limit: number
}
export interface Pulled {
  messages: Message[]
  head: number
}

/** A piece of an answer while it is being said. Only the final message counts. */
export interface Delta {
  turn: Id
  attempt: number
  /** Where the text goes, in UTF-16 units. */
  off: number
  text: string
}
export interface TurnUpdate {
  turn: Id
  state: TurnState
  reason?: string
}
/** Somebody on the other side is typing, or has stopped. */
export interface Typing {
  conversation_id: Id
  on: boolean
}
export interface Goodbye {
  code: string
  /** Wait this long before connecting again. */
  reconnect_ms: number
}

type Reply<T extends object = object> = (ack: Ack<T>) => void

export interface VisitorToServer {
  join(request: JoinRequest, ack: Reply<Joined>): void
  send(request: SendRequest, ack: Reply<Sent>): void
  pull(request: PullRequest, ack: Reply<Pulled>): void
  typing(request: { on: boolean }, ack: Reply): void
  seen(request: { seq: number }, ack: Reply): void
  stop(request: { turn: Id }, ack: Reply): void
  feedback(
    request: { message_id: Id; value: 1 | -1; reason?: FeedbackReason; note?: string },
    ack: Reply,
  ): void
  /** Sends what was filled in; acknowledged once it is stored. */
  form(request: FormRequest, ack: Reply<Sent>): void
  handoff(request: Record<string, never>, ack: Reply): void
  /** Where a file of the visitor's own conversations is. */
  attachment(request: { attachment_id: Id }, ack: Reply<AttachmentLink>): void
  identify(request: IdentityRequest, ack: Reply<Identified>): void
  context(request: ContextRequest, ack: Reply): void
  end(request: Record<string, never>, ack: Reply): void
  /** Has the conversation sent to a mailbox; times are told in `time_zone`, an IANA name. @default UTC */
  transcript(request: { email: string; time_zone?: string }, ack: Reply): void
  /** A page of all that was said in all of the visitor's conversations, after the last row of the page before. */
  download(
    request: { conversation_id?: Id; after?: number; limit?: number },
    ack: Reply<{ messages: Message[]; has_more: boolean }>,
  ): void
  /** Deletes all conversations of the visitor; the visitor token opens nothing any more. */
  forget(request: Record<string, never>, ack: Reply): void
}

export interface ServerToVisitor {
  message(message: Message): void
  delta(delta: Delta): void
  turn(update: TurnUpdate): void
  synced(state: { head: number }): void
  head(state: { conversation_id: Id; seq: number }): void
  /** A member is typing. */
  typing(typing: Typing): void
  /** Somebody of the team has read up to there. */
  seen(state: { conversation_id: Id; seq: number }): void
  goodbye(goodbye: Goodbye): void
}

/** `auth` of the agent handshake: a portal access token. */
export interface AgentHandshake {
  token: string
}

export interface AgentToServer {
  /** A fresh access token of the same session, so that the connection outlives the one before. */
  renew(request: AgentHandshake, ack: Reply): void
  'inbox.subscribe'(
    request: { filter?: { status?: 'open' | 'closed'; needs_person?: true } },
    ack: Reply<{ conversations: Conversation[] }>,
  ): void
  /** `seen` is up to where the visitor has read. */
  'conversation.join'(
    request: JoinRequest & { conversation_id: Id },
    ack: Reply<{ head: number; seen?: number }>,
  ): void
  /** In the conversation that was joined last. */
  typing(request: { on: boolean }, ack: Reply): void
  /** Read up to there in the conversation that was joined last. */
  seen(request: { seq: number }, ack: Reply): void
  /**
   * From now on the member answers, and the bot is silent. `from` says who is known to answer so far; if it is somebody
   * else by now, the refusal is `conversation_owned`. @default bot
   */
  take_over(request: { conversation_id: Id; from?: string }, ack: Reply<{ conversation: Conversation }>): void
  /** Says something in a conversation that the member has taken over; acknowledged once it is stored. */
  send(request: SendRequest & { conversation_id: Id }, ack: Reply<Sent>): void
  /** The bot answers again. */
  hand_back(request: { conversation_id: Id }, ack: Reply<{ conversation: Conversation }>): void
}

export interface ServerToAgent {
  /** An upsert: replace the conversation of the same id if `version` is larger. */
  conversation(conversation: Conversation): void
  /** It has become known who the visitor is, or what the page tells of the conversation has changed. */
  visitor(state: { conversation_id: Id; visitor: VisitorSummary | null }): void
  message(message: Message): void
  delta(delta: Delta & { conversation_id: Id }): void
  turn(update: TurnUpdate & { conversation_id: Id }): void
  synced(state: { conversation_id: Id; head: number }): void
  /** The visitor is typing. */
  typing(typing: Typing): void
  /** The visitor has read up to there. */
  seen(state: { conversation_id: Id; seq: number }): void
  /** Somebody of the team has read up to there. */
  read(state: { conversation_id: Id; seq: number }): void
  goodbye(goodbye: Goodbye): void
}
