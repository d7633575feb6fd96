/** A line beside the launcher that opens the chat and can be sent away; on phones, where it would cover the page, none. */
import type { WidgetContext } from '../app/widget-context.ts'
import css from './beside-launcher.css?inline'

interface Line {
  text: string
  /** Of the button, for those who do not see it. */
  name: string
  /** The visitor has sent it away, or followed it. */
  onDismiss(): void
}

const PHONE = '(max-width: 480px), (max-height: 420px)'

export function showBeside(widget: WidgetContext, { text, name, onDismiss }: Line): void {
  const { root, launcher } = widget.shell
  root.querySelector('[part=preview]')?.remove()
  if (matchMedia(PHONE).matches) return
  widget.style(css)
  const box = document.createElement('div')
  box.part = 'preview'
  box.role = 'status'
  const open = button(text, name)
  const dismiss = button('×', widget.texts.previewClose)
  box.append(open, dismiss)
  const leave = () => {
    box.remove()
    onDismiss()
  }
  open.addEventListener('click', () => {
    leave()
    widget.open()
  })
  dismiss.addEventListener('click', () => {
    leave()
    launcher.focus()
  })
  launcher.addEventListener('click', () => box.remove(), { once: true })
  root.append(box)
}

function button(text: string, label: string) {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  made.ariaLabel = label
  return made
}
