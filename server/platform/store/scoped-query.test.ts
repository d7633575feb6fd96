/** A tenant's scope lasts for the one statement that it was said for, whatever becomes of that. */
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { testStore } from '../../acceptance/open-test-store.ts'
import { scopedKysely } from './scoped-kysely.ts'
import type { Scope } from './scoped-query.ts'

/** For whom the connections of the store act while nobody uses them. */
async function standing() {
  const store = await testStore()
  const clients = await Promise.all(
    Array.from({ length: store.kind === 'embedded' ? 1 : 4 }, () => store.pool.connect()),
  )
  const text = `select current_user as role, current_setting('app.tenant_id', true) as tenant`
  const seen = await Promise.all(clients.map((client) => client.query(text)))
  for (const client of clients) client.release()
  return new Set(seen.map(({ rows }) => JSON.stringify(rows[0])))
}
const forNobody = new Set([JSON.stringify({ role: 'deskbell_app', tenant: '' })])

/** A value that `pg` cannot turn into text. */
function endless() {
  const value: { itself?: object } = {}
  value.itself = value
  return value
}

const failures: [what: string, statement: RawBuilder<unknown>][] = [
  ['fails while it runs', sql`select 1 / ${0}::int`],
  ['cannot be understood', sql`select nothing from nowhere`],
  ['has a value of another type', sql`select ${'many'}::int`],
  ['has a value that the database refuses', sql`select ${'a\0b'}::text`],
  ['has a value that cannot be sent', sql`select ${endless()}::jsonb`],
]

test.each(failures)('a statement that %s tells so, and leaves no scope behind', async (_, statement) => {
  const store = await testStore()
  const { id } = await makeTenant(store)
  for (const scope of [{ tenant: id }, 'directory'] satisfies Scope[]) {
    const db = scopedKysely(store, scope)
    // The third time it is prepared under a name.
    for (let times = 0; times < 3; times += 1) {
      await expect(statement.execute(db)).rejects.toThrow()
      expect(await standing()).toEqual(forNobody)
    }
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  }
})

test('a statement whose scope cannot be said is not run', async () => {
  const store = await testStore()
  const { id, db } = await makeTenant(store)
  const insert = sql`insert into seen_origins (tenant_id, origin) values (${id}, 'https://unscoped.example')`
  for (const tenant of ['a\0b', 'nobody', '']) {
    await expect(insert.execute(scopedKysely(store, { tenant }))).rejects.toThrow()
  }
  expect(await db.select('seen_origins').select('origin').execute()).toEqual([])
  expect(await standing()).toEqual(forNobody)
})
