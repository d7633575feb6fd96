/** What a page gives to and gets from a visitor's connection. */
import type {
  Ack,
  Attachment,
  AttachmentLink,
  ContextRequest,
  Id,
  Message,
  TurnUpdate,
  VisitorHandshake,
} from '#wire'
import type { OutboxEntry } from './outbox.ts'
import type { Refused, VisitorLink } from './visitor-link.ts'
import type { VisitorStore } from './visitor-store.ts'

/** `refused` is final: this page may not talk to this business. */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'refused'

export interface VisitorListeners {
  /** A row of the conversation: each one once, in order of `seq`. */
  message?(message: Message): void
  /** The text so far of an answer that is being said; its final message replaces it. */
  stream?(answer: { turn: Id; text: string }): void
  turn?(update: TurnUpdate): void
  /** The visitor's messages that the conversation does not show yet. */
  outbox?(entries: readonly OutboxEntry[]): void
  state?(state: ConnectionState, refused?: Refused): void
  /** Somebody of the team has read up to there. */
  seen?(seq: number): void
  /** Somebody of the team is typing, or has stopped. */
  typing?(on: boolean): void
  /** Everything that had happened up to the connection has been delivered. */
  synced?(): void
  /** Another conversation begins. */
  reset?(): void
}

export interface VisitorOptions {
  /** Address of the server, for example `https://desk.example.com`. */
  url: string
  accountToken: string
  /** Id or slug. @default the tenant's default bot */
  bot?: string
  locale?: string
  /** Address of the page. */
  page?: string
  /** What else the handshake says, asked for whenever there is one. */
  about?(): Promise<Partial<VisitorHandshake>>
  /**
   * Brings the transport that polls (`XHR` of socket.io-client), where the client was built without it.
   * @default the client has it
   */
  polling?: () => Promise<unknown>
  /** What outlives the page. */
  store: VisitorStore
  on: VisitorListeners
}

export interface VisitorConnection {
  conversationId(): Id | null
  /** Null until the server has said so. */
  visitorId(): Id | null
  /** Keeps the message and sends it until it is acknowledged. @param cmid see `newCmid` */
  send(text: string, cmid: string, attachments?: readonly Attachment[]): void
  /** Where a file is that the visitor has sent. */
  attachment(id: Id): Promise<Ack<AttachmentLink>>
  /** Tries a failed message again. */
  retry(cmid: string): void
  stop(turn: Id): Promise<Ack>
  feedback(messageId: Id, value: 1 | -1): Promise<Ack>
  /** Any event of the wire. */
  call: VisitorLink['call']
  /** Asks for a person; begins the conversation where there is none. */
  handoff(): Promise<Ack>
  /** Deletes all conversations of the visitor, here and on the server. */
  forget(): Promise<Ack>
  /** Ends the conversation; the next message begins another. */
  end(): Promise<Ack>
  typing(on: boolean): void
  seen(seq: number): void
  /** The network or the page is back: connect without waiting. */
  wake(): void
  /** Another tab has deleted the conversations: nothing of them is kept here either. */
  forgotten(): void
  /** The page is put aside, and may be shown again as it is: lets go of the connection until it is woken. */
  rest(): void
  /** Another tab stored a visitor token: become that visitor, unless this one is talking already. */
  refresh(): void
  /** About the page and the conversation, while it lasts; a new handshake says all of it. */
  tell(about: ContextRequest): void
  /** Connects afresh, with a new handshake. */
  restart(): void
  close(): void
}
