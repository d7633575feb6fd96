/** Changes what the page wants of a widget, and the widget with it. */
import type { BootOptions } from '#sdk/widget/options'
import { type Instance, optionsOf } from './instance.ts'
import { putInPlace } from './put-in-place.ts'
import { followTeam, isVisible } from './visibility.ts'

/** `undefined` takes a wish back. */
export type Wish = (change: { [K in keyof BootOptions]?: BootOptions[K] | undefined }) => void

export function wishing(instance: Instance): Wish {
  return (change) => {
    const wanted = { ...optionsOf(instance), ...change }
    const kept = Object.entries(wanted).filter(([, value]) => value !== undefined)
    const options: Partial<BootOptions> = Object.fromEntries(kept)
    const { widget, look } = instance
    if (!widget) {
      instance.early = options
      return
    }
    widget.shell.options = options
    look?.apply(options)
    if ('mode' in change || 'target' in change) putInPlace(instance)
    showOrHide(instance)
    void widget.panel?.then((panel) => panel?.refresh())
  }
}

/** The panel goes with the launcher: what is modal must not stay unseen. */
export function showOrHide(instance: Instance): void {
  const { widget, look } = instance
  if (optionsOf(instance).hideWhenOffline) followTeam(instance, () => showOrHide(instance))
  const visible = isVisible(instance)
  if (!widget || !look || visible === look.visible()) return
  if (!visible && widget.panel) widget.turn(false)
  look.show(visible)
  widget.shell.emit(visible ? 'show' : 'hide')
}
