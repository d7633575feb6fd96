/** The button that opens the chat. */
import type { LauncherWords } from '#wire'

const BUBBLE =
  'M12 3c5 0 9 3.4 9 7.8s-4 7.8-9 7.8c-1 0-2-.1-2.9-.4L4.6 20.5l.9-3.9C3.9 15.1 3 13 3 10.8 3 6.4 7 3 12 3Z'
const CHEVRON = 'm6 9.5 6 6 6-6'

export interface Launcher {
  launcher: HTMLButtonElement
  showUnread(count: number, words: { name: string; news: string; label: string }): void
}

export function createLauncher(words: LauncherWords): Launcher {
  const launcher = document.createElement('button')
  const badge = document.createElement('i')
  const written = new Text()
  launcher.type = 'button'
  launcher.part = 'launcher'
  launcher.ariaExpanded = 'false'
  launcher.ariaHasPopup = 'dialog'
  launcher.append(icon(BUBBLE), icon(CHEVRON), written, badge)

  function showUnread(count: number, { name, news, label }: { name: string; news: string; label: string }) {
    badge.textContent = count > 0 ? `${count}` : ''
    written.data = label
    // What is written on a button has to be part of its name.
    launcher.ariaLabel = (label && `${label} – `) + name + (count > 0 ? ` (${news})` : '')
  }
  showUnread(0, { news: '', label: '', ...words })
  return { launcher, showUnread }
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
