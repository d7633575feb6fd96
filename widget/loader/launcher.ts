/** The button that opens the chat. */
import type { LauncherWords, WidgetConfig } from '#wire'

const BUBBLE =
  'M12 3c5 0 9 3.4 9 7.8s-4 7.8-9 7.8c-1 0-2-.1-2.9-.4L4.6 20.5l.9-3.9C3.9 15.1 3 13 3 10.8 3 6.4 7 3 12 3Z'

/** The label is the button's second child, and its only text. */
export function createLauncher(words: WidgetConfig['launcher_words']): HTMLButtonElement {
  const launcher = document.createElement('button')
  const { name, label = '' } = wordsFor(words)
  launcher.type = 'button'
  launcher.part = 'launcher'
  launcher.ariaExpanded = 'false'
  launcher.ariaHasPopup = 'dialog'
  // What is written on a button has to be part of its name.
  launcher.ariaLabel = label ? `${label} – ${name}` : name
  launcher.append(icon(BUBBLE), label)
  return launcher
}

/** In the page's language as far as the owner has written in it, else in the bot's. */
export function wordsFor(words: WidgetConfig['launcher_words']): LauncherWords {
  const { lang } = document.documentElement
  return words[lang] ?? words[lang.slice(0, 2)] ?? (words[''] as LauncherWords)
}

function icon(path: string): SVGElement {
  const svg = svgElement('svg', 'viewBox', '0 0 24 24')
  svg.append(svgElement('path', 'd', path))
  return svg
}

function svgElement(name: string, attribute: string, value: string): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  element.setAttribute(attribute, value)
  return element
}
