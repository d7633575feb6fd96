/** The frame of one page: its heading, one sentence, what one can do. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import './page.css'

interface PageProps {
  title: string
  lead?: ComponentChildren
  actions?: ComponentChildren
  /** `wide` uses the whole width. @default 'normal' */
  width?: 'normal' | 'wide'
  children: ComponentChildren
}

let isFirstPage = true

export function Page({ title, lead, actions, width = 'normal', children }: PageProps) {
  const page = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Deskbell`
    // After a click in the navigation, screen readers go on from the new page's heading.
    const hasFocus = page.current?.contains(document.activeElement)
    if (!isFirstPage && !hasFocus) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [title])
  return (
    <div ref={page} class="page" data-width={width}>
      <header class="page-head">
        <div class="grow">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="soft">{lead}</p>}
        </div>
        {actions && <div class="row">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
