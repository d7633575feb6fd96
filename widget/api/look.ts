/** How and where a widget shows: what the page's options change of what the loader paints. */
import type { BootOptions } from '#sdk/widget/options'
import type { LauncherWords, WidgetConfig } from '#wire'
import { coloursOf } from '../loader/colours-of.ts'
import type { Widget } from '../loader/create-widget.ts'
import { wordsFor } from '../loader/launcher.ts'
import inlineCss from './inline.css?inline'

export interface Look {
  /** The options are others now. */
  apply(options: Partial<BootOptions>): void
  show(visible: boolean): void
  visible(): boolean
}

/** The settings of the business with what the page wants instead. */
export function configWith(config: WidgetConfig, options: Partial<BootOptions>): WidgetConfig {
  const { brand = {}, position = config.position, theme = config.theme } = options
  const { accent, radius, font, avatar, name } = brand
  return {
    ...config,
    position,
    theme,
    ...(accent && CSS.supports('color', accent) && { accent }),
    ...(radius !== undefined && Number.isFinite(radius) && { radius }),
    ...(font && { font }),
    ...(avatar && { avatar }),
    ...(name && { name }),
    launcher_words: launcherWords(config, options),
  }
}

function launcherWords(
  { launcher_words }: WidgetConfig,
  { launcher, launcherLabel }: Partial<BootOptions>,
): WidgetConfig['launcher_words'] {
  const labelled = ({ name, label }: LauncherWords) => {
    const written = launcher === 'icon' ? '' : (launcherLabel ?? label)
    return { name, ...(written && { label: written }) }
  }
  return Object.fromEntries(Object.entries(launcher_words).map(([lang, words]) => [lang, labelled(words)]))
}

/** @param config as the business has set it */
export function createLook({ shell }: Widget, config: WidgetConfig): Look {
  const { host, root, launcher } = shell
  const sheet = new CSSStyleSheet()
  let visible = true
  root.adoptedStyleSheets.push(sheet)

  function apply(options: Partial<BootOptions>) {
    // Known since the chat has been brought.
    const { bot } = shell.config
    shell.config = { ...configWith(config, options), ...(bot && { bot }) }
    const { position, theme, launcher_words } = shell.config
    host.dataset.position = position
    host.dataset.theme = theme
    host.dataset.mode = options.mode ?? 'bubble'
    setLabel(launcher, wordsFor(launcher_words).label ?? '')
    draw(options)
  }
  function draw(options: Partial<BootOptions>) {
    const inline = options.mode === 'inline'
    const hidden = visible ? '' : ':host{display:none!important}'
    const bare = options.launcher === 'none' ? 'button[part=launcher]{display:none}' : ''
    sheet.replaceSync(coloursOf(shell.config) + (inline ? inlineCss : placeCss(options)) + bare + hidden)
  }
  apply(shell.options)
  return {
    apply,
    show(value) {
      visible = value
      draw(shell.options)
    },
    visible: () => visible,
  }
}

function placeCss({ offset, zIndex }: Partial<BootOptions>): string {
  const x = pixels(offset?.x, 20)
  const y = pixels(offset?.y, 20)
  const layer = Number.isFinite(zIndex) ? `z-index:${Math.trunc(Number(zIndex))}!important;` : ''
  return `:host{${layer}inset-block-end:calc(${y} + env(safe-area-inset-bottom))!important;inset-inline-end:${x}!important}:host([data-position=left]){inset-inline:${x} auto!important}`
}

function pixels(value: number | undefined, otherwise: number): string {
  return `${Number.isFinite(value) ? value : otherwise}px`
}

/** What is written on a button has to be part of its name. */
function setLabel(launcher: HTMLButtonElement, label: string) {
  const text = launcher.childNodes[1]
  if (!text || text.nodeValue === label) return
  const name = launcher.ariaLabel?.slice(text.nodeValue ? `${text.nodeValue} – `.length : 0)
  text.nodeValue = label
  launcher.ariaLabel = label ? `${label} – ${name}` : `${name}`
}
