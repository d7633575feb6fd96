/** Reads the environment, opens the app, says where it is, drains on SIGTERM. */
import { openApp } from './app.ts'
import { readConfig, unusedVariables } from './config.ts'
import { StartError } from './errors.ts'
import { openLog } from './log.ts'
import { banner, readyLine } from './ready.ts'

/** An unfinished stop is ended after this. */
const drainMs = 15_000

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  for (const name of unusedVariables(process.env))
    log.warn(`${name} is set, but this version does not use it`)
  const stopping = new Promise<string>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  // A failure that nobody awaited must not take every conversation with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))
  const app = await openApp(config, log)
  const asJson = config.logFormat === 'json' || !process.stdout.isTTY
  process.stdout.write(asJson ? readyLine(app) : banner(app, config.dataDir))
  await stopping
  setTimeout(() => process.exit(1), drainMs).unref()
  process.once('SIGTERM', () => process.exit(1))
  process.once('SIGINT', () => process.exit(1))
  await app[Symbol.asyncDispose]()
  process.exit(0)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error as Error)?.stack}\n`)
  process.exit(1)
})
