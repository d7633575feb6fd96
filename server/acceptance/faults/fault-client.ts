/** What a run asks of a client, whichever kind it is, and what it gives to each. */
import type { Message } from '#wire'

export interface FaultClient {
  name: string
  /** Says something that nobody has said before. */
  say(): void
  /** Messages that are not acknowledged yet. */
  unsent(): number
  /** Has joined, and the connection stands. */
  isOnline(): boolean
  /** The network is back: try now. */
  wake(): void
  /** The page is loaded anew, in the middle of whatever it does; what its storage keeps is kept. */
  reload(): void
  close(): void
}

export interface ClientPlace {
  name: string
  /** Where its proxy listens. */
  url: string
  accountToken: string
  /** The next thing to say: a question that the business can answer, unlike all others. */
  nextText(): string
  /** Begins a page. */
  openPage(): PageNotes
}

/** What a page itself does, beside what crosses the wire. */
export interface PageNotes {
  shown(message: Message): void
  cleared(): void
  closed(): void
}
