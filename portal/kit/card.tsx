/** A part of a page with its own heading. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './card.css'

interface CardProps {
  title?: string
  /** One sentence below the heading. */
  lead?: ComponentChildren
  /** Beside the heading. */
  action?: ComponentChildren
  children?: ComponentChildren
  class?: string
}

export function Card({ title, lead, action, children, class: name }: CardProps) {
  const id = useId()
  return (
    <section class={`card ${name ?? ''}`} aria-labelledby={title ? id : undefined}>
      {title && (
        <header class="card-head">
          <div class="grow">
            <h2 id={id}>{title}</h2>
            {lead && <p class="soft">{lead}</p>}
          </div>
          {action}
        </header>
      )}
      {children}
    </section>
  )
}
