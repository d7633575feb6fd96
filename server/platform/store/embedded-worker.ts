/**
 * Runs the embedded Postgres in a thread of its own, so that a heavy query never stops the server.
 * Takes the bytes of the Postgres wire protocol from its port and gives the database's bytes back.
 */
import { cpSync, existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { joinBytes } from './join-bytes.ts'

const port = parentPort
if (!port) throw new Error('the embedded store runs as a worker thread')

const { dataDir, template }: { dataDir: string; template: string | undefined } = workerData
if (template && !existsSync(dataDir)) copyTemplate(template)
const lite = await PGlite.create({
  dataDir,
  // The default of 128 MB is too much beside a small server; the files are cached by the system anyway.
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
})
let work: Promise<unknown> = Promise.resolve()
let gathered: Uint8Array[] = []
let gatheredLength = 0
/** A large result goes in parts, so that it never lies here as a whole. */
const mostGathered = 64 * 1024

port.on('message', (order: Uint8Array | 'reset' | 'close') => {
  work = work.then(() => obey(order))
})
port.postMessage('opened')
// Otherwise it is kept at an end in order only.
setTimeout(flushCompileCache, 5_000).unref()

/** In one step: a process that dies meanwhile leaves no half database behind. A link would make the template the database. */
function copyTemplate(from: string): void {
  const draft = `${dataDir}.new`
  rmSync(draft, { recursive: true, force: true })
  cpSync(realpathSync(from), draft, { recursive: true })
  renameSync(draft, dataDir)
}

async function obey(order: Uint8Array | 'reset' | 'close'): Promise<void> {
  if (order === 'close') {
    await lite.close()
    port?.postMessage('closed')
    port?.close()
  } else if (order === 'reset') {
    // The store has one session for its whole life: what an earlier client left behind is cleared.
    await lite.exec('rollback')
    await lite.exec('discard all')
    port?.postMessage('reset')
  } else {
    try {
      await lite.execProtocolRawStream(order, { onRawData: gather })
    } finally {
      give(true)
    }
  }
}

/**
 * The database gives bytes after each statement. One message for a whole pipelined transaction instead of four takes a
 * third off its time: each message wakes the other thread.
 */
function gather(bytes: Uint8Array): void {
  gathered.push(bytes.slice())
  gatheredLength += bytes.length
  if (gatheredLength > mostGathered) give(false)
}

/** @param isLast whether the order is done; a part of its answer goes in an array */
function give(isLast: boolean): void {
  const bytes = joinBytes(gathered)
  gathered = []
  gatheredLength = 0
  port?.postMessage(isLast ? bytes : [bytes], [bytes.buffer])
}
