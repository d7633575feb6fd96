/** Opens the app as the environment says, tells where it is, drains on SIGTERM. */
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig, unusedVariables } from './config.ts'
import { StartError } from './errors.ts'
import { openLog } from './log.ts'
import { openFromTemplate } from './platform/store/open-from-template.ts'
import { banner, readyLine } from './ready.ts'

/** An unfinished stop is ended after this. */
const drainMs = 15_000
/** A start that is told to stop gets so long to come to an end in order. */
const startEndsMs = 4_000
/** When a start is over and done with. */
const keepCompiledMs = 10_000

/** Ends the process when the server was stopped or cannot start. */
export async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await open(env)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : (error as Error)?.stack}\n`)
    process.exit(1)
  }
}

async function open(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env)
  const log = openLog(config.logLevel)
  for (const name of unusedVariables(env)) log.warn(`${name} is set, but this version does not use it`)
  const stopping = new Promise<string>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  // A failure that nobody awaited must not take every conversation with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))
  const died = (how: string) => log.error(`The embedded store ${how}; it is begun anew.`)
  const upkeepFailed = (cause: unknown) => log.warn({ err: cause }, 'the upkeep of the embedded store failed')
  const filled = (isFull: boolean) =>
    isFull
      ? log.error(`The disk of ${config.dataDir} is full: nothing new is stored until there is room.`)
      : log.info(`There is room on the disk of ${config.dataDir} again.`)
  // The database, in its own thread, takes as long to open as all the rest to load: both at once. Loading hardly ever
  // pauses, so that the thread has to be there before.
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const opening = openFromTemplate({ ...config, died, filled, upkeepFailed, begun: begin })
  await Promise.race([begun, opening.catch(() => {})])
  const { openApp } = await import('./app.ts')
  const app = await Promise.race([openApp(config, log, opening), tooLate(stopping)])
  const asJson = config.logFormat === 'json' || !process.stdout.isTTY
  process.stdout.write(asJson ? readyLine(app) : banner(app, config.dataDir))
  // Otherwise what was compiled is kept at an end in order only.
  setTimeout(flushCompileCache, keepCompiledMs).unref()
  await stopping
  setTimeout(() => process.exit(1), drainMs).unref()
  process.once('SIGTERM', () => process.exit(1))
  process.once('SIGINT', () => process.exit(1))
  await app[Symbol.asyncDispose]()
}

/** A database that says nothing must not keep alive a process that is to stop. */
async function tooLate(stopping: Promise<unknown>): Promise<never> {
  await stopping
  await sleep(startEndsMs)
  throw new StartError('It was told to stop before it had started.')
}
