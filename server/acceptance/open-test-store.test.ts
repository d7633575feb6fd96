import { expect, inject, test } from 'vitest'
import { openStore } from '../platform/store/open-store.ts'
import { freshDatabase } from './fresh-database.ts'
import { testStore } from './open-test-store.ts'

test('every test of a worker gets the same store, migrated and on the server that the run is meant for', async () => {
  const store = await testStore()
  expect(await testStore()).toBe(store)
  expect(store.kind).toBe(inject('testPostgres') ? 'postgres' : 'embedded')
  const { rows } = await store.pool.query(
    'select current_user as role, (select count(*) from tenants) as tenants',
  )
  expect(rows).toEqual([{ role: 'deskbell_app', tenants: 0 }])
})

test('a fresh database is another one', async () => {
  const options = await freshDatabase()
  const store = await openStore(options)
  const where = (of: typeof store) => of.pool.query('select current_database() as name')
  expect(store.pool).not.toBe((await testStore()).pool)
  if (store.kind === 'postgres') {
    expect((await where(store)).rows).not.toEqual((await where(await testStore())).rows)
  }
  await store.close()
})
