/** The frame of the log-in and sign-up pages: a form, and what one gets. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Brand } from './brand.tsx'
import './door.css'

interface DoorProps {
  title: string
  lead: ComponentChildren
  aside?: ComponentChildren
  children: ComponentChildren
}

let isFirstDoor = true

export function Door({ title, lead, aside, children }: DoorProps) {
  const door = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Deskbell`
    // Each step goes on from its heading, unless one of its fields has taken the focus.
    const hasFocus = door.current?.contains(document.activeElement)
    if (!isFirstDoor && !hasFocus) heading.current?.focus({ preventScroll: true })
    isFirstDoor = false
  }, [title])
  return (
    <main ref={door} class="door" data-aside={Boolean(aside)}>
      <div class="door-form">
        <Brand />
        <div class="door-body">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            <p class="soft">{lead}</p>
          </div>
          {children}
        </div>
      </div>
      {aside && <div class="door-aside">{aside}</div>}
    </main>
  )
}
