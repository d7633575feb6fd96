/** Runs the real process, as an operator starts it: `node server/main.ts` with these variables. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Ready {
  event: 'ready'
  url: string
  pid: number
  [name: string]: unknown
}

export interface SpawnedServer {
  /** The line that says that the port answers. @throws with all that was said when it ends before */
  ready: Promise<Ready>
  /** How it ended: exit code or signal. */
  ended: Promise<number | NodeJS.Signals>
  /** All that was written, of both outputs. */
  said(): string
  kill(signal: NodeJS.Signals): void
  /** Closes what it writes to, as when its terminal is gone. */
  deafen(): void
}

const ownRoot = fileURLToPath(new URL('../../', import.meta.url))

/** @param root folder of the product; @default this one */
export function spawnServer(
  variables: Record<string, string | undefined>,
  root: string = ownRoot,
): SpawnedServer {
  const child = spawn(process.execPath, [join(root, 'server', 'main.ts')], {
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
  const deafen = () => {
    child.stdout.destroy()
    child.stderr.destroy()
  }
  return { ready, ended, said: () => said, kill: (signal) => void child.kill(signal), deafen }
}
