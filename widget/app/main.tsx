/** The chat: everything behind the launcher, brought by the loader. */
import { type ComponentChild, render } from 'preact'
import type { ChatSettings, Message } from '#wire'
import type { BroughtWords, Shell } from '../loader/shell.ts'
import { type Chat, createChat } from './chat.ts'
import composerCss from './composer.css?inline'
import conversationCss from './conversation.css?inline'
import { createHolder } from './holder.ts'
import { keepEventsIn } from './keep-events-in.ts'
import { keepThroughSwaps } from './keep-through-swaps.ts'
import launcherCss from './launcher-state.css?inline'
import { launcherState } from './launcher-state.ts'
import panelCss from './panel.css?inline'
import { ChatPanel } from './panel.tsx'
import { partsOfParts } from './parts-of-parts.ts'
import { createSpeech } from './speech.ts'
import type { Panel, WidgetContext } from './widget-context.ts'

/** Makes the panel, closed. */
export function createPanel(shell: Shell, { said }: BroughtWords): Panel {
  const { root, place, launcher } = shell
  const speech = createSpeech(shell, said)
  const emit: Shell['emit'] = (event, detail) => shell.emit(event, detail)
  let isOpen = false
  let unread = 0
  let { locale } = shell.options
  dress(shell, said.settings)

  const launcherShows = launcherState(shell, () => widget)
  const widget: WidgetContext = {
    ...speech.spoken(),
    shell,
    chat: createChat(shell, () => widget.texts),
    emit,
    isOpen: () => isOpen,
    unread: () => unread,
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
  const { chat } = widget
  const leave = keepThroughSwaps(shell.host)
  keepEventsIn(root)
  widget.style(panelCss + conversationCss + composerCss + launcherCss)
  // The loader knows the launcher's name in few languages only.
  launcherShows.unread(0)
  shell.state = () => stateOf(chat, unread)
  const stopTelling = telling(widget, (message) => {
    if (isOpen) chat.look()
    else count(unread + 1)
    const news = Promise.all([import('../parts/news.ts'), widget.bringWords()])
    void news.then(([it]) => it.tellNews(widget, message), ignore)
  })

  function count(news: number) {
    if (news !== unread) emit('unread', news)
    unread = news
    launcherShows.unread(news)
  }
  function draw() {
    render(<ChatPanel widget={widget} open={isOpen} />, place)
  }
  function show(open: boolean) {
    if (open === isOpen || (!open && shell.options.mode === 'inline')) return
    isOpen = open
    const hadFocus = root.activeElement !== null
    launcherShows.open(open)
    draw()
    emit(open ? 'open' : 'close')
    if (!open) return void (hadFocus && launcher.focus())
    count(0)
    chat.look()
  }
  return {
    widget,
    show,
    tease() {
      const brought = Promise.all([import('../parts/teaser.ts'), widget.bringWords()])
      void brought.then(([it]) => it.showTeaser(widget), ignore)
    },
    async refresh() {
      dress(shell, widget.settings)
      if (locale !== shell.options.locale) {
        locale = shell.options.locale
        await speech.bringAgain()
      }
      Object.assign(widget, speech.spoken())
      launcherShows.unread(unread)
      chat.release()
      if (place.firstChild) draw()
    },
    destroy() {
      stopTelling()
      leave()
      chat.close()
      render(null, place)
    },
  }
}

function stateOf(
  { state, store, connection: { now } }: Chat,
  unread: number,
): ReturnType<NonNullable<Shell['state']>> {
  const { connection } = state.get()
  return {
    unread,
    visitorId: now()?.visitorId() ?? null,
    conversationId: store.read('conversation'),
    online: connection === 'online' || (connection === 'idle' && navigator.onLine),
  }
}

/** Who cannot download a bell still has the message. */
function ignore() {}

/** Tells the page what happens, from the first connection on. @returns what ends it */
function telling(widget: WidgetContext, onNews: (message: Message) => void): () => void {
  const { state, store } = widget.chat
  const before = { state: state.get(), conversation: store.read('conversation') }
  let stop = state.watch(() => {
    stop()
    void import('../parts/tell-page.ts').then((it) => {
      stop = it.tellPage(widget, before, onNews)
    }, ignore)
  })
  widget.shell.place.addEventListener('click', ({ target }) => {
    const link = (target as Element).closest('a')
    if (link) widget.emit('link:clicked', { href: link.href })
  })
  return () => stop()
}

function dress(shell: Shell, settings: ChatSettings | undefined) {
  shell.config = { ...settings, ...shell.config }
  const { place, config } = shell
  const { radius, font } = config
  const set = (name: string, value: string | false) => place.style.setProperty(name, value || null)
  set('--own-radius', radius !== undefined && `${radius}px`)
  // The element begins with nothing of the page's, so that it has to be fetched.
  set('--own-font', font === 'inherit' && getComputedStyle(document.body).fontFamily)
}

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
