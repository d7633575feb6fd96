/** Starts a server as a process of its own, with nothing of this one's environment that could change it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Started extends AsyncDisposable {
  url: string
  pid: number
  /** From the call to the ready line. */
  milliseconds: number
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
/** Far above what a run of everything needs of each. */
const plenty = { points: 10_000_000, seconds: 60 }
const limited = [
  'signup',
  'address',
  'member',
  'tenant',
  'address_messages',
  'tenant_messages',
  'visitor_tokens',
  'address_tokens',
  'tenant_tokens',
  'visitor_burst',
  'visitor_flow',
  'visitor_events',
  'connections',
  'open_connections',
]
const quiet = {
  PORT: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'error',
  LIMITS: JSON.stringify(Object.fromEntries(limited.map((name) => [name, plenty]))),
}

type Environment = { DATA_DIR: string } & Record<string, string>

/** The product itself. @param env beside its defaults, `DATA_DIR` at least */
export function startDeskbell(env: Environment, flags: readonly string[] = []): Promise<Started> {
  return start([...flags, here('../main.ts')], { ...quiet, ...env })
}

/** The floor: see bare-server.ts. */
export function startBareServer(env: Environment, flags: readonly string[] = []): Promise<Started> {
  return start([...flags, here('bare-server.ts')], env)
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** @param args for Node; the program must write one JSON line with its `url` once it answers */
export async function start(args: string[], env: Record<string, string>): Promise<Started> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const exit = once(child, 'exit').finally(() => running.delete(child))
  const { url } = await readyLine(child)
  return {
    url,
    pid: child.pid ?? 0,
    milliseconds: performance.now() - began,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM')
      await exit
    },
  }
}

async function readyLine(child: ChildProcess): Promise<{ url: string }> {
  if (!child.stdout) throw new Error('a server was started without its output')
  for await (const line of createInterface(child.stdout)) {
    child.stdout.resume()
    return JSON.parse(line)
  }
  throw new Error(`${child.spawnargs.at(-1)} ended before it was ready`)
}

function inherited(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }) }
}
