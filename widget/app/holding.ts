/** Keeps what the visitor says before it may be said, and says it then, once. */
import { type Asked, hasAgreed, mayTalk } from './may-talk.ts'

export interface Holding {
  /** At once, where it may. */
  hold(work: () => void): void
  release(): void
  /** What waits will never be said. */
  drop(): void
}

export function createHolding(asked: Asked): Holding {
  let held: (() => void)[] = []
  function release() {
    if (mayTalk(asked)) for (const work of held.splice(0)) work()
    // Whatever stands before the first word shows anew.
    asked.chat.state.set((it) => ({ ...it }))
  }
  return {
    release,
    hold(work) {
      held.push(work)
      if (hasAgreed(asked)) release()
      else asked.shell.emit('consent:required')
    },
    drop() {
      held = []
    },
  }
}
