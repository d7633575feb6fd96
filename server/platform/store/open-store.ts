/** Opens the database: a real Postgres where `databaseUrl` is given, else the embedded one. The same pool either way. */
import { join } from 'node:path'
import type { KyselyPlugin } from 'kysely'
import pg from 'pg'
import { StartError } from '../../errors.ts'
import { lockDataDir } from './data-dir-lock.ts'
import { freeBytesOf, watchDiskSpace } from './disk-space.ts'
import { type FairGate, openFairGate } from './fair-gate.ts'
import { keepInShape } from './keep-in-shape.ts'
import { laxSettings, laxWarning } from './lax-settings.ts'
import { migrate } from './migrate.ts'
import { type Embedded, openEmbedded } from './open-embedded.ts'
import { proveRowSecurity } from './prove-row-security.ts'
import { prepareScopes } from './scoped-query.ts'
import { asStoreFailure } from './store-failure.ts'

export interface StoreOptions {
  /** Real Postgres 15 or newer, as a login that does not own the tables. */
  databaseUrl?: string | undefined
  /** Login that owns tables and migrates. @default databaseUrl */
  migrateUrl?: string | undefined
  /** Where the embedded store keeps its files. */
  dataDir: string
  /** Folder of a migrated embedded database to start from. */
  template?: string | undefined
  /** Hears how the thread of the embedded store ended when it should not have; it is begun anew. */
  died?: ((how: string) => void) | undefined
  /** Hears that the embedded store's thread is at work, or that there is none. */
  begun?: (() => void) | undefined
  /** Hears when the embedded store's disk becomes full, and when there is room again. */
  filled?: ((isFull: boolean) => void) | undefined
  /** Hears of a failure to keep the embedded store in shape, which is tried again. */
  upkeepFailed?: ((cause: unknown) => void) | undefined
  /** Measures the room left for it. @default the disk of `dataDir` */
  freeBytes?: (() => Promise<number>) | undefined
}

export interface Store {
  readonly kind: 'embedded' | 'postgres'
  /** Every connection has the role `deskbell_app`: no tenant setting, no rows. */
  readonly pool: pg.Pool
  /** Shares the connections out fairly among tenants. */
  readonly gate: FairGate
  /** True while there is no room for more: reads go on, writes are to be refused as `storage_full`. */
  isFull(): boolean
  /** What an operator should know, for example that the login owns the tables. */
  readonly warnings: readonly string[]
  /** Change every query of a tenant: for tests that take a wall down. */
  readonly plugins?: readonly KyselyPlugin[]
  close(): Promise<void>
}

export async function openStore(options: StoreOptions): Promise<Store> {
  if (!options.databaseUrl) return openOwn(options)
  options.begun?.()
  return openPostgres(options.databaseUrl, options.migrateUrl)
}

async function openOwn(options: StoreOptions): Promise<Store> {
  const lock = await lockDataDir(options.dataDir)
  let embedded: Embedded | undefined
  try {
    const { template, died, begun } = options
    const place = join(options.dataDir, 'store')
    embedded = await openEmbedded({ dataDir: place, template, died, begun }).catch((cause) =>
      unreadable(place, cause),
    )
    const { stream } = embedded
    const connection = { user: 'postgres', database: 'postgres', stream }
    const owner = await connect(connection)
    await migrate(owner)
    await owner.end()
    const pool = openPool({ ...connection, max: 1 })
    await proveRowSecurity(pool)
    embedded.expectWithin(longestAnswerMs)
    const { dataDir, filled: changed, freeBytes = () => freeBytesOf(dataDir) } = options
    const space = await watchDiskSpace({ freeBytes, changed })
    const gate = openFairGate({ most: 1, mostEach: 1, longestWaitMs: longestWaitAloneMs })
    const upkeep = keepInShape({ pool, gate }, options.upkeepFailed)
    return {
      kind: 'embedded',
      pool,
      gate,
      isFull: space.isFull,
      warnings: [],
      close: async () => {
        space.close()
        await upkeep.close()
        await pool.end()
        await embedded?.close()
        await lock.release()
      },
    }
  } catch (cause) {
    await embedded?.close()
    await lock.release()
    throw cause
  }
}

