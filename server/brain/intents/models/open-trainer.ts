/** Trains in a thread of its own, so that the server's loop goes on; one set of phrases after the other. */
import { Worker } from 'node:worker_threads'
import type { TrainingIntent } from '../intent-types.ts'

export interface Trainer {
  /**
   * Gives the bytes of a model. A newer set of the same key takes the place of one that still waits.
   * @param key whose intents these are
   * @throws Superseded when a newer set took its place; an Error when training fails or takes too long
   */
  train(key: string, intents: readonly TrainingIntent[]): Promise<Uint8Array>
  close(): Promise<void>
}

/** There is a newer set of phrases to train. */
export class Superseded extends Error {}

export interface TrainerOptions {
  /** After this the thread is ended: ten thousand phrases take a few seconds. */
  mostMs?: number
  /** A thread that nobody needs is ended after this. */
  idleMs?: number
  /** The thread's program. */
  program?: URL
}

interface Job {
  intents: readonly TrainingIntent[]
  resolve(bytes: Uint8Array): void
  reject(cause: Error): void
}

export function openTrainer({
  mostMs = 60_000,
  idleMs = 30_000,
  program = new URL('train-worker.ts', import.meta.url),
}: TrainerOptions = {}): Trainer {
  const waiting = new Map<string, Job>()
  let worker: Worker | null = null
  let running = false
  let closed = false
  let idle: NodeJS.Timeout | undefined

  const endWorker = async () => {
    clearTimeout(idle)
    const ended = worker
    worker = null
    await ended?.terminate()
  }
  const next = () => {
    const [first] = waiting
    if (!first || running) return
    const [key, job] = first
    waiting.delete(key)
    running = true
    clearTimeout(idle)
    worker ??= new Worker(program)
    worker.unref()
    inWorker(worker, job.intents, mostMs)
      .then(job.resolve, async (cause) => {
        await endWorker()
        job.reject(cause)
      })
      .finally(() => {
        running = false
        if (closed) return
        idle = setTimeout(endWorker, idleMs)
        idle.unref()
        next()
      })
  }
  return {
    train: (key, intents) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error('the trainer is closed')
        waiting.get(key)?.reject(new Superseded('there is a newer set of phrases'))
        waiting.set(key, { intents, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      for (const { reject } of waiting.values()) reject(new Error('the trainer is closed'))
      waiting.clear()
      await endWorker()
    },
  }
}

/** One order and its answer; afterwards the thread may be given the next. */
async function inWorker(
  worker: Worker,
  intents: readonly TrainingIntent[],
  mostMs: number,
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const onExit = () => reject(new Error('the training thread ended'))
  const tooLong = setTimeout(() => reject(new Error(`training took longer than ${mostMs} ms`)), mostMs)
  worker.once('message', resolve).once('error', reject).once('exit', onExit)
  worker.postMessage(intents)
  try {
    return await promise
  } finally {
    clearTimeout(tooLong)
    worker.off('message', resolve).off('error', reject).off('exit', onExit)
  }
}
