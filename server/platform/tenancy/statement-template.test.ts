import { expect, test } from 'vitest'
import { makeTenant } from '../../acceptance/make-tenant.ts'
import { testStore } from '../../acceptance/open-test-store.ts'
import { type TenantDb, tenantOpener } from './tenant-db.ts'

interface Seen {
  origin: string
  count: number
}

const see = (db: TenantDb, { origin, count }: Seen) =>
  db.insert('seen_origins', { origin, count }).returning(['origin', 'count'])
const seen = (db: TenantDb, { origin }: Pick<Seen, 'origin'>) =>
  db.select('seen_origins').select('count').where('origin', '=', origin)

test('a statement that is built once takes the values and the tenant of each run', async () => {
  const [ours, theirs] = [await makeTenant(await testStore()), await makeTenant(await testStore())]
  const origin = 'https://garage.example'
  expect(await ours.db.prepared(see, { origin, count: 3 })).toEqual([{ origin, count: 3 }])
  expect(await theirs.db.prepared(see, { origin, count: 4 })).toEqual([{ origin, count: 4 }])
  expect(await ours.db.prepared(seen, { origin })).toEqual([{ count: 3 }])
  expect(await theirs.db.prepared(seen, { origin })).toEqual([{ count: 4 }])
  expect(await theirs.db.prepared(seen, { origin: 'https://other.example' })).toEqual([])
})

test('a plugin that changes statements changes this one, too, and only where it is used', async () => {
  const store = await testStore()
  const { id, db } = await makeTenant(store)
  const origin = 'https://plugin.example'
  await db.prepared(see, { origin, count: 1 })
  let changed = 0
  const plugin = {
    transformQuery: ({ node }: { node: unknown }) => {
      changed += 1
      return node as never
    },
    transformResult: async ({ result }: { result: unknown }) => result as never,
  }
  expect(await tenantOpener(store, [plugin])(id).prepared(seen, { origin })).toEqual([{ count: 1 }])
  expect(changed).toBeGreaterThan(0)
})
