/** Shows the panel: beside the page, or over it on phones, above the keyboard. */

const PHONE = '(max-width: 480px), (max-height: 420px)'

/** Returns what hides it again. */
export function showPanel(dialog: HTMLDialogElement): () => void {
  const phone = matchMedia(PHONE)
  const view = window.visualViewport
  const listening = new AbortController()
  const { signal } = listening
  let unlock: (() => void) | undefined

  function show() {
    dialog.close()
    unlock?.()
    unlock = undefined
    if (phone.matches) {
      dialog.showModal()
      dialog.ariaModal = 'true'
      unlock = lockPage()
    } else {
      dialog.show()
      dialog.ariaModal = null
    }
    place()
  }
  function place() {
    const { style } = dialog
    style.blockSize = phone.matches && view ? `${view.height}px` : ''
    style.insetBlockStart = phone.matches && view ? `${view.offsetTop}px` : ''
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
  const { style } = document.documentElement
  const before = style.overflow
  style.overflow = 'hidden'
  return () => {
    style.overflow = before
  }
}
