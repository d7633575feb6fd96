/** The chat: everything behind the launcher, brought by the loader. */
import { type ComponentChild, render } from 'preact'
import type { SaidTexts } from '#wire'
import type { Shell } from '../loader/shell.ts'
import { fill, fillCount } from '../texts.ts'
import { createChat } from './chat.ts'
import composerCss from './composer.css?inline'
import conversationCss from './conversation.css?inline'
import { createHolder } from './holder.ts'
import { keepEventsIn } from './keep-events-in.ts'
import { keepThroughSwaps } from './keep-through-swaps.ts'
import panelCss from './panel.css?inline'
import { ChatPanel } from './panel.tsx'
import { partsOfParts } from './parts-of-parts.ts'
import { createSpeech } from './speech.ts'
import type { Panel, WidgetContext } from './widget-context.ts'

/** Makes the panel, closed. */
export function createPanel(shell: Shell, said: SaidTexts): Panel {
  const { root, place, launcher } = shell
  const speech = createSpeech(shell, said)
  let isOpen = false
  let unread = 0

  const chat = createChat(shell, speech.spoken().texts, (message) => {
    if (isOpen) chat.look()
    else showUnread(unread + 1)
    const news = Promise.all([import('../parts/news.ts'), widget.bringWords()])
    void news.then(([it]) => it.tellNews(widget, message), ignore)
  })
  const widget: WidgetContext = {
    shell,
    chat,
    ...speech.spoken(),
    emit: shell.emit,
    isOpen: () => isOpen,
    open: () => show(true),
    close: () => show(false),
    sheet: createHolder<ComponentChild>(null),
    parts: partsOfParts,
    style: styling(root),
    async bringWords() {
      await speech.bringParts()
      Object.assign(widget, speech.spoken())
    },
  }
  const leave = keepThroughSwaps(shell.host)
  keepEventsIn(root)
  widget.style(panelCss + conversationCss + composerCss)
  const { radius, font } = shell.config
  if (radius !== undefined) place.style.setProperty('--own-radius', `${radius}px`)
  // The element begins with nothing of the page's, so that it has to be fetched.
  if (font === 'inherit') place.style.setProperty('--own-font', getComputedStyle(document.body).fontFamily)
  // The loader knows the launcher's name in few languages only.
  showUnread(0)

  function showUnread(count: number) {
    const { texts, lang, label } = widget
    const { name, business } = shell.config
    unread = count
    launcher.lang = lang
    shell.onUnread(count, {
      name: fill(texts.chatWith, { business: name ?? business }),
      news: fillCount(texts.unread, count, lang),
      label,
    })
  }
  function show(open: boolean) {
    if (open === isOpen) return
    isOpen = open
    const hadFocus = root.activeElement !== null
    shell.onToggle(open)
    render(<ChatPanel widget={widget} open={open} />, place)
    if (!open) return hadFocus && launcher.focus()
    showUnread(0)
    chat.look()
  }
  return {
    widget,
    tease() {
      const brought = Promise.all([import('../parts/teaser.ts'), widget.bringWords()])
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
