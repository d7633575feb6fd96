import { sql } from 'kysely'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { openFairGate } from './fair-gate.ts'
import { scopedKysely } from './scoped-kysely.ts'

/** A store of one client, on which statements that begin so fail with this. */
function brokenStore(fails: { statement: string; cause: Error }) {
  const gate = openFairGate({ most: 1, mostEach: 1, longestWaitMs: 50 })
  const released: unknown[] = []
  const client = {
    query: async (query: string | { text: string }) => {
      const text = typeof query === 'string' ? query : query.text
      if (text.startsWith(fails.statement)) throw fails.cause
      return { rows: [], rowCount: 0 }
    },
    release: (broken?: Error) => released.push(broken),
  }
  const pool = { connect: async () => client } as unknown as pg.Pool
  return { db: scopedKysely({ pool, gate }, { tenant: 'garage' }), gate, released }
}

const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
const shutDown = Object.assign(new Error('terminating connection'), { code: '57P01', severity: 'FATAL' })

test.each([
  ['begin', reset],
  ['select set_config', reset],
  ['insert', reset],
  ['commit', reset],
  ['begin', shutDown],
  ['commit', shutDown],
])(
  'a transaction that breaks at "%s" is busy, and gives connection and place back once',
  async (statement, cause) => {
    const { db, gate, released } = brokenStore({ statement, cause })
    const work = () => db.transaction().execute((trx) => sql`insert into notes`.execute(trx))
    await expect(work()).rejects.toMatchObject({ code: 'busy' })
    expect(released).toHaveLength(1)
    ;(await gate.enter('garage'))()
  },
)

test.each(['begin', 'select set_config', 'insert', 'commit'])(
  'a query of its own that breaks at "%s" is busy, and gives connection and place back once',
  async (statement) => {
    const { db, gate, released } = brokenStore({ statement, cause: reset })
    await expect(sql`insert into notes`.execute(db)).rejects.toMatchObject({ code: 'busy' })
    expect(released).toEqual([expect.any(Error)])
    ;(await gate.enter('garage'))()
  },
)
