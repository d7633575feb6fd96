/** `@deskbell/widget/react`: `<DeskbellWidget token="…" />`. */
import {
  type CSSProperties,
  createElement,
  type HTMLAttributes,
  type ReactNode,
  useEffect,
  useRef,
} from 'react'
import { type Attached, attach, nameFor } from './attach.ts'
import type { PackageOptions } from './boot.ts'
import type { ChatElementAttributes } from './chat-element.ts'
import { listening } from './listening.ts'

/** The boot options; where it is inline, also how the element looks that it stands in. */
export interface DeskbellWidgetProps extends Omit<PackageOptions, 'target'> {
  className?: string
  style?: CSSProperties
}

/** A widget for as long as it is mounted: beside the page, or with `mode="inline"` where it stands. */
export function DeskbellWidget({ className, style, ...options }: DeskbellWidgetProps): ReactNode {
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

  return mode === 'inline' ? createElement('div', { ref: place, className, style }) : null
}

/** What `<deskbell-chat>` takes. */
export type DeskbellChatProps = ChatElementAttributes & HTMLAttributes<HTMLElement>

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'deskbell-chat': DeskbellChatProps
    }
  }
}
