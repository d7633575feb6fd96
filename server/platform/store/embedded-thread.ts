/** One life of the embedded store's thread: orders go in, bytes come out; it tells when it dies or stands still. */
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'

export interface EmbeddedThread {
  /** Settles when the store answers; rejects when it never will. */
  opened: Promise<void>
  isOver(): boolean
  /** Settles when nothing of it runs any more; later than `isOver`. */
  gone: Promise<void>
  /** Orders of the wire protocol; the bytes that answer them go to the listener. */
  send(bytes: Uint8Array): void
  /** Clears the session. */
  reset(): Promise<void>
  /** Closes the store in order. */
  close(): Promise<void>
}

export interface ThreadListeners {
  bytes(bytes: Uint8Array): void
  /** It will not answer any more: `failed: …`, `ended (1)` or `stood still`. Not called after `close`. */
  died(how: string): void
  /** Milliseconds within which an order is answered; infinite: no matter. */
  longestAnswerMs(): number
  /** Milliseconds until it must be open. @default 60_000 */
  longestStartMs?: number | undefined
}

/** @param workerData folder of the store and of its template, see embedded-worker.ts */
export function startEmbeddedThread(
  workerData: { dataDir: string; template?: string | undefined },
  listeners: ThreadListeners,
): EmbeddedThread {
  const { longestStartMs = 60_000 } = listeners
  const worker = new Worker(new URL('embedded-worker.ts', import.meta.url), { workerData, ...compiledAs() })
  const told = new Map<string, () => void>()
  const opened = Promise.withResolvers<void>()
  opened.promise.catch(() => {})
  told.set('opened', opened.resolve)
  let isOver = false
  const end = (how: string) => {
    opened.reject(new Error(`the embedded store ${how}`))
    if (isOver) return
    isOver = true
    watch.stop()
    void worker.terminate()
    listeners.died(how)
  }
  const watch = answerWatch(listeners.longestAnswerMs, () => end('stood still'))
  const notReady = setTimeout(
    () => end(`did not get ready within ${longestStartMs / 1000} s`),
    longestStartMs,
  ).unref()
  opened.promise.then(
    () => clearTimeout(notReady),
    () => clearTimeout(notReady),
  )
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  worker.once('error', ({ message }) => end(`failed: ${message}`))
  worker.once('exit', (code) => end(`ended (${code})`))
  worker.on('message', (message: Uint8Array | [Uint8Array] | string) => {
    if (isOver) return
    if (typeof message === 'string') return told.get(message)?.()
    // A part of an answer comes in an array; the rest, perhaps empty, as it is.
    const [part] = Array.isArray(message) ? message : [message]
    if (!Array.isArray(message)) watch.answered()
    if (part.length > 0) listeners.bytes(part)
  })
  const order = (word: 'reset' | 'close', answer: string) => {
    const done = new Promise<void>((resolve) => told.set(answer, resolve))
    worker.postMessage(word)
    return done
  }
  return {
    opened: opened.promise,
    isOver: () => isOver,
    gone,
    send: (bytes) => {
      if (isOver) return
      watch.asked()
      worker.postMessage(bytes)
    },
    reset: () => opened.promise.then(() => order('reset', 'reset')),
    close: async () => {
      if (!isOver) await Promise.race([order('close', 'closed'), gone])
      isOver = true
      watch.stop()
      await worker.terminate()
    },
  }
}

/** What a thread loads is compiled anew each time, unless its environment says where that is kept; it needs nothing else. */
function compiledAs(): { env?: { NODE_COMPILE_CACHE: string } } {
  const cache = getCompileCacheDir()
  return cache ? { env: { NODE_COMPILE_CACHE: dirname(cache) } } : {}
}

/** Counts what is asked and answered, and tells when an answer does not come. */
function answerWatch(longestMs: () => number, late: () => void) {
  let open = 0
  let timer: NodeJS.Timeout | undefined
  const restart = () => {
    clearTimeout(timer)
    if (open > 0 && longestMs() < Number.POSITIVE_INFINITY) timer = setTimeout(late, longestMs()).unref()
  }
  return {
    asked: () => {
      open += 1
      if (open === 1) restart()
    },
    answered: () => {
      open -= 1
      restart()
    },
    stop: () => clearTimeout(timer),
  }
}
