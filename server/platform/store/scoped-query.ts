/**
 * A statement that first says for whom it acts, in one message of the wire protocol: `pg` would send each of begin,
 * scope, statement and commit as a query of its own, at a third of what a short statement costs in all.
 */
import pg from 'pg'

/** For whom queries act: one tenant's rows, or the closed list of look-ups across tenants. */
export type Scope = { tenant: string } | 'directory'

const actForTenant = { name: 'act-for-tenant', text: `select set_config('app.tenant_id', $1, true)` }
const actAsDirectory = {
  name: 'act-as-directory',
  text: `select set_config('role', 'deskbell_directory', true)`,
}

/** Prepares a new connection for `queryScoped`. */
export async function prepareScopes(client: pg.ClientBase): Promise<void> {
  await Promise.all([client.query({ ...actForTenant, values: [''] }), client.query(actAsDirectory)])
}

/** Acts for a scope until the end of the transaction that the client is in. */
export function enterScope(client: pg.ClientBase, scope: Scope): Promise<unknown> {
  return client.query(statementOf(scope))
}

/**
 * Runs one statement for a scope. What is sent up to one `Sync` is one transaction, so that the scope lasts for the
 * statement and not beyond; should saying it fail, the database skips the statement.
 * @param client that `prepareScopes` has prepared
 */
export function queryScoped<R extends pg.QueryResultRow>(
  client: pg.ClientBase,
  scope: Scope,
  statement: pg.QueryConfig,
): Promise<pg.QueryResult<R>> {
  return new Promise((resolve, reject) => {
    // `extended`: a statement without a name and values would otherwise go another way, past its scope.
    const config = { ...statement, queryMode: 'extended' }
    const query = new pg.Query(config, undefined, (cause, result) =>
      cause ? reject(cause) : resolve(result as pg.QueryResult<R>),
    )
    client.query(withScope(query as QueryInside, scope))
  })
}

function withScope(query: QueryInside, scope: Scope): QueryInside {
  const { name, values } = statementOf(scope)
  const { prepare, handleError, handleDataRow, handleCommandComplete } = query
  let isScoped = false
  let isSending = false
  return Object.assign(query, {
    prepare: (connection: Connection) => {
      connection.bind({ statement: name, values })
      connection.execute({})
      isSending = true
      prepare.call(query, connection)
      isSending = false
    },
    handleError: (cause: Error, connection: Connection) => {
      // A value that cannot be sent is told when the database has answered the rest: nobody may have the connection before.
      if (isSending) query._canceledDueToError = cause
      else handleError.call(query, cause, connection)
    },
    handleDataRow: (message: unknown) => {
      if (isScoped) handleDataRow.call(query, message)
    },
    handleCommandComplete: (message: unknown, connection: Connection) => {
      if (isScoped) handleCommandComplete.call(query, message, connection)
      isScoped = true
    },
  })
}

function statementOf(scope: Scope) {
  return scope === 'directory'
    ? { ...actAsDirectory, values: [] }
    : { ...actForTenant, values: [scope.tenant] }
}

/** What a query of `pg` does on the wire; its types do not say. */
interface QueryInside extends pg.Query {
  prepare(connection: Connection): void
  /** Told as the query's error as soon as the connection is ready again. */
  _canceledDueToError: Error | false
  handleError(cause: Error, connection: Connection): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
}

interface Connection {
  bind(config: { statement: string; values: unknown[] }): void
  execute(config: object): void
}
