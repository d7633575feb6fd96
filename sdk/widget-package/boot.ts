/** `@deskbell/widget`: brings the widget to a page that is built with a bundler, and speaks to it, typed. */
import type {
  BootOptions,
  DeskbellGlobal,
  WidgetApi,
  WidgetEvents,
  WidgetState,
} from '../src/widget/options.ts'

export type * from '../src/widget/options.ts'

/** What `boot` takes here: without a script in the page the address of the server has to be said. */
export interface PackageOptions extends BootOptions {
  /** Address of the server: `https://desk.example.com`. */
  baseUrl: string
}

/** A widget on the page, by whose verbs it is driven: also before it is there. */
export type Widget = Omit<WidgetApi, 'boot' | 'mount'>

type Say = (verb: string, ...args: unknown[]) => unknown
type Global = Say & { q?: unknown[]; loaded?: boolean }

/** What is true of a widget that is not there yet. */
const before: WidgetState = {
  ready: false,
  open: false,
  visible: false,
  unread: 0,
  visitorId: null,
  conversationId: null,
  online: true,
  locale: '',
}
/** Imports of the script that are under way or done, by address. */
const brought = new Map<string, Promise<unknown>>()
let failures = 0

/** Boots a widget, or changes the one of the same `instance`. Does nothing on a server. */
export function boot(options: PackageOptions): Widget {
  const name = options.instance ?? 'default'
  say('boot', options)
  load(options.baseUrl)
  return widget(name)
}

/** The widget of an instance, booted or not yet. @param instance 'default' where a page has one */
export function widget(instance = 'default'): Widget {
  const verb = (name: string) => `${instance}.${name}`
  const on =
    (how: 'on' | 'once') =>
    <E extends keyof WidgetEvents>(event: E, listener: (detail: WidgetEvents[E]) => void) => {
      say(verb(how), event, listener)
      return () => void say(verb('off'), event, listener)
    }
  const own = {
    on: on('on'),
    once: on('once'),
    get: <K extends keyof WidgetState>(key: K) =>
      (page()?.loaded ? (say(verb('get'), key) as WidgetState[K] | undefined) : undefined) ?? before[key],
  }
  return new Proxy(own as unknown as Widget, {
    get: (target, name) =>
      // Whoever awaits it must not take it for a promise.
      name in target || typeof name === 'symbol' || name === 'then'
        ? Reflect.get(target, name)
        : (...args: unknown[]) => void say(verb(name), ...args),
  })
}

/** Brings the script of the widget, once; `boot` does it by itself. For pages that only use `<deskbell-chat>`. */
export function load(baseUrl: string): void {
  if (typeof window === 'undefined' || page()?.loaded) return
  const address = `${baseUrl.replace(/\/+$/, '')}/w/v1.js`
  if (brought.has(address)) return
  // As a module it needs no Trusted Types and has the nonce of this one. One that failed is never asked for again.
  const bringing = bring(failures > 0 ? `${address}?${failures}` : address)
  brought.set(address, bringing)
  bringing.catch(() => {
    failures += 1
    brought.delete(address)
    // biome-ignore lint/suspicious/noConsole: the developer of the page reads it
    console.warn(`Deskbell: ${address} could not be loaded`)
  })
}

function bring(url: string): Promise<unknown> {
  return import(/* @vite-ignore */ url)
}

function page(): Global | undefined {
  return (globalThis as { Deskbell?: DeskbellGlobal }).Deskbell as Global | undefined
}

function say(...call: [verb: string, ...args: unknown[]]): unknown {
  if (typeof window === 'undefined') return undefined
  const calls: unknown[] = []
  const queue: Global = Object.assign((...later: unknown[]) => void calls.push(later), { q: calls })
  const global = page() ?? queue
  if (global === queue) Object.assign(globalThis, { Deskbell: queue })
  return global(...call)
}
