/** A widget for as long as a component is mounted: what the wrappers of all frameworks share. */
import { boot, type PackageOptions, widget } from './boot.ts'

export interface Attached {
  /** Tells the widget what has changed. */
  update(options: PackageOptions): void
  /** Destroys it, unless a component of the same instance is mounted again at once. */
  detach(): void
}

interface Held {
  /** What cannot change while it lives. */
  of: string
  /** The components that are mounted. */
  count: number
  leaving?: ReturnType<typeof setTimeout> | undefined
  options: Record<string, unknown>
}

const held = new Map<string, Held>()
let unnamed = 0

/** A name of its own for a chat within the page: there may be several beside the launcher. */
export function nameFor(mode: string | undefined, instance: string | undefined): string {
  if (instance) return instance
  if (mode !== 'inline') return 'default'
  unnamed += 1
  return `inline-${unnamed}`
}

/** @param name from `nameFor` */
export function attach(name: string, options: PackageOptions): Attached {
  const of = identityOf(options)
  let it = held.get(name)
  if (it && it.of !== of) {
    destroy(name, it)
    it = undefined
  }
  if (it) {
    // React mounts twice in its strict mode, and a page that changes mounts before or after it unmounts.
    clearTimeout(it.leaving)
    it.count += 1
    change(name, it, options)
  } else {
    it = { of, count: 1, options: { ...options } }
    held.set(name, it)
    boot({ ...options, instance: name })
  }
  const mine = it
  return {
    update: (next) => change(name, mine, next),
    detach() {
      mine.count -= 1
      if (mine.count > 0 || held.get(name) !== mine) return
      mine.leaving = setTimeout(() => destroy(name, mine))
    },
  }
}

function destroy(name: string, it: Held): void {
  clearTimeout(it.leaving)
  if (held.get(name) !== it) return
  held.delete(name)
  widget(name).destroy()
}

function change(name: string, it: Held, next: PackageOptions): void {
  if (held.get(name) !== it) return
  const before = it.options
  it.options = { ...next }
  const keys = Object.keys({ ...before, ...next }).filter((key) => !isSame(before[key], it.options[key]))
  if (keys.length > 0) widget(name).update(Object.fromEntries(keys.map((key) => [key, it.options[key]])))
}

function identityOf({ token, baseUrl, bot, mode }: PackageOptions): string {
  return JSON.stringify([token, baseUrl, bot, mode])
}

/** What a component writes anew with every rendering is the same when it says the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  return isPlain(one) && isPlain(other) && JSON.stringify(one) === JSON.stringify(other)
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}
