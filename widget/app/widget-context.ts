/** All that the panel and its parts share: handed down as one, read when it is needed. */
import type { ComponentChild, FunctionComponent } from 'preact'
import type { FormBlock, Id, PrechatForm } from '#wire'
import type { Shell } from '../loader/shell.ts'
import type { Chat } from './chat.ts'
import type { Holder } from './holder.ts'
import type { Spoken } from './speech.ts'

/** The words are the visitor's language's, with the page's own in their places. */
export interface WidgetContext extends Spoken {
  /** Settings of the business (`config`), wishes of the page (`options`), the elements. */
  shell: Shell
  chat: Chat
  /** Tells the page: `on` and window events. */
  emit: Shell['emit']
  isOpen(): boolean
  /** Messages that came while the chat was closed. */
  unread(): number
  open(): void
  close(): void
  /** What stands above the composer until it is done with: a question, a small form. */
  sheet: Holder<ComponentChild>
  /** Pieces that other pieces bring. */
  parts: PartsOfParts
  /** Adds the stylesheet of a part, once. */
  style(css: string): void
  /** Brings what only parts say. */
  bringWords(): Promise<void>
}

/** Said here in full: what is made of them knows the context, and would be known by it. */
export interface PartsOfParts {
  FormFields: FunctionComponent<{ widget: WidgetContext; form: FormBlock; id: Id }>
  PrechatFields: FunctionComponent<{ widget: WidgetContext; form: PrechatForm }>
  RatingReason: FunctionComponent<{ widget: WidgetContext; id: Id; onDone(): void }>
  OwnChat: FunctionComponent<{ widget: WidgetContext; what: 'mail' | 'delete' }>
  saveChat(widget: WidgetContext): Promise<void>
}

/** The chat as the loader and the page's API see it. */
export interface Panel {
  widget: WidgetContext
  /** Opens or closes it. */
  show(open: boolean): void
  /** Shows the line beside the launcher, where there is one for this visitor. */
  tease(): void
  /** The page has changed its mind: `shell.options` is another one. */
  refresh(): void
  destroy(): void
}
