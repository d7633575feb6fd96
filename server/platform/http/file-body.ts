/** A body that is a file: how large it is, its bytes as they come, and what becomes of the rest of one that is refused. */
import type { Request, Response } from 'express'
import { AppError } from '../../errors.ts'

export interface FileBody {
  /** In bytes, as announced. */
  size: number
  /** To be read once. What is refused in its middle is still answered. */
  bytes: AsyncIterable<Uint8Array>
}

/** A connection on which nothing comes any more holds its place no longer. */
const idleMs = 15_000

/** @param most bytes that it may have @throws AppError before a byte is read, when it says nothing of its size or too much */
export function openFileBody(req: Request, most: number): FileBody {
  const length = req.get('content-length')
  if (length === undefined) throw new AppError('length_required')
  const size = Number(length)
  if (size === 0) throw new AppError('invalid_input', { detail: 'The file is empty.' })
  if (size > most) {
    throw new AppError('body_too_large', { detail: `A file may have ${Math.round(most / 2 ** 20)} MB.` })
  }
  return { size, bytes: readInTime(req) }
}

async function* readInTime(req: Request): AsyncGenerator<Uint8Array> {
  req.setTimeout(idleMs, () => req.destroy())
  try {
    yield* req.iterator({ destroyOnReturn: false })
  } finally {
    req.setTimeout(0)
  }
}

/**
 * A browser reads the answer only once all is sent: what is still to come of a file of a size that may be is let pass by,
 * and of anything larger nothing more is taken.
 */
export function letFileGo(req: Request, res: Response, most: number): void {
  if (req.complete || req.destroyed) return
  const length = Number(req.get('content-length') ?? Number.POSITIVE_INFINITY)
  if (length <= most) req.resume()
  else res.set('Connection', 'close')
}
