/** One value that may be watched. */

export interface Holder<T> {
  get(): T
  set(change: (value: T) => T): void
  watch(watcher: (value: T) => void): () => void
}

export function createHolder<T>(initial: T): Holder<T> {
  const watchers = new Set<(value: T) => void>()
  let value = initial
  return {
    get: () => value,
    set(change) {
      value = change(value)
      for (const watcher of watchers) watcher(value)
    },
    watch(watcher) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}
