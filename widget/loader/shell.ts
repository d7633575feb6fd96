/** What the loader gives to the chat, and the chat to the loader. */
import type { BootOptions, WidgetEvents, WidgetState } from '#sdk/widget/options'
import type { SaidTexts, WidgetConfig } from '#wire'

/** A module of the server's. */
export interface BroughtWords {
  said: SaidTexts
}

export interface Shell {
  config: WidgetConfig
  /** What the page wants; replaced as a whole when it changes its mind. */
  options: Partial<BootOptions>
  host: HTMLElement
  root: ShadowRoot
  /** Where the panel is rendered. */
  place: HTMLElement
  launcher: HTMLButtonElement
  /** Brings what the widget says in the language that suits page and visitor best. */
  bringWords(kind: 'core' | 'parts' | `intent.${string}`): Promise<BroughtWords>
  /** Brings a file of the chat's, by its hashed name. */
  bring<File>(file: string): Promise<File>
  /** Tells the page; others may listen in by taking its place. */
  emit<E extends keyof WidgetEvents>(event: E, detail?: WidgetEvents[E]): unknown
  /** What the chat knows, once it is there. */
  state?(): Pick<WidgetState, 'unread' | 'visitorId' | 'conversationId' | 'online'>
}
