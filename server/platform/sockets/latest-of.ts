/** Of what comes often only the latest counts: it is passed on at once, then at most once in a while. */

export interface LatestOf<T> {
  give(value: T): void
  /** Passes on what waits. */
  flush(): void
  /** As `flush`, and nothing follows. */
  end(): void
}

/** @param pass gets the latest value */
export function latestOf<T>(everyMs: number, pass: (value: T) => void): LatestOf<T> {
  let waiting: { value: T } | undefined
  let pause: NodeJS.Timeout | undefined
  const passOn = () => {
    clearTimeout(pause)
    pause = undefined
    if (!waiting) return
    const { value } = waiting
    waiting = undefined
    pause = setTimeout(passOn, everyMs).unref()
    pass(value)
  }
  return {
    give: (value) => {
      waiting = { value }
      if (!pause) passOn()
    },
    flush: () => {
      if (waiting) passOn()
    },
    end: () => {
      passOn()
      clearTimeout(pause)
    },
  }
}
