/** A piece of the panel that is brought when it is first shown, or a moment before. */
import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { WidgetContext } from './widget-context.ts'

export interface Part<P> {
  View: FunctionComponent<P>
  css?: string
}

export interface LazyPart<P> extends FunctionComponent<P> {
  /** It will soon be wanted. @returns whether it is here */
  bring(): Promise<boolean>
}

/** What could not be downloaded is missing, and asked for again when it is next shown. */
export function lazyPart<P extends { widget: WidgetContext }>(load: () => Promise<Part<P>>): LazyPart<P> {
  let part: Part<P> | undefined
  const bring = async () => {
    part ??= await load().catch(() => undefined)
    return part !== undefined
  }
  function Lazy(props: P) {
    const [, redraw] = useState({})
    const { widget } = props
    useEffect(() => {
      if (!part || !widget.knowsParts) {
        void Promise.all([bring(), widget.bringWords()]).then(() => redraw({}))
      }
    }, [])
    if (!part || !widget.knowsParts) return null
    if (part.css) widget.style(part.css)
    return <part.View {...props} />
  }
  return Object.assign(Lazy, { bring })
}
