/** The button that opens the chat. */
import type { LauncherWords, WidgetConfig } from '#wire'

/** In a square of 26, the size that it is shown in. */
const BUBBLE =
  'M13 3c5.5 0 10 3.8 10 8.5S18.5 20 13 20c-1.1 0-2.2-.1-3.2-.4L5 22l1-4c-1.9-1.6-3-3.9-3-6.5C3 6.8 7.5 3 13 3Z'

/** The label is the button's second child, and its only text. */
export function createLauncher(words: WidgetConfig['launcher_words']): HTMLButtonElement {
  const launcher = document.createElement('button')
  const { name, label = '' } = wordsFor(words)
  launcher.part = 'launcher'
  launcher.ariaExpanded = 'false'
  launcher.ariaHasPopup = 'dialog'
  // What is written on a button has to be part of its name.
  launcher.ariaLabel = label ? `${label} – ${name}` : name
  launcher.append(drawn(BUBBLE), label)
  return launcher
}

/** In the page's language as far as the owner has written in it, else in the bot's. */
export function wordsFor(words: WidgetConfig['launcher_words']): LauncherWords {
  const { lang } = document.documentElement
  return words[lang] ?? words[lang.slice(0, 2)] ?? (words[''] as LauncherWords)
}

function drawn(line: string): Element {
  const svg = svgElement('svg')
  const path = svgElement('path')
  path.setAttribute('d', line)
  svg.append(path)
  return svg
}

function svgElement(name: string): Element {
  return document.createElementNS('http://www.w3.org/2000/svg', name)
}
