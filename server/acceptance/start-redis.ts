/** Starts a Redis server of its own for a test; it keeps nothing. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './free-port.ts'

export interface TestRedis {
  url: string
  /** Stands still: connections stay open and nothing is answered. */
  pause(): void
  resume(): void
  /** Forgets all that it holds. */
  flush(): Promise<void>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>
  /** Starts it again if it was killed, and lets it go on if it stands still. */
  recover(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export function findRedis(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'redis-server')).find((program) => existsSync(program))
}

export async function startRedis(): Promise<TestRedis> {
  const program = findRedis()
  if (!program) throw new Error('no redis server found (apt-get install redis-server)')
  const port = await freePort()
  let server = await run(program, port)
  const isDead = () => server.exitCode !== null || server.signalCode !== null
  const kill = async () => {
    if (isDead()) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  const restart = async () => {
    await kill()
    server = await run(program, port)
  }
  const resume = () => void server.kill('SIGCONT')
  return {
    url: `redis://127.0.0.1:${port}`,
    pause: () => void server.kill('SIGSTOP'),
    resume,
    flush: () => say(port, 'FLUSHALL'),
    kill,
    restart,
    recover: async () => (isDead() ? restart() : resume()),
    [Symbol.asyncDispose]: kill,
  }
}

async function say(port: number, command: string): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  // It may stand still.
  socket.setTimeout(1_000, () => socket.destroy(new Error(`redis says nothing to ${command}`)))
  socket.write(`${command}\r\n`)
  const [answer] = await once(socket, 'data')
  socket.destroy()
  if (!String(answer).startsWith('+OK')) throw new Error(`redis said to ${command}: ${answer}`)
}

/** Nothing is written to disk. It ends with this process: its standard input is ours. */
async function run(program: string, port: number): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn(program, settings, { stdio: ['ignore', 'pipe', 'inherit'] })
  const end = () => server.kill('SIGKILL')
  process.once('exit', end)
  server.once('exit', () => process.off('exit', end))
  if (!server.stdout) throw new Error('redis was started without its log')
  for await (const line of createInterface(server.stdout)) {
    if (line.includes('Ready to accept connections')) break
  }
  server.stdout.resume()
  return server
}
