/** Keeps the widget in the page, also when the site swaps its body. */

/** More often than this a page does not swap its body: somebody wants the widget gone. */
const MOST_RETURNS = 20

/** Puts the element in; the returned function gives up. */
export function keepInPage(host: HTMLElement): () => void {
  let returns = 0
  const observer = new MutationObserver(attach)
  function attach() {
    if (host.isConnected || returns > MOST_RETURNS) return
    returns += 1
    observer.disconnect()
    observer.observe(document.documentElement, { childList: true })
    // The script may run before there is a body.
    if (!document.body) return
    observer.observe(document.body, { childList: true })
    document.body.append(host)
  }
  attach()
  return () => observer.disconnect()
}
