/** Shows the panel: beside the page, or over it on phones, above the keyboard. */

const PHONE = '(max-width: 480px), (max-height: 420px)'
/** Who has zoomed in with two fingers wants to look around, not to have the panel follow. */
const MOST_ZOOM = 1.05

/** Returns what hides it again. @param isInline it stands within the page, and is no dialog */
export function showPanel(dialog: HTMLDialogElement, isInline: boolean): () => void {
  if (isInline) {
    // Not by `show`, which takes the focus.
    dialog.open = true
    dialog.role = 'region'
    return () => dialog.close()
  }
  const phone = matchMedia(PHONE)
  const view = window.visualViewport
  const listening = new AbortController()
  const { signal } = listening
  let unlock: (() => void) | undefined

  function show() {
    // Pages wrap `addEventListener`, and some lose the signal on the way.
    if (signal.aborted) return
    dialog.close()
    unlock?.()
    unlock = phone.matches ? lockPage() : undefined
    dialog.ariaModal = phone.matches ? 'true' : null
    // While the page has a modal dialog of its own, only another one can be used.
    if (phone.matches || document.querySelector(':modal')) dialog.showModal()
    else dialog.show()
    place()
  }
  function place() {
    const { style } = dialog
    const above = phone.matches && view && view.scale < MOST_ZOOM ? view : undefined
    style.blockSize = above ? `${above.height}px` : ''
    style.insetBlockStart = above ? `${above.offsetTop}px` : ''
  }
  phone.addEventListener('change', show, { signal })
  view?.addEventListener('resize', place, { signal })
  view?.addEventListener('scroll', place, { signal })
  show()

  return () => {
    listening.abort()
    unlock?.()
    dialog.close()
  }
}

/** The page behind must not scroll under the finger. */
function lockPage(): () => void {
  const root = document.documentElement
  const { style } = root
  const hadStyle = root.hasAttribute('style')
  const before = [style.overflow, style.getPropertyPriority('overflow')] as const
  style.setProperty('overflow', 'hidden', 'important')
  return () => {
    style.setProperty('overflow', ...before)
    if (!hadStyle && style.length === 0) root.removeAttribute('style')
  }
}
