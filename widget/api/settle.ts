/** Brings a widget of an instance into the page: its settings, its element, and all that follows the page. */
import type { WidgetConfig } from '#wire'
import type { Widget } from '../loader/create-widget.ts'
import type { Door } from '../loader/open-door.ts'
import { type Instance, listen, optionsOf } from './instance.ts'
import { safely } from './listeners.ts'
import { configWith, createLook } from './look.ts'
import { popUp } from './pop-up.ts'
import { putInPlace } from './put-in-place.ts'
import { tellPages } from './tell-pages.ts'
import { followVisibility, isPhone } from './visibility.ts'
import { showOrHide } from './wishes.ts'

/** @param inlined settings that came with the script */
export async function settle(
  instance: Instance,
  door: Door,
  inlined: WidgetConfig | undefined,
): Promise<void> {
  const { bot } = instance.early
  const config = inlined && !bot ? inlined : await fetchConfig(instance, door.baseUrl)
  const { early, life, name } = instance
  if (life.signal.aborted) return
  const widget = door.create(configWith(config, early), early)
  door.widgets[name] = widget
  adopt(instance, widget, config)
}

/** Takes over a widget that stands in the page. @param config as the business has set it */
export function adopt(instance: Instance, widget: Widget, config: WidgetConfig): void {
  const { shell } = widget
  const { turn } = widget
  instance.widget = widget
  instance.look = createLook(widget, config)
  widget.turn = (open) => {
    if (open === false || optionsOf(instance).mode !== 'popup') turn(open)
    else popUp(shell)
  }
  listen(instance, widget)
  const tellPage = tellPages(instance)
  followVisibility(instance, () => {
    showOrHide(instance)
    tellPage()
  })
  openFromPage(instance, widget)
  tease(instance, widget)
  showOrHide(instance)
  putInPlace(instance)
  if (shell.options.open && shell.options.mode !== 'inline' && !isPhone()) widget.turn(true)
  safely(shell.options.onReady)
  instance.listeners.tell('ready', undefined)
}

/** The page's own line beside the launcher, where the business has none; in its place the loader shows it. */
function tease({ life }: Instance, { shell, load }: Widget): void {
  const { teaser } = shell.options
  if (!teaser || shell.config.tease_ms) return
  const timer = setTimeout(() => {
    void load().then((panel) => panel?.tease())
  }, teaser.afterMs ?? 5_000)
  life.signal.addEventListener('abort', () => clearTimeout(timer))
}

async function fetchConfig({ early }: Instance, baseUrl: string): Promise<WidgetConfig> {
  const query = new URLSearchParams({ token: early.token ?? '', ...(early.bot && { bot: early.bot }) })
  const base = early.baseUrl?.replace(/\/$/, '') ?? baseUrl
  const response = await fetch(`${base}/w/config?${query}`)
  if (!response.ok) throw new Error(`the settings could not be read (${response.status})`)
  return response.json()
}

/** A click on what the page's `openSelector` matches opens the chat. */
function openFromPage(instance: Instance, widget: Widget): void {
  function onClick(event: Event) {
    const { openSelector } = optionsOf(instance)
    const [clicked] = event.composedPath()
    if (!openSelector || !(clicked instanceof Element)) return
    const opener = clicked.closest(openSelector)
    if (!opener) return
    if (opener.matches('a[href]')) event.preventDefault()
    widget.turn(true)
  }
  document.addEventListener('click', (event) => safely(onClick, event), { signal: instance.life.signal })
}
