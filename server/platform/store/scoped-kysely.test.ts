import { sql } from 'kysely'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { openFairGate } from './fair-gate.ts'
import { scopedKysely } from './scoped-kysely.ts'

/** A query, or the object of one that answers by calling back. */
interface Asked {
  text: string
  callback?(cause: Error | null, result: object): void
}
const nothing = { rows: [], rowCount: 0 }

/** A store of one client, on which statements that begin so fail with this. */
function brokenStore(fails: { statement: string; cause: Error }) {
  const gate = openFairGate({ most: 1, mostEach: 1, longestWaitMs: 50 })
  const released: unknown[] = []
  const client = {
    query: (query: string | Asked) => {
      const { text, callback } = typeof query === 'string' ? { text: query } : query
      const isBroken = text.startsWith(fails.statement)
      if (callback) return callback(isBroken ? fails.cause : null, nothing)
      return isBroken ? Promise.reject(fails.cause) : Promise.resolve(nothing)
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

test('a query of its own that breaks is busy, and gives connection and place back once', async () => {
  const { db, gate, released } = brokenStore({ statement: 'insert', cause: reset })
  await expect(sql`insert into notes`.execute(db)).rejects.toMatchObject({ code: 'busy' })
  expect(released).toEqual([reset])
  ;(await gate.enter('garage'))()
})

test('a query of its own that the database refuses gives the connection back whole', async () => {
  const cause = Object.assign(new Error('twice'), { code: '23505', severity: 'ERROR' })
  const { db, gate, released } = brokenStore({ statement: 'insert', cause })
  await expect(sql`insert into notes`.execute(db)).rejects.toBe(cause)
  expect(released).toEqual([undefined])
  ;(await gate.enter('garage'))()
})
