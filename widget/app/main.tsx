/** The chat: everything behind the launcher, brought by the loader. */
import { type ComponentChild, render } from 'preact'
import type { Shell } from '../loader/shell.ts'
import { bringPartTexts, textsFor } from '../texts.ts'
import { createChat } from './chat.ts'
import composerCss from './composer.css?inline'
import conversationCss from './conversation.css?inline'
import { createHolder } from './holder.ts'
import { keepEventsIn } from './keep-events-in.ts'
import { keepThroughSwaps } from './keep-through-swaps.ts'
import panelCss from './panel.css?inline'
import { ChatPanel } from './panel.tsx'
import { partsOfParts } from './parts-of-parts.ts'
import type { Panel, WidgetContext } from './widget-context.ts'

/** Makes the panel, closed. */
export function createPanel(shell: Shell): Panel {
  const { root, place, launcher } = shell
  const { lang, texts } = textsFor(document.documentElement.lang || navigator.language)
  let isOpen = false
  let unread = 0

  const chat = createChat(shell, texts, (message) => {
    if (isOpen) chat.look()
    else shell.onUnread(++unread)
    const news = import('../parts/news.ts')
    void Promise.all([news, bringPartTexts()]).then(([it]) => it.tellNews(widget, message), ignore)
  })
  const widget: WidgetContext = {
    shell,
    chat,
    texts,
    lang,
    emit: shell.emit,
    isOpen: () => isOpen,
    open: () => show(true),
    close: () => show(false),
    sheet: createHolder<ComponentChild>(null),
    parts: partsOfParts,
    style: styling(root),
  }
  const leave = keepThroughSwaps(shell.host)
  keepEventsIn(root)
  widget.style(panelCss + conversationCss + composerCss)

  function show(open: boolean) {
    if (open === isOpen) return
    isOpen = open
    const hadFocus = root.activeElement !== null
    shell.onToggle(open)
    render(<ChatPanel widget={widget} open={open} />, place)
    if (!open) return hadFocus && launcher.focus()
    unread = 0
    shell.onUnread(0)
    chat.look()
  }
  return {
    widget,
    tease() {
      const brought = Promise.all([import('../parts/teaser.ts'), bringPartTexts()])
      void brought.then(([it]) => it.showTeaser(widget), ignore)
    },
    destroy() {
      leave()
      chat.close()
      render(null, place)
    },
  }
}

/** Who cannot download a bell still has the message. */
function ignore() {}

function styling(root: ShadowRoot) {
  const added = new Set<string>()
  return (css: string) => {
    if (added.has(css)) return
    added.add(css)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets.push(sheet)
  }
}
