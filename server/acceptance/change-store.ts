/** Changes a database as its owner, past every wall: for tests that take a wall down. */
import pg from 'pg'
import type { Store, StoreOptions } from '../platform/store/open-store.ts'

/** Every row of every table, as text. */
export async function dumpAll(place: StoreOptions, store: Store): Promise<string> {
  const tables = await ask<{ name: string }>(
    place,
    store,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
  )
  const rows = []
  for (const { name } of tables) rows.push(...(await ask(place, store, `select t::text from ${name} t`)))
  return JSON.stringify(rows)
}

/** Runs the statements as the role that owns the tables. */
export async function asOwner(place: StoreOptions, store: Store, ...statements: string[]): Promise<void> {
  for (const statement of statements) await ask(place, store, statement)
}

async function ask<R extends object>(
  { migrateUrl }: StoreOptions,
  { pool }: Store,
  statement: string,
): Promise<R[]> {
  if (migrateUrl) {
    const client = new pg.Client({ connectionString: migrateUrl })
    await client.connect()
    try {
      return (await client.query<R>(statement)).rows
    } finally {
      await client.end()
    }
  }
  // The embedded store has one connection, whose session is the owner's.
  const client = await pool.connect()
  try {
    await client.query('reset role')
    return (await client.query<R>(statement)).rows
  } finally {
    await client.query('set role deskbell_app')
    client.release()
  }
}

/** The same where rows of tenants are meant: the owner of the tables is bound by their wall. */
export async function pastTheWall(
  place: StoreOptions,
  store: Store,
  tables: readonly string[],
  ...statements: string[]
): Promise<void> {
  const wall = (how: string) => tables.map((table) => `alter table ${table} ${how} row level security`)
  await asOwner(place, store, ...wall('no force'), ...statements, ...wall('force'))
}
