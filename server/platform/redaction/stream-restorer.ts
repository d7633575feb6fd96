/** Puts values back into a text that arrives in pieces, holding back only what may be the beginning of a placeholder. */

export interface Restorer {
  /** Takes the next piece; gives what may be said now. */
  push(piece: string): string
  /** Gives what was held back. */
  end(): string
}

/** The longest placeholder without its last bracket. */
const longest = 14
const beginning = /^\[[a-z]{0,8}(?:(?<=[a-z])_\d{0,4})?$/i

/** @param restore puts the values back into a whole text */
export function streamRestorer(restore: (text: string) => string): Restorer {
  let held = ''
  return {
    push(piece) {
      const text = held + piece
      const at = text.lastIndexOf('[')
      const isBeginning = at >= 0 && text.length - at <= longest && beginning.test(text.slice(at))
      held = isBeginning ? text.slice(at) : ''
      return restore(isBeginning ? text.slice(0, at) : text)
    },
    end() {
      const rest = held
      held = ''
      return rest
    },
  }
}
