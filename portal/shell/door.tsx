/** The frame of the log-in and sign-up pages: a form, and what one gets. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Brand } from './brand.tsx'
import './door.css'

interface DoorProps {
  title: string
  lead: ComponentChildren
  aside?: ComponentChildren
  children: ComponentChildren
}

export function Door({ title, lead, aside, children }: DoorProps) {
  useEffect(() => {
    document.title = `${title} · Deskbell`
  }, [title])
  return (
    <main class="door" data-aside={Boolean(aside)}>
      <div class="door-form">
        <Brand />
        <div class="door-body">
          <div>
            <h1>{title}</h1>
            <p class="soft">{lead}</p>
          </div>
          {children}
        </div>
      </div>
      {aside && <div class="door-aside">{aside}</div>}
    </main>
  )
}
