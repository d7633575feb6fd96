/** Hears the widget as a screen reader does: what is added to its live regions, and what its status says. */
import type { ChatOnPage } from './chat-on.ts'

interface Node {
  data?: string
  textContent: string
  parentElement: Node | null
  ariaLive: string | null
  role: string | null
  closest?(selector: string): Node | null
}

interface Change {
  type: 'childList' | 'characterData'
  target: Node
  addedNodes: Iterable<Node>
}

/** From now on. The returned function tells what has been heard, a line each: `log: …` and `status: …`. */
export async function hearLiveRegions({ panel }: ChatOnPage): Promise<() => Promise<string[]>> {
  await panel.evaluate((dialog) => {
    const heard: string[] = []
    const regionOf = (node: Node | null) => {
      const region = (node?.closest ? node : node?.parentElement)?.closest?.('[aria-live], [role=status]')
      return region && region.ariaLive !== 'off' ? region.role : null
    }
    const textIn = ({ type, target, addedNodes }: Change) =>
      type === 'childList' ? [...addedNodes].map((node) => node.textContent).join('') : target.data
    const { MutationObserver } = dialog.ownerDocument.defaultView
    const observer = new MutationObserver((changes: Change[]) => {
      for (const change of changes) {
        const region = regionOf(change.target)
        const isTold = region === 'status' || (region === 'log' && change.type === 'childList')
        if (isTold && textIn(change)) heard.push(`${region}: ${textIn(change)}`)
      }
      dialog.dataset.heard = JSON.stringify(heard)
    })
    observer.observe(dialog, { childList: true, subtree: true, characterData: true })
  })
  return async () => JSON.parse((await panel.getAttribute('data-heard')) ?? '[]')
}
