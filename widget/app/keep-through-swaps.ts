/** Takes the widget out of a body that is about to be swapped, with the focus and everything that is open. */

/** Told before the body goes, or before its copy is kept for the way back. */
const SWAPS = ['turbo:before-cache', 'turbo:before-render', 'astro:before-swap']

export function keepThroughSwaps(host: HTMLElement): () => void {
  function leaveBody() {
    const root = document.documentElement
    if (host.parentElement?.localName !== 'body') return
    const move = root.moveBefore ?? root.insertBefore
    move.call(root, host, null)
  }
  for (const swap of SWAPS) document.addEventListener(swap, leaveBody)
  return () => {
    for (const swap of SWAPS) document.removeEventListener(swap, leaveBody)
  }
}
