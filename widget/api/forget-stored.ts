/** Takes what the widget has stored in this browser out of it. */
import type { WidgetConfig } from '#wire'

export function forgetStored({ token, bot }: WidgetConfig): void {
  const prefix = `deskbell:${token}:${bot}:`
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[name]
      for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
    } catch {
      // Where storage is forbidden nothing has been stored.
    }
  }
}
