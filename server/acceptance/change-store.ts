/** Changes a database as its owner, past every wall: for tests that take a wall down. */
import pg from 'pg'
import type { Store, StoreOptions } from '../platform/store/open-store.ts'

/** Runs the statements as the role that owns the tables. */
export async function asOwner(place: StoreOptions, { pool }: Store, ...statements: string[]): Promise<void> {
  if (place.migrateUrl) {
    const client = new pg.Client({ connectionString: place.migrateUrl })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
    return
  }
  // The embedded store has one connection, whose session is the owner's.
  const client = await pool.connect()
  try {
    await client.query('reset role')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query('set role deskbell_app')
    client.release()
  }
}
