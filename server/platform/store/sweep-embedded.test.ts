import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../acceptance/fresh-database.ts'
import { addMany, askDirectory } from '../../acceptance/job-room.ts'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { openStore } from './open-store.ts'
import { findStoreTemplate } from './store-template.ts'
import { sweepEmbedded } from './sweep-embedded.ts'

test('the room of jobs that are done is given back, and the connection keeps its walls', async () => {
  const { dataDir } = await freshDatabase()
  const store = await openStore({ dataDir, template: await findStoreTemplate() })
  onTestFinished(() => store.close())
  const size = async () => {
    const { rows } = await store.pool.query<{ bytes: number }>(`select pg_relation_size('jobs') as bytes`)
    return rows[0]?.bytes ?? 0
  }
  const { id } = await makeTenant(store)
  await addMany('work', id, 2_000, store)
  await askDirectory('delete from jobs', [], store)
  expect(await size()).toBeGreaterThan(100_000)
  await sweepEmbedded(store.pool)
  expect(await size()).toBeLessThan(20_000)
  const { rows } = await store.pool.query('select current_user as role')
  expect(rows).toEqual([{ role: 'deskbell_app' }])
})
