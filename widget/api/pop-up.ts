/** Opens the chat in a window of its own, for pages with no room for it. */
import type { WidgetConfig } from '#wire'
import type { Shell } from '../loader/shell.ts'

export function popUp(shell: Shell | undefined): void {
  if (!shell) return
  const { base_url, token, bot }: Partial<WidgetConfig> = shell.config
  const opened = window.open(
    `${base_url}/c/${token}${bot ? `?bot=${encodeURIComponent(bot)}` : ''}`,
    `deskbell-${token}`,
    'popup,width=420,height=680',
  )
  opened?.focus()
  if (opened) shell.emit('open')
  else shell.emit('error', { code: 'popup_blocked' })
}
