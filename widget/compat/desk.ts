/** What the shims share: they find the account token and the server, bring the widget, and speak to it. */
import type { Context, WidgetApi } from '#sdk/widget/options'

/** Anything a site may hand over: nothing is known of it. */
export type Loose = Record<string, unknown>

interface Global {
  (verb: string, ...args: unknown[]): unknown
  q?: unknown[]
  get?: (key: string) => unknown
}

const page = window as unknown as { Deskbell?: Global }
// Only while the script runs for the first time is it known which tag it came from.
const tag =
  document.currentScript ??
  document.querySelector('script[src*="/w/compat.js"],script[data-rocket-src*="/w/compat.js"]')
const source = new URL(
  tag?.getAttribute('src') || tag?.getAttribute('data-rocket-src') || location.href,
  location.href,
)
const vendor = source.searchParams.get('from')
const warned = new Set<string>()

/** Does a verb of the widget, now or as soon as it is there. */
export function call(verb: keyof WidgetApi, ...args: unknown[]): void {
  page.Deskbell ??= queue()
  page.Deskbell(verb, ...args)
}

/** What the widget says of itself; the given value until it is there. */
export function ask<Value>(key: string, before: Value): Value {
  return (page.Deskbell?.get?.(key) as Value | undefined) ?? before
}

/**
 * Boots the widget and brings it.
 * @param named the id that the site gave the vendor: it may be an account token already
 */
export function boot(named: unknown, options: Loose): void {
  const token = source.searchParams.get('token') ?? `${named}`
  if (!token.startsWith('acct_')) {
    say('lacks the account token: add &token=acct_… to the address of compat.js')
    return
  }
  call('boot', { ...defined(options), token, baseUrl: source.origin })
  // As a module it needs no Trusted Types and has the nonce of this script.
  import(/* @vite-ignore */ `${source.origin}/w/v1.js`).catch(() => say('could not load the widget'))
}

/**
 * Who the visitor is, as options of `boot`. Without an id there is nobody to find again: then it only stands beside the
 * conversation.
 * @param token a JWT, or a hash of the id
 */
export function known({ id, custom, ...fields }: Loose, token?: unknown): Loose {
  const told = defined(scalars(fields))
  const more = scalars((custom ?? {}) as Loose)
  if (id == null || id === '') return { context: { ...told, ...more } }
  const user = { id: `${id}`, ...told, ...(Object.keys(more).length > 0 && { custom: more }) }
  return { user, ...(token ? { userToken: token } : {}) }
}

/** Tells who the visitor is once the widget has been booted. */
export function identify(fields: Loose, token?: unknown): void {
  const { user, userToken, context } = known(fields, token)
  if (user) call('identify', user, userToken)
  else call('context', context)
}

/** Says once that the widget has nothing for this. */
export function lacks(what: unknown): void {
  if (warned.has(`${what}`)) return
  warned.add(`${what}`)
  say(`has nothing for ${what}, which was left out`)
}

/** A site's mistake must not stop the site. */
export function safely(work: () => void, what: unknown): void {
  try {
    work()
  } catch (error) {
    say(`could not do ${what}: ${error}`)
  }
}

/** The fields that are there: null and empty ones would overwrite what the portal says. */
export function defined(fields: Loose): Loose {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null && value !== ''))
}

export function scalars(fields: Loose): Context {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && (value === null || !/^[of]/.test(typeof value)),
    ),
  ) as Context
}

function say(text: string): void {
  // biome-ignore lint/suspicious/noConsole: the site's developer reads it
  console.warn(`Deskbell in place of ${vendor} ${text}`)
}

function queue(): Global {
  const calls: unknown[] = []
  return Object.assign((...call: unknown[]) => calls.push(call), { q: calls })
}
