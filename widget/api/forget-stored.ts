/** Takes what the widget has stored in this browser out of it. */
import type { WidgetConfig } from '#wire'

/** @param config without a bot where the chat has not been brought: then of all of the account's */
export function forgetStored({ token, bot }: Pick<WidgetConfig, 'token'> & { bot?: string }): void {
  const prefix = `deskbell:${token}:${bot ? `${bot}:` : ''}`
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[name]
      for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
    } catch {
      // Where storage is forbidden nothing has been stored.
    }
  }
}
