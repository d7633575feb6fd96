/** The business's line beside the launcher: for who has not talked yet, and until it was sent away or followed once. */
import { hasAgreed } from '../app/may-talk.ts'
import type { WidgetContext } from '../app/widget-context.ts'
import { showBeside } from './beside-launcher.ts'

export function showTeaser(widget: WidgetContext): void {
  const { shell, chat } = widget
  const { teaser } = shell.options
  const text = teaser === false ? '' : (teaser?.text ?? widget.teaser)
  const isKnown = chat.store.read('teaser') !== null || chat.store.read('conversation') !== null
  if (!text || isKnown || widget.isOpen()) return
  showBeside(widget, {
    text,
    name: text,
    onDismiss() {
      // The visitor has done something: from now on this may be remembered.
      if (hasAgreed(widget)) chat.store.persist()
      chat.store.write('teaser', '1')
    },
  })
}
