/** Drops files that were uploaded and never sent. */
import { inBackground, type Log } from '../../log.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import { unsentHours } from './attachment-rules.ts'

const everyMs = 3600_000

/** @returns a function that ends it */
export function dropUnsent(parts: {
  directory: Pick<Directory, 'dropUnsentFiles'>
  log: Log
}): () => Promise<void> {
  let dropping: Promise<void> | null = null
  let isEnding = false
  const drop = async () => {
    // A few at a time, so that nobody waits for it.
    while (!isEnding && (await parts.directory.dropUnsentFiles(unsentHours)));
  }
  const timer = setInterval(() => {
    dropping ??= drop().finally(() => {
      dropping = null
    })
    inBackground(parts.log, 'dropping files that nobody sent', dropping)
  }, everyMs)
  timer.unref()
  return async () => {
    isEnding = true
    clearInterval(timer)
    await dropping?.catch(() => {})
  }
}
