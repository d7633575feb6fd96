/** One widget on the page: paints the launcher and brings the chat when somebody shows interest. Stores nothing. */
import type { BootOptions } from '#sdk/widget/options'
import type { WidgetConfig } from '#wire'
import type { Panel } from '../app/widget-context.ts'
import { bring } from './bring.ts'
import { coloursOf } from './colours-of.ts'
import { keepInPage } from './keep-in-page.ts'
import { createLauncher } from './launcher.ts'
import css from './loader.css?inline'
import type { Shell } from './shell.ts'

/** Content-hashed name of the chat's file. */
declare const __DESKBELL_APP__: string
type App = typeof import('../app/main.tsx')

export interface Widget {
  shell: Shell
  /** The chat, once it has been asked for; undefined when it could not be downloaded. */
  panel?: Promise<Panel | undefined> | undefined
  /** Asks for it. */
  load(): Promise<Panel | undefined>
  /** Opens or closes it. @default what it is not */
  turn(open?: boolean): void
  /** Takes the element out of the page for good. */
  leave(): void
}

export function createWidget(config: WidgetConfig, options: Partial<BootOptions>): Widget {
  const host = document.createElement('deskbell-widget')
  const root = host.attachShadow({ mode: 'open' })
  const place = document.createElement('div')
  const launcher = createLauncher(config.launcher_words)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css + coloursOf(config))
  root.adoptedStyleSheets = [sheet]
  root.append(launcher, place)
  host.dataset.position = config.position

  const shell: Shell = {
    ...{ config, options, host, root, place, launcher },
    bring: (file) => bring(config.base_url, file),
    bringWords(kind) {
      const { locale = config.locale } = shell.options
      const wanted = `${[locale, document.documentElement.lang, navigator.languages]}`
      return shell.bring(`${config.texts}${kind}/${encodeURIComponent(wanted)}.js`)
    },
    emit: (event, detail) => dispatchEvent(new CustomEvent(`deskbell:${event}`, { detail })),
  }
  const widget: Widget = {
    shell,
    load() {
      widget.panel ??= Promise.all([shell.bring<App>(__DESKBELL_APP__), shell.bringWords('core')])
        .then(([app, words]) => app.createPanel(shell, words))
        // A failed download is forgotten, so that the next click tries again; it is no error of the page's.
        .catch((): undefined => {
          widget.panel = undefined
        })
      return widget.panel
    },
    turn(open = launcher.ariaExpanded !== 'true') {
      void widget.load().then((it) => it?.show(open))
    },
    leave: keepInPage(host),
  }
  launcher.onpointerenter = launcher.onfocus = widget.load
  launcher.onclick = () => widget.turn()
  if (config.tease_ms) setTimeout(() => void widget.load().then((it) => it?.tease()), config.tease_ms)
  shell.emit('ready')
  return widget
}
