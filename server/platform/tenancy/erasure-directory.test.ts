/** What erasing takes, and what it leaves alone. */
import { expect, test } from 'vitest'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { testStore } from '../../acceptance/open-test-store.ts'
import { newId } from '../store/new-id.ts'
import { openDirectory } from './directory.ts'
import { tenantOpener } from './tenant-db.ts'

test('a tenant that was taken back before its turn to be erased keeps everything', async () => {
  const store = await testStore()
  const directory = openDirectory(store)
  const { id, db } = await makeTenant(store, async (trx) => {
    await trx.insert('visitors', { id: newId() }).execute()
  })
  const visitors = () => db.select('visitors').select('id').execute()
  await directory.changeTenant(id, { deleted_at: new Date().toISOString() })
  await directory.changeTenant(id, { deleted_at: null })
  await directory.eraseTenant(id, tenantOpener(store))
  expect(await visitors()).toHaveLength(1)
  await directory.changeTenant(id, { deleted_at: new Date().toISOString() })
  await directory.eraseTenant(id, tenantOpener(store))
  expect(await visitors()).toEqual([])
})
