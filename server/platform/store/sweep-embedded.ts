/**
 * Gives back the room of deleted rows in the embedded store, which has no process of its own for it. Only tables that rows
 * pass through all day: they would grow with every row that ever was.
 */
import type pg from 'pg'

const passedThrough = ['outbox', 'jobs']
/** Not while the server starts. */
const firstMs = 60_000
const everyMs = 3_600_000

/** @returns a function that ends it */
export function sweepRegularly(pool: pg.Pool): () => void {
  // What fails, or finds the connection busy for too long, is made up for an hour later.
  const sweep = () => void sweepEmbedded(pool).catch(() => {})
  const first = setTimeout(sweep, firstMs).unref()
  const further = setInterval(sweep, everyMs).unref()
  return () => {
    clearTimeout(first)
    clearInterval(further)
  }
}

/** A table at a time: the one connection is everybody's. */
export async function sweepEmbedded(pool: pg.Pool): Promise<void> {
  for (const table of passedThrough) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('reset role')
      await client.query(`vacuum (analyze) ${table}`)
    } finally {
      // A connection that kept the owner's rights would have no walls.
      await client.query('set role deskbell_app').catch((cause: Error) => {
        broken = cause
      })
      client.release(broken)
    }
  }
}
