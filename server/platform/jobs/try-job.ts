/** One try of a job: within its time, and stopped when the process drains. */

/** Why a try is told to stop. */
export class Stopped extends Error {
  readonly counts: boolean
  /** @param counts whether the try counts as one that failed */
  constructor(message: string, counts: boolean) {
    super(message)
    this.counts = counts
  }
}

export type Outcome = { kind: 'done' } | { kind: 'failed'; error: unknown } | { kind: 'returned' }

export interface Try {
  /** Aborting it with `Stopped` ends the try, also when the work does not listen. */
  abort: AbortController
  /** In milliseconds. */
  limit: number
}

/** Work that is told to stop gets so long to tidy up. */
const graceMs = 1_000

/** Never rejects. */
export async function tryJob(
  work: (signal: AbortSignal) => Promise<void>,
  { abort, limit }: Try,
): Promise<Outcome> {
  const { signal } = abort
  const tooLong = setTimeout(
    () => abort.abort(new Stopped(`it took longer than ${limit / 1000} s`, true)),
    limit,
  )
  const over = Promise.withResolvers<Outcome>()
  let grace: NodeJS.Timeout | undefined
  const stop = () => {
    grace = setTimeout(() => over.resolve(stopped(signal)), graceMs)
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([attempt(work, signal), over.promise])
  } finally {
    clearTimeout(tooLong)
    clearTimeout(grace)
  }
}

async function attempt(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<Outcome> {
  try {
    await work(signal)
    return { kind: 'done' }
  } catch (error) {
    return signal.aborted ? stopped(signal) : { kind: 'failed', error }
  }
}

function stopped({ reason }: AbortSignal): Outcome {
  return reason instanceof Stopped && !reason.counts
    ? { kind: 'returned' }
    : { kind: 'failed', error: reason }
}
