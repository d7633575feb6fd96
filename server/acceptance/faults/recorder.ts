/** Writes the history while it happens, and lets others wait for what is in it. */
import type { Deed, Entry, Page } from './history.ts'

export interface Recorder {
  entries: Entry[]
  pages: Record<string, Page>
  watchers: Record<string, string>
  note(page: string, connection: number, deed: Deed): void
  listen(listener: (entry: Entry) => void): () => void
  /** Settles as soon as the condition holds, looked at after each entry; false when it did not in time. */
  until(condition: () => boolean, longestMs: number): Promise<boolean>
  /** Settles when nothing was noted for so long; false when that did not happen in time. */
  silence(quietMs: number, longestMs: number): Promise<boolean>
}

export function openRecorder(): Recorder {
  const entries: Entry[] = []
  const listeners = new Set<(entry: Entry) => void>()
  const listen: Recorder['listen'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  /** @param arm calls `done` when it is time; called at the start and after each entry */
  const wait = (arm: (done: () => void) => void, longestMs: number) =>
    new Promise<boolean>((resolve) => {
      const end = (inTime: boolean) => {
        clearTimeout(late)
        stop()
        resolve(inTime)
      }
      const late = setTimeout(() => end(false), longestMs)
      const look = () => arm(() => end(true))
      const stop = listen(() => {
        look()
        // What a client makes of an entry shows a moment later.
        setImmediate(look)
      })
      look()
    })
  return {
    entries,
    pages: {},
    watchers: {},
    listen,
    note(page, connection, deed) {
      const entry = { at: performance.now(), page, connection, deed }
      entries.push(entry)
      for (const listener of [...listeners]) listener(entry)
    },
    until: (condition, longestMs) => wait((done) => condition() && done(), longestMs),
    async silence(quietMs, longestMs) {
      let timer: NodeJS.Timeout | undefined
      const silent = await wait((done) => {
        clearTimeout(timer)
        timer = setTimeout(done, quietMs)
      }, longestMs)
      clearTimeout(timer)
      return silent
    },
  }
}
