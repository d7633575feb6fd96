/** What the launcher shows of the chat: whether it is open, and how much is new. */
import type { Shell } from '../loader/shell.ts'
import { fill, fillCount } from '../texts.ts'
import type { WidgetContext } from './widget-context.ts'

const CHEVRON = 'm6.5 10.3 6.5 6.5 6.5-6.5'

export interface LauncherState {
  open(isOpen: boolean): void
  /** Names it anew, too: in the visitor's language, which may be another one now. */
  unread(count: number): void
}

export function launcherState(shell: Shell, widget: () => WidgetContext): LauncherState {
  const { launcher } = shell
  const [bubble, written] = launcher.childNodes
  const chevron = bubble?.cloneNode(true) as Element
  const badge = document.createElement('i')
  chevron.firstElementChild?.setAttribute('d', CHEVRON)
  launcher.append(chevron, badge)

  return {
    open(isOpen) {
      launcher.ariaExpanded = `${isOpen}`
    },
    unread(count) {
      const { texts, lang, label } = widget()
      const { name, business } = shell.config
      const news = count > 0 ? ` (${fillCount(texts.unread, count, lang)})` : ''
      launcher.lang = lang
      badge.textContent = count > 0 ? `${count}` : ''
      if (written) written.nodeValue = label
      // What is written on a button has to be part of its name.
      launcher.ariaLabel =
        (label && `${label} – `) + fill(texts.chatWith, { business: name ?? business }) + news
    },
  }
}
