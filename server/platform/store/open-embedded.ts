/** Opens the embedded Postgres (PGlite, in a worker thread) on a folder and gives `pg` its streams. */
import type { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { embeddedStream } from './embedded-stream.ts'

export interface Embedded {
  /** One client's connection; the store serves one at a time. */
  stream(): Duplex
  close(): Promise<void>
}

/**
 * @param dataDir folder of the database files, made if it is missing
 * @param template folder of a database made beforehand, copied when `dataDir` is new: several times faster
 */
export async function openEmbedded(dataDir: string, template?: string): Promise<Embedded> {
  const worker = new Worker(new URL('embedded-worker.ts', import.meta.url), {
    workerData: { dataDir, template },
  })
  let take: (bytes: Uint8Array) => void = () => {}
  const waiting = new Map<string, () => void>()
  const told = (word: string) => new Promise<void>((resolve) => waiting.set(word, resolve))

  const opened = told('opened')
  const failed = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the embedded store ended (${code})`)))
  })
  failed.catch(() => {})
  worker.on('message', (message: Uint8Array | string) => {
    if (typeof message === 'string') waiting.get(message)?.()
    else take(message)
  })
  await Promise.race([opened, failed])

  return {
    stream: () =>
      embeddedStream({
        send: (bytes) => worker.postMessage(bytes),
        onBytes: (next) => {
          take = next
        },
        reset: () => {
          const done = told('reset')
          worker.postMessage('reset')
          return done
        },
      }),
    close: async () => {
      const closed = told('closed')
      worker.postMessage('close')
      await Promise.race([closed, failed.catch(() => {})])
      await worker.terminate()
    },
  }
}
