/** One widget as the page's calls see it: also before it is there. */
import type { BootOptions, WidgetEvents } from '#sdk/widget/options'
import type { TeamShift } from '#wire'
import type { Panel } from '../app/widget-context.ts'
import type { Widget } from '../loader/create-widget.ts'
import type { Call } from '../loader/open-door.ts'
import { createListeners, type Listeners, safely } from './listeners.ts'
import type { Look } from './look.ts'

export interface Instance {
  name: string
  /** What was said before there is a widget; then the widget's own count. */
  early: Partial<BootOptions>
  /** There once it is booted and its settings are known. */
  widget: Widget | undefined
  look: Look | undefined
  /** By the page's own `hide`. */
  hidden: boolean
  listeners: Listeners
  /** Calls that wait for the widget. */
  held: Call[]
  /** When somebody of the team is there; undefined until it is known, and asked for only where it matters. */
  teamHours?: readonly TeamShift[]
  followsTeam?: boolean
  /** Aborted when it is destroyed. */
  life: AbortController
}

export function createInstance(name: string): Instance {
  const [life, listeners] = [new AbortController(), createListeners()]
  return { name, early: {}, widget: undefined, look: undefined, hidden: false, listeners, held: [], life }
}

export function optionsOf({ widget, early }: Instance): Partial<BootOptions> {
  return widget?.shell.options ?? early
}

/** Does something with the chat, once it has been brought. */
export function withPanel({ widget, life }: Instance, work: (panel: Panel) => void): void {
  void widget?.load().then((panel) => {
    if (!panel) widget.shell.emit('error', { code: 'unreachable' })
    else if (!life.signal.aborted) work(panel)
  })
}

/** From now on its listeners, and those among its options, hear what the widget tells. */
export function listen(instance: Instance, { shell }: Widget): void {
  const { emit } = shell
  shell.emit = (event, detail) => {
    emit(event, detail)
    const { onReady, onOpen, onClose, onUnread, onMessage, onError } = shell.options
    const named: { [E in keyof WidgetEvents]?: unknown } = {
      ready: onReady,
      open: onOpen,
      close: onClose,
      unread: onUnread,
      'message:received': onMessage,
      error: onError,
    }
    safely(named[event], detail)
    instance.listeners.tell(event, detail)
  }
}
