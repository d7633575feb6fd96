/** `<deskbell-chat token="…">`: a chat as an element of the page. */
import type { BootOptions } from '#sdk/widget/options'
import { tagOptions } from './tag-options.ts'

const NAME = 'deskbell-chat'

interface Makers {
  boot(options: Partial<BootOptions>): void
  update(instance: string, options: Partial<BootOptions>): void
  destroy(instance: string): void
}

let made = 0

/** A page that has defined it already keeps its own. */
export function defineElement({ boot, update, destroy }: Makers): void {
  if (customElements.get(NAME)) return
  class Chat extends HTMLElement {
    instance = ''
    readonly changes = new MutationObserver(() => update(this.instance, optionsFrom(this)))

    connectedCallback() {
      this.style.display ||= 'block'
      this.changes.observe(this, { attributes: true })
      // A move within the page is a leave and a return.
      if (this.instance !== '') return
      made += 1
      this.instance = this.getAttribute('instance') ?? `element-${made}`
      boot({ mode: 'inline', target: this, ...optionsFrom(this), instance: this.instance })
    }
    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return
        this.changes.disconnect()
        destroy(this.instance)
        this.instance = ''
      })
    }
  }
  customElements.define(NAME, Chat)
}

function optionsFrom(element: Element): Partial<BootOptions> {
  const named = Array.from(element.attributes, ({ name, value }) => [
    name.replace(/^data-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ])
  const { style, class: classes, id, hidden, slot, part, ...options } = Object.fromEntries(named)
  return tagOptions(options)
}
