/**
 * Does for the embedded store what a server's autovacuum does: renews what the planner knows of tables that have changed
 * and frees what was deleted. Without, a plan made while a table was empty, perhaps by the wrong index, is kept for good.
 */
import type pg from 'pg'
import type { FairGate } from './fair-gate.ts'

export interface Upkeep {
  /** Looks now. @returns the tables that were due */
  look(): Promise<string[]>
  /** Waits for the look in hand. */
  close(): Promise<void>
}

const everyMs = 60_000
/** Samples of a tenth of the usual size: whoever asks meanwhile waits for one table. */
const statisticsTarget = 10
/** Larger tables are not freed: it would hold all else up for too long. */
const mostBytes = 32 * 1024 * 1024

/** @param failed hears of a look that failed; the next one tries again */
export function keepInShape(store: Shared, failed?: (cause: unknown) => void): Upkeep {
  const look = async () => {
    const due = await asOwner(store, async (client) => (await client.query<Due>(whatIsDue)).rows)
    for (const { name, bytes } of due) {
      const work = bytes > mostBytes ? 'analyze' : 'vacuum (analyze)'
      await asOwner(store, async (client) => {
        await client.query(`set default_statistics_target = ${statisticsTarget}`)
        await client.query(`${work} ${client.escapeIdentifier(name)}`)
      })
    }
    return due.map(({ name }) => name)
  }
  let looking: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    looking = look().catch((cause: unknown) => failed?.(cause))
  }, everyMs)
  timer.unref()
  return {
    look,
    close: async () => {
      clearInterval(timer)
      await looking
    },
  }
}

/** The one connection of the store, and the gate before it. */
interface Shared {
  pool: pg.Pool
  gate: FairGate
}

interface Due {
  name: string
  bytes: number
}

/** By the thresholds that a server has by default. */
const whatIsDue = `select relname as name, pg_total_relation_size(relid) as bytes from pg_stat_user_tables
   where n_mod_since_analyze > 50 + 0.1 * n_live_tup or n_dead_tup > 50 + 0.2 * n_live_tup`

/** In turn with the tenants; the connection goes back with the role that all others expect. */
async function asOwner<R>({ pool, gate }: Shared, work: (client: pg.PoolClient) => Promise<R>): Promise<R> {
  const leave = await gate.enter('upkeep')
  try {
    const client = await pool.connect()
    let isWhole = false
    try {
      await client.query('reset role')
      const result = await work(client)
      await client.query('set role deskbell_app')
      isWhole = true
      return result
    } finally {
      client.release(!isWhole)
    }
  } finally {
    leave()
  }
}
