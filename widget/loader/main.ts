/** The loader: paints the launcher and brings the chat when somebody shows interest. Stores nothing. */
import type { LauncherWords, SaidTexts, WidgetConfig } from '#wire'
import type { Panel } from '../app/widget-context.ts'
import { keepInPage } from './keep-in-page.ts'
import { createLauncher } from './launcher.ts'
import css from './loader.css?inline'
import type { Shell } from './shell.ts'

/** The server puts the tenant's public settings here. */
declare const __DESKBELL_CONFIG__: WidgetConfig
/** Content-hashed names of the chat's files. */
declare const __DESKBELL_APP__: string
declare const __DESKBELL_SOCKET__: string

type Command = 'open' | 'close' | 'toggle' | 'destroy'

interface Global {
  (command: Command): void
  q?: ArrayLike<Command>[]
  /** False again once destroyed: the global is then the queue of the next load. */
  loaded?: boolean
}

const page = window as unknown as { Deskbell?: Global }
if (!page.Deskbell?.loaded) start(__DESKBELL_CONFIG__)

function start(config: WidgetConfig) {
  const { host, root, place } = createHost(config)
  const { lang } = document.documentElement
  const words = config.launcher_words
  // In the page's language as far as the owner has written in it, else in the bot's.
  const { launcher, showUnread } = createLauncher(
    words[lang] ?? words[lang.slice(0, 2)] ?? (words[''] as LauncherWords),
  )
  root.prepend(launcher)
  const leave = keepInPage(host)
  for (const { style } of [launcher, place]) {
    style.setProperty('--own', config.accent)
  }

  const bring = chunksOf(config)
  let panel: Promise<Panel> | undefined
  let opened = false
  const shell: Shell = {
    config,
    options: {},
    host,
    root,
    place,
    launcher,
    bringWords: async (kind) => {
      const { locale = config.locale } = shell.options
      const wanted = `${[locale, document.documentElement.lang, navigator.languages]}`
      return (await bring(`${config.texts}${kind}/${encodeURIComponent(wanted)}.js`)).said
    },
    bringSocket: () => bring(__DESKBELL_SOCKET__),
    onToggle(open) {
      opened = open
      launcher.ariaExpanded = `${open}`
    },
    onUnread: showUnread,
    emit: (event, detail) =>
      host.dispatchEvent(new CustomEvent(`deskbell:${event}`, { detail, bubbles: true })),
  }
  function load(): Promise<Panel> {
    panel ??= Promise.all([bring(__DESKBELL_APP__), shell.bringWords('core')]).then(
      ([app, said]: [typeof import('../app/main.tsx'), SaidTexts]) => app.createPanel(shell, said),
    )
    // A failed download is forgotten, so that the next click tries again.
    panel.catch(() => {
      panel = undefined
    })
    return panel
  }
  const commands: Record<Command, () => void> = {
    open: () => void load().then((it) => it.widget.open(), ignore),
    close: () => void panel?.then((it) => it.widget.close(), ignore),
    toggle: () => commands[opened ? 'close' : 'open'](),
    destroy() {
      leave()
      host.remove()
      void panel?.then((it) => it.destroy(), ignore)
      if (page.Deskbell) page.Deskbell.loaded = false
    },
  }
  for (const event of ['pointerenter', 'focus']) launcher.addEventListener(event, load)
  launcher.addEventListener('click', commands.toggle)
  const { teaser } = config
  if (teaser) setTimeout(() => void load().then((it) => it.tease(), ignore), teaser.after_ms ?? 5000)
  listen(commands)
}

/**
 * Brings files of the chat. A browser does not ask again for a module that failed, but for one of another address; in
 * another folder, so that what it imports is of the same try, and nothing of it is there twice.
 */
function chunksOf({ base_url }: WidgetConfig) {
  let failures = 0
  return async (file: string) => {
    try {
      return await import(/* @vite-ignore */ `${base_url}/w/chunks/${failures ? `${failures}/` : ''}${file}`)
    } catch (error) {
      failures += 1
      throw error
    }
  }
}

/** The page's own error reports are not for a chat that could not be downloaded. */
function ignore() {}

/** Takes the place of the page's queue and does what it holds. */
function listen(commands: Record<Command, () => void>) {
  const queue = page.Deskbell?.q ?? []
  const command: Global = (verb) => {
    if (!command.loaded) command.q = [...(command.q ?? []), [verb]]
    else commands[verb]?.()
  }
  command.loaded = true
  page.Deskbell = command
  for (const call of queue) if (call[0]) command(call[0])
}

function createHost({ position, theme }: WidgetConfig) {
  const host = document.createElement('deskbell-widget')
  const root = host.attachShadow({ mode: 'open' })
  const place = document.createElement('div')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  root.append(place)
  host.dataset.position = position
  host.dataset.theme = theme
  return { host, root, place }
}
