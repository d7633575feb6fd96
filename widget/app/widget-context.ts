/** All that the panel and its parts share: handed down as one, read when it is needed. */
import type { ComponentChild } from 'preact'
import type { WidgetEvents } from '#sdk/widget/options'
import type { Shell } from '../loader/shell.ts'
import type { Texts } from '../texts.ts'
import type { Chat } from './chat.ts'
import type { Holder } from './holder.ts'
import type { partsOfParts } from './parts-of-parts.ts'

export interface WidgetContext {
  /** Settings of the business (`config`), wishes of the page (`options`), the elements. */
  shell: Shell
  chat: Chat
  /** In the visitor's language, with the page's own words in their places. */
  texts: Texts
  lang: string
  /** Tells the page: `on` and window events. */
  emit<E extends keyof WidgetEvents>(event: E, detail: WidgetEvents[E]): void
  isOpen(): boolean
  open(): void
  close(): void
  /** What stands above the composer until it is done with: a question, a small form. */
  sheet: Holder<ComponentChild>
  /** Pieces that other pieces bring. */
  parts: typeof partsOfParts
  /** Adds the stylesheet of a part, once. */
  style(css: string): void
}

/** The chat as the loader and the page's API see it. */
export interface Panel {
  widget: WidgetContext
  /** Shows the line beside the launcher, where there is one for this visitor. */
  tease(): void
  destroy(): void
}
