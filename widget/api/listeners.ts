/** Who listens to the events of one widget. */

type Heard = (detail: unknown) => void

export interface Listeners {
  /** @returns what takes the listener away again */
  on(event: string, listener: Heard): () => void
  once(event: string, listener: Heard): () => void
  /** Without a listener: all of the event. */
  off(event: string, listener?: Heard): void
  tell(event: string, detail: unknown): void
}

export function createListeners(): Listeners {
  const known: { event: string; listener: Heard; heard: Heard }[] = []

  function add(event: string, listener: Heard, heard: Heard) {
    const entry = { event, listener, heard }
    known.push(entry)
    return () => {
      const at = known.indexOf(entry)
      if (at >= 0) known.splice(at, 1)
    }
  }
  return {
    on: (event, listener) => add(event, listener, listener),
    once(event, listener) {
      const off = add(event, listener, (detail) => {
        off()
        listener(detail)
      })
      return off
    },
    off(event, listener) {
      const kept = known.filter((it) => it.event !== event || (listener && it.listener !== listener))
      known.splice(0, known.length, ...kept)
    },
    tell(event, detail) {
      for (const it of known.slice()) if (it.event === event) safely(it.heard, detail)
    },
  }
}

/** What the page does with it is the page's: its mistakes are reported as its own, and hurt nobody here. */
export function safely(listener: unknown, ...args: unknown[]): void {
  if (typeof listener !== 'function') return
  try {
    listener(...args)
  } catch (error) {
    reportError(error)
  }
}
