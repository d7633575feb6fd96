/** What the loader gives to the chat, and the chat to the loader. */
import type { WidgetConfig } from '#wire'

export interface Shell {
  config: WidgetConfig
  root: ShadowRoot
  /** Where the panel is rendered. */
  place: HTMLElement
  launcher: HTMLButtonElement
  /** Brings what connects to the server. */
  bringSocket(): Promise<typeof import('../socket/connect.ts')>
  onToggle(open: boolean): void
  onUnread(count: number): void
}

export interface Panel {
  open(): void
  close(): void
  destroy(): void
}
