/** A modal window on the platform's own dialog element. */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { IconButton } from './button.tsx'
import './dialog.css'

interface DialogProps {
  title: string
  onClose(): void
  /** False keeps the window open when somebody asks to close it. */
  mayClose?: () => boolean
  /** `side` is a drawer at the edge. @default 'middle' */
  place?: 'middle' | 'side'
  children: ComponentChildren
  footer?: ComponentChildren
}

export function Dialog({
  title,
  onClose,
  mayClose = () => true,
  place = 'middle',
  children,
  footer,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Before the browser paints: it would give the focus away first, and closing could not give it back.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog?.open) dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const ask = () => {
    if (mayClose()) onClose()
  }
  return (
    <dialog
      ref={ref}
      class="dialog"
      data-place={place}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        ask()
      }}
      onClose={(event) => {
        // Browsers close without asking at the second Escape in a row.
        if (event.target === ref.current) onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === ref.current) ask()
      }}
    >
      <div class="dialog-box">
        <header class="dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label="Close" onClick={ask} />
        </header>
        <div class="dialog-body">{children}</div>
        {footer && <footer class="dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  )
}
