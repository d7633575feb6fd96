/**
 * Makes one read serve all who ask for the same at once, such as two thousand visitors who come back together. Whoever
 * asks while a read is under way shares the next one, so that everybody gets what was so after they asked.
 */
export function sharing<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const reads = new Map<string, { running: Promise<T>; next: Promise<T> | null }>()
  const begin = (key: string): Promise<T> => {
    const running = read(key)
    const entry = { running, next: null }
    reads.set(key, entry)
    const ended = () => {
      if (reads.get(key) === entry && entry.next === null) reads.delete(key)
    }
    running.then(ended, ended)
    return running
  }
  return (key) => {
    const entry = reads.get(key)
    if (!entry) return begin(key)
    entry.next ??= entry.running.then(
      () => begin(key),
      () => begin(key),
    )
    return entry.next
  }
}
