/**
 * Opens the embedded Postgres (PGlite, in a worker thread) on a folder and gives `pg` its streams. A thread that dies or
 * stands still is replaced: the store survives the end of its thread as it survives that of the process.
 */
import type { Duplex } from 'node:stream'
import { embeddedStream } from './embedded-stream.ts'
import { type EmbeddedThread, startEmbeddedThread } from './embedded-thread.ts'

export interface Embedded {
  /** One client's connection; the store serves one at a time. */
  stream(): Duplex
  /** From now on an answer that takes longer is taken for one that never comes. */
  expectWithin(ms: number): void
  close(): Promise<void>
}

export interface EmbeddedOptions {
  /** Folder of the database files, made if it is missing. */
  dataDir: string
  /** Folder of a database made beforehand, copied when `dataDir` is new: several times faster. */
  template?: string | undefined
  /** Hears how a thread ended that should not have. */
  died?: ((how: string) => void) | undefined
  /** Hears that the thread is at work: whatever this one does now no longer keeps it from opening. */
  begun?: (() => void) | undefined
}

export async function openEmbedded({ dataDir, template, died, begun }: EmbeddedOptions): Promise<Embedded> {
  let longestAnswerMs = Number.POSITIVE_INFINITY
  let stream: Duplex | undefined
  let take: (bytes: Uint8Array) => void = () => {}
  const start = () =>
    startEmbeddedThread(
      { dataDir, template },
      {
        bytes: (bytes) => take(bytes),
        died: (how) => {
          died?.(how)
          stream?.destroy(new Error(`the embedded store ${how}`))
        },
        longestAnswerMs: () => longestAnswerMs,
      },
    )
  let thread = start()
  begun?.()
  await thread.opened
  /** Whoever asks next brings a thread that ended back, but not before the last of it is gone: both write to one folder. */
  const living = async () => {
    const ended = thread
    if (!ended.isOver()) return ended
    await ended.gone
    if (thread === ended) thread = start()
    return thread
  }
  return {
    stream: () => {
      let own: EmbeddedThread | undefined
      const send = (bytes: Uint8Array) => own?.send(bytes)
      const reset = async () => {
        own = await living()
        return own.reset()
      }
      const onBytes = (next: typeof take) => {
        take = next
      }
      stream = embeddedStream({ send, reset, onBytes })
      return stream
    },
    expectWithin: (ms) => {
      longestAnswerMs = ms
    },
    close: () => thread.close(),
  }
}
