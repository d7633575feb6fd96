/**
 * Kysely bound to a scope: every query runs in a transaction that first says for whom it acts. A query of its own is
 * sent as one pipelined round trip (begin, scope, query, commit).
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type KyselyPlugin,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { statementName } from './statement-name.ts'
import type { Tables } from './tables.ts'

/** For whom queries act: one tenant's rows, or the closed list of look-ups across tenants. */
export type Scope = { tenant: string } | 'directory'

export function scopedKysely(
  pool: pg.Pool,
  scope: Scope,
  plugins: readonly KyselyPlugin[] = [],
): Kysely<Tables> {
  return new Kysely<Tables>({
    plugins: [...plugins],
    dialect: {
      createDriver: () => scopedDriver(pool, scope),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  })
}

/** Acts for another scope for the rest of the transaction that `connection` is in. */
export async function switchScope(connection: DatabaseConnection, scope: Scope): Promise<void> {
  const { client } = connection as ScopedConnection
  if (!client) throw new Error('a scope is switched inside a transaction only')
  await Promise.all(enter(client, scope, 'deskbell_app'))
}

/** A connection holds a client only while a transaction is open. */
interface ScopedConnection extends DatabaseConnection {
  client: pg.PoolClient | null
}

function scopedDriver(pool: pg.Pool, scope: Scope): Driver {
  const within = (connection: DatabaseConnection): ScopedConnection => connection as ScopedConnection
  const finish = async (connection: DatabaseConnection, sql: 'commit' | 'rollback') => {
    const { client } = within(connection)
    within(connection).client = null
    if (!client) return
    const failure = await client.query(sql).then(
      () => undefined,
      (cause: Error) => cause,
    )
    // A client whose end is unknown is thrown away.
    client.release(failure)
    if (failure) throw failure
  }
  return {
    init: async () => {},
    acquireConnection: async () => {
      const connection: ScopedConnection = {
        client: null,
        executeQuery: <R>(query: CompiledQuery) =>
          connection.client ? run<R>(connection.client, query) : runAlone<R>(pool, scope, query),
        streamQuery: () => {
          throw new Error('streaming is not supported: read in pages')
        },
      }
      return connection
    },
    beginTransaction: async (connection) => {
      const client = await pool.connect()
      within(connection).client = client
      await Promise.all([client.query('begin'), ...enter(client, scope)])
    },
    commitTransaction: (connection) => finish(connection, 'commit'),
    rollbackTransaction: (connection) => finish(connection, 'rollback'),
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}

/** Begin, scope, query and commit in flight together. If `begin` failed, the scope would not last: no row is seen. */
async function runAlone<R>(pool: pg.Pool, scope: Scope, query: CompiledQuery): Promise<QueryResult<R>> {
  const client = await pool.connect()
  const steps = [
    client.query('begin'),
    ...enter(client, scope),
    run<R>(client, query),
    client.query('commit'),
  ] as const
  const settled = await Promise.allSettled(steps)
  const failed = settled.find((step) => step.status === 'rejected')
  const broken = failed && !isSqlError(failed.reason)
  client.release(broken ? failed.reason : undefined)
  if (failed) throw failed.reason
  return await (steps.at(-2) as Promise<QueryResult<R>>)
}

function enter(client: pg.PoolClient, scope: Scope, role?: 'deskbell_app'): Promise<unknown>[] {
  if (scope === 'directory') return [client.query('set local role deskbell_directory')]
  const act = client.query({
    name: 'act-for-tenant',
    text: `select set_config('app.tenant_id', $1, true)`,
    values: [scope.tenant],
  })
  return role ? [client.query(`set local role ${role}`), act] : [act]
}

async function run<R>(client: pg.PoolClient, query: CompiledQuery): Promise<QueryResult<R>> {
  const name = statementName(query.sql)
  const result = await client.query({ text: query.sql, values: [...query.parameters], ...(name && { name }) })
  return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
}

/** An error that the database reported, after which the connection is as good as before. */
function isSqlError(cause: unknown): boolean {
  return /^[0-9A-Z]{5}$/.test(String((cause as { code?: unknown }).code)) && 'severity' in (cause as object)
}