async function openPostgres(databaseUrl: string, migrateUrl = databaseUrl): Promise<Store> {
  const owner = await connect({ connectionString: migrateUrl, connectionTimeoutMillis: 10_000 }).catch(
    noAnswer,
  )
  await migrate(owner, new URL(databaseUrl).username)
  await owner.end()
  // One more than the gate lets in, so that the question whether all is well needs no place among the tenants.
  const pool = openPool({ connectionString: databaseUrl, max: connections + 1, ...timeouts })
  try {
    await proveRowSecurity(pool)
    const gate = openFairGate({ most: connections, mostEach: connectionsEach, longestWaitMs })
    const warnings = [...(await inspectLogin(pool)), ...(await inspectDurability(pool))]
    return { kind: 'postgres', pool, gate, isFull: () => false, warnings, close: () => pool.end() }
  } catch (cause) {
    await pool.end()
    throw cause
  }
}

/** Of which one tenant gets so many: a row of its own that is locked must not stop the others. */
const connections = 10
const connectionsEach = 4
/** The embedded store's thread is replaced when a statement takes longer. */
const longestAnswerMs = 5_000
/** Whoever waits longer for a connection is told to come back; the embedded store's one connection serves all in turn. */
const longestWaitMs = 2_000
const longestWaitAloneMs = 5_000
/** Nothing that a visitor waits for may take longer; a transaction that is left open ends. */
const timeouts = {
  statement_timeout: 6_500,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 10_000,
  // A database that stands still, or is cut off without a word, keeps none of these times: then the connection is given up.
  query_timeout: 7_500,
  keepAlive: true,
  // Signing in is several questions; a slow database may take its time for each. The gate sheds whoever waits meanwhile.
  connectionTimeoutMillis: 5_000,
}

function unreadable(place: string, cause: Error): never {
  throw new StartError(
    `The database in ${place} cannot be opened (${cause.message}). ` +
      'Put a backup of that folder in its place, or move it away to begin with an empty one.',
  )
}

function noAnswer(cause: Error): never {
  if (asStoreFailure(cause) === cause && cause.message !== 'timeout expired') throw cause
  throw new StartError(`The database does not answer (${cause.message}). DATABASE_URL says where it is.`)
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, types })
  await client.connect()
  return client
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 2_000,
    ...config,
    types,
    pipeline: true,
    idleTimeoutMillis: 0,
    onConnect: (client: pg.ClientBase) =>
      Promise.all([client.query('set role deskbell_app'), prepareScopes(client)]),
  } as pg.PoolConfig)
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  // So would one that breaks in use; its query tells whoever waits.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

async function inspectLogin(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ login: string; bypasses: boolean; owns: boolean }>(
    `select session_user as login,
       (select rolsuper or rolbypassrls from pg_roles where rolname = session_user) as bypasses,
       exists (select from pg_tables where tablename = 'tenants' and tableowner = session_user) as owns`,
  )
  const [row] = rows
  if (!row?.bypasses && !row?.owns) return []
  const what = row.bypasses ? 'bypasses row-level security' : 'owns the tables'
  return [
    `The database login "${row.login}" ${what}. The wall between tenants holds, but would not against SQL injection: ` +
      'use a login without such rights in DATABASE_URL and the owning one in DATABASE_MIGRATE_URL.',
  ]
}

async function inspectDurability(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ lax: string | null }>(`select ${laxSettings} as lax`)
  return rows[0]?.lax ? [laxWarning(rows[0].lax)] : []
}

/** Times become RFC 3339 texts and whole numbers numbers, so that rows are wire JSON as they are. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === pg.types.builtins.TIMESTAMPTZ) return toTimestamp
    if (format !== 'binary' && oid === pg.types.builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

function toTimestamp(text: string): string {
  return new Date(text).toISOString()
}
