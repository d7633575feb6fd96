/** Somebody types: told when it begins and ends, not with every key, and ended when nothing is heard any more. */

export interface TypingSignal {
  set(on: boolean): void
}

/** Clients say when somebody begins and stops; one that went away in between says nothing. */
const longestMs = 30_000
/** Between two beginnings. */
const leastMs = 1_000

/** @param tell hears of each change */
export function typingSignal(tell: (on: boolean) => void): TypingSignal {
  let expiry: NodeJS.Timeout | undefined
  let began = Number.NEGATIVE_INFINITY
  const end = () => {
    if (!expiry) return
    clearTimeout(expiry)
    expiry = undefined
    tell(false)
  }
  return {
    set: (on) => {
      if (!on) return end()
      if (expiry) return void expiry.refresh()
      const now = performance.now()
      if (now - began < leastMs) return
      began = now
      expiry = setTimeout(end, longestMs).unref()
      tell(true)
    },
  }
}
