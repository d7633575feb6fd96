/**
 * Kysely bound to a scope: every query runs in a transaction that first says for whom it acts. A query of its own is
 * sent together with its scope, in one round trip.
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
import { AppError } from '../../errors.ts'
import type { Store } from './open-store.ts'
import { enterScope, queryScoped, type Scope } from './scoped-query.ts'
import { statementName } from './statement-name.ts'
import { asStoreFailure } from './store-failure.ts'
import type { Tables } from './tables.ts'

export function scopedKysely(
  store: Pick<Store, 'pool' | 'gate'>,
  scope: Scope,
  plugins: readonly KyselyPlugin[] = [],
): Kysely<Tables> {
  return new Kysely<Tables>({
    plugins: [...plugins],
    dialect: {
      createDriver: () => scopedDriver(store, scope),
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
  const role = client.query('set local role deskbell_app')
  await Promise.all([role, enterScope(client, scope)]).catch(failed)
}

/** A connection holds a client only while a transaction is open. */
interface ScopedConnection extends DatabaseConnection {
  client: Lent | null
}

/** A client of the pool, for one transaction. */
interface Lent extends pg.PoolClient {
  /** @param broken why it must not be used again */
  giveBack(broken?: Error): void
}

/** Waits for its turn among the tenants, then for a connection. */
async function lend({ pool, gate }: Pick<Store, 'pool' | 'gate'>, scope: Scope): Promise<Lent> {
  const leave = await gate.enter(scope === 'directory' ? scope : scope.tenant)
  try {
    const client = await pool.connect()
    const giveBack = (broken?: Error) => {
      client.release(broken)
      leave()
    }
    return Object.assign(client, { giveBack })
  } catch (cause) {
    leave()
    throw asStoreFailure(cause)
  }
}

function scopedDriver(store: Pick<Store, 'pool' | 'gate'>, scope: Scope): Driver {
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
    client.giveBack(failure)
    if (failure) throw asStoreFailure(failure)
  }
  return {
    init: async () => {},
    acquireConnection: async () => {
      const connection: ScopedConnection = {
        client: null,
        executeQuery: <R>(query: CompiledQuery) =>
          connection.client ? run<R>(connection.client, query) : runAlone<R>(store, scope, query),
        streamQuery: () => {
          throw new Error('streaming is not supported: read in pages')
        },
      }
      return connection
    },
    beginTransaction: async (connection) => {
      const client = await lend(store, scope)
      // Nobody rolls back what did not begin: the client is given back here.
      const settled = await Promise.allSettled([client.query('begin'), enterScope(client, scope)])
      const refused = settled.find((step) => step.status === 'rejected')
      if (refused) {
        client.giveBack(refused.reason)
        failed(refused.reason)
      }
      within(connection).client = client
    },
    commitTransaction: (connection) => finish(connection, 'commit'),
    rollbackTransaction: (connection) => finish(connection, 'rollback'),
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}

async function runAlone<R>(
  store: Pick<Store, 'pool' | 'gate'>,
  scope: Scope,
  query: CompiledQuery,
): Promise<QueryResult<R>> {
  const client = await lend(store, scope)
  try {
    const result = toResult<R>(await queryScoped(client, scope, statementOf(query)))
    client.giveBack()
    return result
  } catch (cause) {
    client.giveBack(isSqlError(cause) ? undefined : (cause as Error))
    return failed(cause)
  }
}

async function run<R>(client: pg.PoolClient, query: CompiledQuery): Promise<QueryResult<R>> {
  return toResult<R>(await client.query(statementOf(query)).catch(failed))
}

function statementOf({ sql, parameters }: CompiledQuery): pg.QueryConfig {
  const name = statementName(sql)
  return { text: sql, values: [...parameters], ...(name && { name }) }
}

function toResult<R>({ rows, rowCount }: pg.QueryResult): QueryResult<R> {
  return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
}

/** An error that the database reported, after which the connection is as good as before. */
function isSqlError(reason: unknown): boolean {
  const cause = reason instanceof AppError ? (reason.cause ?? reason) : reason
  return /^[0-9A-Z]{5}$/.test(String((cause as { code?: unknown }).code)) && 'severity' in (cause as object)
}

function failed(cause: unknown): never {
  throw asStoreFailure(cause)
}
