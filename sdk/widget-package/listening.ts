/** Options whose listeners are always the latest of a component, so that a new one is no change of the widget. */
import type { PackageOptions } from './boot.ts'

const events = ['onReady', 'onOpen', 'onClose', 'onUnread', 'onMessage', 'onError'] as const

/** @param latest gives the options as the component has them now */
export function listening(options: PackageOptions, latest: () => PackageOptions): PackageOptions {
  const stable = Object.fromEntries(
    events.map((name) => [
      name,
      (detail: never) => (latest()[name] as ((it: never) => void) | undefined)?.(detail),
    ]),
  )
  return { ...options, ...stable }
}
