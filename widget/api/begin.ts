/** How widgets come into the page and leave it. */
import type { BootOptions } from '#sdk/widget/options'
import type { WidgetConfig } from '#wire'
import type { Door, Run } from '../loader/open-door.ts'
import { createInstance, type Instance, optionsOf } from './instance.ts'
import { settle } from './settle.ts'
import { createVerbs } from './verbs.ts'
import { warn } from './warn.ts'
import { type Wish, wishing } from './wishes.ts'

export const FIRST = 'default'

export type Boot = Partial<BootOptions> & { config?: WidgetConfig | undefined }

export interface Known {
  instance: Instance
  wish: Wish
  verbs: Record<string, (...args: unknown[]) => unknown>
}

/** All of the page, by name. */
export interface Widgets {
  door: Door
  all: Map<string, Known>
  run: Run
}

/** What the page means by a name, with or without a widget yet. */
export function known(widgets: Widgets, name: string): Known {
  const found = widgets.all.get(name)
  if (found) return found
  const instance = createInstance(name)
  const wish = wishing(instance)
  const verbs = { ...createVerbs(instance, wish), destroy: () => destroy(widgets, instance) }
  const made: Known = { instance, wish, verbs: verbs as Known['verbs'] }
  widgets.all.set(name, made)
  return made
}

/** @returns the verbs of this one widget */
export function boot(widgets: Widgets, { config, ...options }: Boot): object | undefined {
  const { global } = widgets.door
  const it = known(widgets, options.instance ?? FIRST)
  const { instance, wish } = it
  const had = optionsOf(instance).token
  const token = options.token ?? config?.token ?? had
  if (!token || (had && had !== token)) {
    warn(had ? 'this widget is of another account: give the second one an `instance`' : 'boot needs a token')
    return
  }
  wish({ ...options, token })
  if (!had) {
    settle(instance, widgets.door, config).then(
      () => instance.held.splice(0).forEach(widgets.run),
      (error: Error) => fail(widgets, instance, error),
    )
  }
  const missed = global.q?.splice(0) ?? []
  global.loaded = true
  missed.forEach(widgets.run)
  return verbsOf(widgets, it)
}

let mounted = 0

export function mount(widgets: Widgets, target: NonNullable<BootOptions['target']>, options: Boot) {
  mounted += 1
  const first = widgets.all.get(FIRST)
  const token = options.token ?? (first && optionsOf(first.instance).token)
  const instance = options.instance ?? `mounted-${mounted}`
  return boot(widgets, { ...options, ...(token && { token }), mode: 'inline', target, instance })
}

function destroy({ all, door }: Widgets, instance: Instance): void {
  const { widget, name } = instance
  all.delete(name)
  delete door.widgets[name]
  instance.life.abort()
  widget?.leave()
  widget?.shell.host.remove()
  void widget?.panel?.then((panel) => panel?.destroy())
  if (all.size > 0) return
  // From here on the global is a queue again, for this script or for another.
  door.global.loaded = false
  door.global.q = []
}

/** The next `boot` tries again. */
function fail({ all }: Widgets, instance: Instance, { message }: Error): void {
  const detail = { code: 'unreachable' }
  all.delete(instance.name)
  instance.life.abort()
  warn(message)
  instance.listeners.tell('error', detail)
  window.dispatchEvent(new CustomEvent('deskbell:error', { detail }))
}

function verbsOf({ run }: Widgets, { instance: { name }, verbs }: Known): object {
  const bound = Object.keys(verbs).map((verb) => [
    verb,
    (...args: unknown[]) => run([`${name}.${verb}`, ...args]),
  ])
  return Object.fromEntries(bound)
}
