/** Starts a Postgres server of its own for a test run, in a temporary folder, and removes it afterwards. */
import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { findPostgres } from './find-postgres.ts'
import { freePort } from './free-port.ts'

export interface TestPostgres {
  /** A login without rights of its own, as the server should have. */
  databaseUrl: string
  /** A login that owns what it makes and may make roles and databases, but is no superuser. */
  migrateUrl: string
  /** A login that may do everything. */
  superuserUrl: string
  /** Ends it at once, as a crash would; the folder stays. */
  crash(): void
  /** Starts it again on the same folder and port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Speed matters more than a power cut: the folder is thrown away. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '60',
}

/**
 * Ends the server and removes its folder as soon as its input closes, however the test run ended. Each line of it ends
 * the server, or starts it again.
 */
const guard = `folder=$1; shift; "$@" & while read word; do case $word in
  crash) kill -QUIT $!; wait;;
  start) "$@" & ;;
esac; done; kill -QUIT $!; wait; rm -rf "$folder"`

/** @param survives whether what it commits outlives a crash of its own */
export async function startPostgres(survives = false): Promise<TestPostgres> {
  const bin = findPostgres()
  if (!bin) throw new Error('no postgres server found (apt-get install postgresql)')
  const user = ordinaryUser()
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-postgres-'))
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid)
  // A process group of its own: Ctrl-C in the terminal must reach the guard only by its input.
  const options: SpawnOptions = { ...user, cwd: '/', stdio: ['pipe', 'ignore', 'pipe'], detached: true }
  const data = join(folder, 'data')
  const make = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C']
  await succeed(spawn(join(bin, 'initdb'), make, options))

  const port = await freePort()
  const set = Object.entries({ ...settings, port, ...(survives && { synchronous_commit: 'on' }) }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  )
  const run = [join(bin, 'postgres'), '-D', data, ...set]
  const guarded = spawn('sh', ['-c', guard, 'guard', folder, ...run], options)
  await untilReady(guarded)
  const superuserUrl = `postgres://postgres@127.0.0.1:${port}/postgres`
  await makeLogins(superuserUrl)
  return {
    superuserUrl,
    crash: () => void guarded.stdin?.write('crash\n'),
    restart: () => {
      guarded.stdin?.write('start\n')
      return untilReady(guarded)
    },
    databaseUrl: `postgres://deskbell_runtime@127.0.0.1:${port}/postgres`,
    migrateUrl: `postgres://deskbell_owner@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const stopped = once(guarded, 'exit')
      guarded.stdin?.end()
      await stopped
    },
  }
}

/** Postgres refuses to run as root: then its own user does it. */
function ordinaryUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const ask = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: ask('-u'), gid: ask('-g') }
}

async function succeed(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (bytes) => {
    said += bytes
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${child.spawnfile} failed (${code}): ${said}`)
}

async function untilReady({ stderr }: ChildProcess): Promise<void> {
  if (!stderr) throw new Error('postgres was started without its log')
  const lines: string[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const log = createInterface(stderr).on('line', (line) => {
    lines.push(line)
    if (line.includes('ready to accept connections')) resolve()
    // While it recovers from a crash it refuses who comes, in those words.
    if (/FATAL: (?!.*the database system is)/.test(line))
      reject(new Error(`postgres did not start: ${lines.join('\n')}`))
  })
  await promise.finally(() => log.close())
  // Unread, the log would fill its pipe and stop the server.
  stderr.resume()
}

async function makeLogins(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query('create role deskbell_owner login createdb createrole')
  await client.query('create role deskbell_runtime login')
  await client.end()
}
