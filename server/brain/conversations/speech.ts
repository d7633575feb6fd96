/** What a turn says while it runs, piece by piece, and what ends it. */
import type { Delta } from '#wire'
import type { Say } from '../replies/reply-types.ts'
import type { TurnOrder } from './turn-order.ts'
import type { QueuedTurn } from './turn-queue.ts'

export interface Speech {
  say: Say
  said(): string
}

/** Each piece knows its place, so that a client can tell a gap; a restart begins a new attempt at 0. */
export function openSpeech(turn: QueuedTurn, order: TurnOrder, publish: (delta: Delta) => void): Speech {
  // Leaves room for the restarts of this attempt below the next process's.
  let attempt = order.attempt * 100
  let said = ''
  let untold = ''
  const tell = () => {
    if (untold === '') return
    publish({ turn: turn.turnId, attempt, off: said.length - untold.length, text: untold })
    untold = ''
  }
  const say = (text: string) => {
    if (text === '') return
    turn.spoke = true
    // What comes in one piece from the model goes out as one: nothing waits, and many at once cost much less.
    if (untold === '') queueMicrotask(tell)
    untold += text
    order.heard?.text(text)
    said += text
  }
  const restart = () => {
    if (said === '') return
    tell()
    attempt += 1
    said = ''
    order.heard?.restart()
  }
  return { say: Object.assign(say, { restart }), said: () => said }
}

/** Whatever does not end by itself ends with the signal: nothing keeps a conversation waiting for ever. */
export function untilAborted<R>(signal: AbortSignal, work: Promise<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

/** Nobody hears what is said after the signal. */
export function whileOpen(say: Say, signal: AbortSignal): Say {
  const unless = <A extends unknown[]>(work: (...given: A) => void) => {
    return (...given: A) => {
      if (!signal.aborted) work(...given)
    }
  }
  return Object.assign(unless(say), { restart: unless(say.restart) })
}
