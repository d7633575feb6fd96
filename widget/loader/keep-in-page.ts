/** Keeps the widget in the page and in sight, also when the site swaps its body or moves it about. */

/** After so many returns somebody wants the widget gone. */
const MOST_RETURNS = 20

/** Puts the element in; the returned function gives up. */
export function keepInPage(host: HTMLElement): () => void {
  let returns = 0
  const observer = new MutationObserver(attach)
  // What is fixed in a body that is transformed or hidden goes with it.
  const sight = new IntersectionObserver(
    ([seen]) => seen?.isIntersecting || (host.isConnected && leaveBody()),
  )

  /** Beside the body nothing that happens to it happens to the widget. */
  function leaveBody() {
    const root = document.documentElement
    if (host.parentNode !== root) root.append(host)
  }
  function attach() {
    if (host.isConnected || returns > MOST_RETURNS) return
    // Not `document.body`: a form of that name would stand in for it.
    const body = document.querySelector('body')
    // At first in the body: frameworks that render the whole page count what else is in it, elsewhere.
    if (returns) leaveBody()
    else body?.append(host)
    if (body) returns += 1
    // The script may run before there is a body.
    for (const parent of [document, document.documentElement, body ?? document]) {
      observer.observe(parent, { childList: true })
    }
  }
  attach()
  sight.observe(host)
  return () => {
    observer.disconnect()
    sight.disconnect()
  }
}
