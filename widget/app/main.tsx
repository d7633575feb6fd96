/** The chat: everything behind the launcher, brought by the loader. */
import { render } from 'preact'
import type { Panel, Shell } from '../loader/shell.ts'
import { textsFor } from '../texts.ts'
import { createChat } from './chat.ts'
import composerCss from './composer.css?inline'
import conversationCss from './conversation.css?inline'
import extrasCss from './extras.css?inline'
import panelCss from './panel.css?inline'
import { ChatPanel } from './panel.tsx'

/** Makes the panel, closed. */
export function createPanel(shell: Shell): Panel {
  const { config, root, place, launcher } = shell
  const { lang, texts } = textsFor(document.documentElement.lang || navigator.language)
  let isOpen = false
  let unread = 0

  const chat = createChat(shell, texts, () => {
    if (isOpen) return chat.look()
    unread += 1
    shell.onUnread(unread)
  })
  addStyle(root, panelCss + conversationCss + extrasCss + composerCss)

  function show(open: boolean) {
    if (open === isOpen) return
    isOpen = open
    const hadFocus = root.activeElement !== null
    shell.onToggle(open)
    const panel = { config, chat, texts, lang, open, onClose: () => show(false) }
    render(<ChatPanel {...panel} />, place)
    if (!open) return hadFocus && launcher.focus()
    unread = 0
    shell.onUnread(0)
    chat.look()
  }
  return {
    open: () => show(true),
    close: () => show(false),
    destroy() {
      chat.close()
      render(null, place)
    },
  }
}

function addStyle(root: ShadowRoot, text: string) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  root.adoptedStyleSheets.push(sheet)
}
