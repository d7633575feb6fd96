/** Looks through a page, shadow roots as well, for what no page of ours has: elements, handlers and addresses of others. */
import type { Page } from 'playwright-core'
import { canaryHost } from './script-attacks.ts'

/** For `addInitScript`: remembers what ran, and what only the content security policy kept from running. */
export const watcher = `
  globalThis.ran = []
  globalThis.pwn = (nth) => void globalThis.ran.push('pwn ' + nth)
  addEventListener('securitypolicyviolation', (event) =>
    globalThis.ran.push(event.violatedDirective + ' ' + event.blockedURI))
`

/** What ran, or could. */
export async function findForeign(page: Page): Promise<string[]> {
  const { ran, elements } = await page.locator('html').evaluate((root) => {
    const elements: [string, [string, string][]][] = []
    const look = (part: typeof root) => {
      for (const element of part.querySelectorAll('*')) {
        const attributes = [...element.attributes].map(({ name, value }): [string, string] => [name, value])
        elements.push([element.localName, attributes])
        if (element.shadowRoot) look(element.shadowRoot)
      }
    }
    look(root)
    return { ran: root.ownerDocument.defaultView.ran as string[], elements }
  })
  return [...ran, ...elements.flatMap(([name, attributes]) => foreignIn(name, attributes))]
}

const neverOurs = /^(?:iframe|object|embed|base|marquee|x-y|animate|math|video|audio|frameset)$/
const taking = /^(?:href|src|srcset|action|poster|data|xlink:href|background|cite|ping)$/
/** Own paths, and what a link may lead to. */
const harmless = /^(?:https?:|mailto:|tel:|data:image\/|data:,|blob:http:\/\/localhost|[/#.?]|$)/

function foreignIn(name: string, attributes: readonly [string, string][]): string[] {
  const bad = attributes.filter(([attribute, value]) => {
    if (/^on|^srcdoc$|^formaction$|^is$/.test(attribute)) return true
    if (!taking.test(attribute)) return false
    return !harmless.test(value) || (name !== 'a' && value.includes(canaryHost))
  })
  return [...(neverOurs.test(name) ? [name] : []), ...bad.map((pair) => `${name} ${pair.join('=')}`)]
}
