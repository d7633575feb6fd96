/** What the loader gives to the chat, and the chat to the loader. */
import type { BootOptions, WidgetEvents } from '#sdk/widget/options'
import type { SaidTexts, WidgetConfig } from '#wire'

export interface Shell {
  config: WidgetConfig
  /** What the page wants; replaced as a whole when it changes its mind. */
  options: Partial<BootOptions>
  host: HTMLElement
  root: ShadowRoot
  /** Where the panel is rendered. */
  place: HTMLElement
  launcher: HTMLButtonElement
  /** Brings what connects to the server. */
  bringSocket(): Promise<typeof import('../socket/connect.ts')>
  onToggle(open: boolean): void
  /** @param words of the visitor's language */
  onUnread(count: number, words: { name: string; news: string; label: string }): void
  /** Brings what the widget says in the language that suits page and visitor best. */
  bringWords(kind: 'core' | 'parts'): Promise<SaidTexts>
  /** Tells the page. */
  emit<E extends keyof WidgetEvents>(event: E, detail: WidgetEvents[E]): void
}
