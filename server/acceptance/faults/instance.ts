/** One Deskbell process that can be killed, paused and started again on the same store and port. */
import { type SpawnedServer, spawnServer } from '../spawn-server.ts'

export interface Instance {
  /** Known after the first start, the same from then on. */
  port(): number
  isRunning(): boolean
  start(): Promise<void>
  /** Ends it at once, wherever it is; settles when it is gone. Nothing happens when it does not run. */
  kill(): Promise<void>
  /** Asks it to leave. @returns how it ended, and after how long */
  drain(): Promise<{ ended: number | NodeJS.Signals; tookMs: number }>
  freeze(): void
  thaw(): void
  /** Lines that it logged about failures on its own side, over all its lives. */
  failures(): string[]
  /** How many turns it ended since they had died with their process too often: the killing is ours, and no failure of its own. */
  givenUp(): number
}

const givenUp = '"msg":"a turn is given up: '
const linesOf = (lives: readonly SpawnedServer[]) => lives.flatMap(({ said }) => said().split('\n'))

/** @param root folder of the product that runs */
export function openInstance(variables: Record<string, string | undefined>, root?: string): Instance {
  let port = 0
  let server: SpawnedServer | undefined
  const lives: SpawnedServer[] = []
  let isRunning = false
  const running = () => {
    if (!server) throw new Error('the instance was never started')
    return server
  }
  return {
    port: () => port,
    isRunning: () => isRunning,
    async start() {
      server = spawnServer({ ...variables, PORT: String(port) }, root)
      lives.push(server)
      isRunning = true
      port = Number(new URL((await server.ready).url).port)
    },
    async kill() {
      isRunning = false
      server?.kill('SIGKILL')
      await server?.ended
    },
    async drain() {
      const began = performance.now()
      running().kill('SIGTERM')
      const ended = await running().ended
      isRunning = false
      return { ended, tookMs: performance.now() - began }
    },
    freeze: () => running().kill('SIGSTOP'),
    thaw: () => running().kill('SIGCONT'),
    failures: () => linesOf(lives).filter((line) => isFailure(line) && !line.includes(givenUp)),
    givenUp: () => linesOf(lives).filter((line) => line.includes(givenUp)).length,
  }
}

/** Pino's levels: from 50 on it is our fault. */
function isFailure(line: string): boolean {
  return /^\{"level":[56]0/.test(line) || (line !== '' && !line.startsWith('{'))
}
