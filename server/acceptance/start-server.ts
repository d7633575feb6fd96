/** The real process, as an operator starts it: `node server/main.ts` with these variables. It ends with the test. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { Variables } from './open-test-app.ts'

export interface Ready {
  event: 'ready'
  url: string
  pid: number
  [name: string]: unknown
}

export interface TestServer {
  /** The line that says that the port answers. @throws with all that was said when it ends before */
  ready: Promise<Ready>
  /** How it ended: exit code or signal. */
  ended: Promise<number | NodeJS.Signals>
  /** All that was written, of both outputs. */
  said(): string
  kill(signal: NodeJS.Signals): void
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

export function startServer(variables: Variables): TestServer {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const note = (line: string) => {
    said += `${line}\n`
  }
  const lines = createInterface({ input: child.stdout }).on('line', note)
  createInterface({ input: child.stderr }).on('line', note)
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal)
  const ready = Promise.race([
    new Promise<Ready>((resolve) =>
      lines.on('line', (line) => line.includes('"event":"ready"') && resolve(JSON.parse(line))),
    ),
    ended.then((how) => Promise.reject(new Error(`ended with ${how}: ${said}`))),
  ])
  ready.catch(() => {})
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    ready,
    ended,
    said: () => said,
    kill: (signal) => void child.kill(signal),
  }
}
