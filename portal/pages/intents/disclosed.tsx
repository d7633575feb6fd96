/** A part that is shown, and loaded, when somebody opens it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

export function Disclosed({ summary, children }: { summary: string; children: ComponentChildren }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="disclosed" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{summary}</h2>
      </summary>
      {isOpen && <div class="stack">{children}</div>}
    </details>
  )
}
