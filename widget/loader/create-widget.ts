/** One widget on the page: paints the launcher and brings the chat when somebody shows interest. Stores nothing. */
import type { BootOptions } from '#sdk/widget/options'
import type { SaidTexts, WidgetConfig } from '#wire'
import type { Panel } from '../app/widget-context.ts'
import { bringing } from './bringing.ts'
import { keepInPage } from './keep-in-page.ts'
import { createLauncher } from './launcher.ts'
import css from './loader.css?inline'
import type { Shell } from './shell.ts'

/** Content-hashed names of the chat's files. */
declare const __DESKBELL_APP__: string
declare const __DESKBELL_SOCKET__: string

export interface Widget {
  shell: Shell
  /** The chat, once it has been asked for. */
  panel: Promise<Panel> | undefined
  /** Asks for it. */
  load(): Promise<Panel>
  /** Opens or closes it. @default what it is not */
  turn(how?: 'open' | 'close'): void
  /** Takes the element out of the page for good. */
  leave(): void
}

export function createWidget(config: WidgetConfig, options: Partial<BootOptions>): Widget {
  const host = document.createElement('deskbell-widget')
  const root = host.attachShadow({ mode: 'open' })
  const place = document.createElement('div')
  const launcher = createLauncher(config.launcher_words)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  root.append(launcher, place)
  host.dataset.position = config.position
  host.dataset.theme = config.theme
  for (const { style } of [launcher, place]) {
    style.setProperty('--own', config.accent)
  }

  const bring = bringing(config.base_url)
  const widget: Widget = {
    panel: undefined,
    shell: {
      config,
      options,
      host,
      root,
      place,
      launcher,
      async bringWords(kind) {
        const { locale = config.locale } = widget.shell.options
        const wanted = `${[locale, document.documentElement.lang, navigator.languages]}`
        return (await bring(`${config.texts}${kind}/${encodeURIComponent(wanted)}.js`)).said
      },
      bringSocket: () => bring(__DESKBELL_SOCKET__),
      emit: (event, detail) => window.dispatchEvent(new CustomEvent(`deskbell:${event}`, { detail })),
    },
    load() {
      widget.panel ??= Promise.all([bring(__DESKBELL_APP__), widget.shell.bringWords('core')]).then(
        ([app, said]: [typeof import('../app/main.tsx'), SaidTexts]) => app.createPanel(widget.shell, said),
      )
      // A failed download is forgotten, so that the next click tries again.
      widget.panel.catch(() => {
        widget.panel = undefined
      })
      return widget.panel
    },
    turn(how = launcher.ariaExpanded === 'true' ? 'close' : 'open') {
      widget.load().then((it) => it.widget[how](), ignore)
    },
    leave: keepInPage(host),
  }
  for (const event of ['pointerenter', 'focus']) launcher.addEventListener(event, widget.load)
  launcher.addEventListener('click', () => widget.turn())
  if (config.tease_ms) setTimeout(() => void widget.load().then((it) => it.tease(), ignore), config.tease_ms)
  widget.shell.emit('ready')
  return widget
}

/** The page's own error reports are not for a chat that could not be downloaded. */
function ignore() {}
