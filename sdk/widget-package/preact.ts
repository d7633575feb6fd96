/** `@deskbell/widget/preact`: `<DeskbellWidget token="…" />`. */
import { type ComponentChild, createElement, type HTMLAttributes } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { type Attached, attach, nameFor } from './attach.ts'
import type { PackageOptions } from './boot.ts'
import type { ChatElementAttributes } from './chat-element.ts'
import { listening } from './listening.ts'

/** The boot options; where it is inline, also how the element looks that it stands in. */
export interface DeskbellWidgetProps extends Omit<PackageOptions, 'target'> {
  class?: string
  style?: string | Record<string, string | number>
}

/** A widget for as long as it is mounted: beside the page, or with `mode="inline"` where it stands. */
export function DeskbellWidget({ class: className, style, ...options }: DeskbellWidgetProps): ComponentChild {
  const place = useRef<HTMLDivElement>(null)
  const name = useRef('')
  const latest = useRef(options)
  const attached = useRef<Attached>(null)
  const { token, baseUrl, bot, mode, instance } = options
  const wanted = () => {
    const target = place.current ? { target: place.current } : {}
    return listening({ ...latest.current, ...target }, () => latest.current)
  }

  useEffect(() => {
    latest.current = options
    attached.current?.update(wanted())
  })
  // Another one of these is another widget.
  useEffect(() => {
    name.current ||= nameFor(mode, instance)
    const it = attach(name.current, wanted())
    attached.current = it
    return () => {
      attached.current = null
      it.detach()
    }
  }, [token, baseUrl, bot, mode, instance])

  return mode === 'inline' ? createElement('div', { ref: place, class: className, style }) : null
}

/** What `<deskbell-chat>` takes. */
export type DeskbellChatProps = ChatElementAttributes & HTMLAttributes<HTMLElement>

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'deskbell-chat': DeskbellChatProps
    }
  }
}
