/** Messages and answers, as sockets and REST both carry them. */
import type { MessageBlock } from './blocks.ts'
import type { AnsweredBy, Author, Id, MessageKind, Timestamp } from './words.ts'

/** Where an answer comes from. */
export interface Source {
  /** Title of the article or fact, for example its question. */
  title: string
  /** Absent for the business's own facts. */
  article_id?: Id
  url?: string
  /** The words of the source that the answer rests on. */
  quote: string
}

/** A file that came with a message. Its bytes are behind a link that is asked for and lasts a while. */
export interface Attachment {
  id: Id
  /** Safe as a file's name, with the ending of its type. */
  name: string
  /** As its bytes say: `image/jpeg`, `application/pdf`, … */
  type: string
  /** In bytes. */
  size: number
  /** In pixels; present on images that are not too large to be shown. */
  width?: number
  height?: number
}

/** Where the bytes of a file are, for a while. */
export interface AttachmentLink {
  url: string
  expires_at: Timestamp
}

/** One row of a conversation. */
export interface Message {
  id: Id
  conversation_id: Id
  /** Place in the conversation: 1, 2, 3 … with no holes. */
  seq: number
  kind: MessageKind
  role: Author
  text: string
  /** Present on answers of the bot that rest on sources. */
  sources?: Source[]
  /** Questions the visitor may ask next, offered when the bot does not know. */
  suggestions?: string[]
  /** Files that came with it; its text may then be empty. */
  attachments?: Attachment[]
  /** What stands below the text: quick replies (suggestions are among them), buttons, cards, forms. */
  blocks?: MessageBlock[]
  /** Client message id; present on the visitor's own messages, and on those that members wrote. */
  cmid?: string
  /** The visitor message that this row answers. */
  turn?: Id
  answered_by?: AnsweredBy
  target_id?: Id
  /** Revision of the row; rises when it is edited or erased. */
  rev: number
  created_at: Timestamp
}

/** What the visitor wants, as detected. */
export interface IntentMatch {
  name: string
  /** 0 to 1. */
  confidence: number
}

/** A thing named in a message: a date, a phone number, an amount. */
export interface Entity {
  type: 'email' | 'phone' | 'amount' | 'date' | 'time' | 'name' | 'postcode'
  text: string
  value: string
  /** UTF-16 offsets into the message. */
  start: number
  end: number
}

/** Body of `POST /api/v1/chat`. */
export interface ChatRequest {
  /** Your own id of the conversation, unique per tenant and bot. */
  session_id: string
  /** At most 4,000 characters. */
  message: string
  /** Id or slug of the bot. @default the tenant's default bot */
  bot?: string
  metadata?: Record<string, string | number | boolean | null>
}

/** The bot's answer to one message. */
export interface ChatReply {
  id: Id
  seq: number
  text: string
  intent: IntentMatch | null
  sources: Source[]
  answered_by: AnsweredBy
  handoff: boolean
  suggestions?: string[]
  blocks?: MessageBlock[]
}

/** Answer of `POST /api/v1/chat`. `reply` is null when a person owns the conversation. */
export interface ChatResponse {
  conversation_id: Id
  message_id: Id
  seq: number
  reply: ChatReply | null
  handoff: boolean
}

/** Server-sent events of `POST /api/v1/chat` with `Accept: text/event-stream`; `event:` is `type`. */
export type ChatEvent =
  | { type: 'intent'; intent: IntentMatch | null }
  | { type: 'sources'; sources: Source[] }
  | { type: 'text.delta'; delta: string }
  /** What was said so far does not count: another way of answering begins. */
  | { type: 'text.restart' }
  | ({ type: 'done' } & ChatResponse)
  | { type: 'error'; code: string; detail: string }
