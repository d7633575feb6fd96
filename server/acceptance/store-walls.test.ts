/** The walls between tenants in the store: each holds alone, and the start refuses when one is down. */
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store, type StoreOptions } from '../platform/store/open-store.ts'
import { proveRowSecurity } from '../platform/store/prove-row-security.ts'
import { type TenantDb, type TenantId, tenantOpener } from '../platform/tenancy/tenant-db.ts'
import { asOwner } from './change-store.ts'
import { freshDatabase } from './fresh-database.ts'
import { makeTenant } from './make-tenant.ts'
import { withoutFirstWall } from './without-first-wall.ts'

let place: StoreOptions
let store: Store
beforeAll(async () => {
  place = await freshDatabase()
  store = await openStore(place)
})
afterAll(() => store.close())

/** With a row that another tenant must not see. */
const withOrigin = () =>
  makeTenant(store, async (db) => {
    await db.insert('seen_origins', { origin: `https://${db.tenantId}.example` }).execute()
  })

const origins = (db: TenantDb) => db.select('seen_origins').selectAll().execute()

/** The tenants whose rows a tenant sees and can change. */
async function reach(plugins: KyselyPlugin[]): Promise<{ sees: number; renames: number; deletes: number }> {
  const { id: ours } = await withOrigin()
  await withOrigin()
  const db = tenantOpener(store, plugins)(ours)
  const sees = (await origins(db)).length
  const renamed = await db.update('seen_origins').set({ count: 7 }).execute()
  const deleted = await db.delete('seen_origins').execute()
  const affected = (results: { numUpdatedRows?: bigint; numDeletedRows?: bigint }[]) =>
    Number(results[0]?.numUpdatedRows ?? results[0]?.numDeletedRows ?? 0n)
  return { sees, renames: affected(renamed), deletes: affected(deleted) }
}

const own = { sees: 1, renames: 1, deletes: 1 }
const openWall = [
  'alter table seen_origins no force row level security',
  'alter table seen_origins disable row level security',
]
const closeWall = [
  'alter table seen_origins enable row level security',
  'alter table seen_origins force row level security',
]

test('with both walls a tenant reaches its own rows', async () => {
  expect(await reach([])).toEqual(own)
})

test('without the first wall the database still keeps every tenant to its own rows', async () => {
  expect(await reach([withoutFirstWall])).toEqual(own)
})

test('without the second wall the queries still keep every tenant to its own rows', async () => {
  await asOwner(place, store, ...openWall)
  expect(await reach([])).toEqual(own)
  await asOwner(place, store, ...closeWall)
})

test('without both walls a tenant reaches the rows of others: the tests above would notice', async () => {
  await asOwner(place, store, ...openWall)
  const reached = await reach([withoutFirstWall])
  await asOwner(place, store, ...closeWall)
  for (const rows of Object.values(reached)) expect(rows).toBeGreaterThan(1)
})

test('a row for another tenant is not written, and none is given away', async () => {
  const [{ id: ours }, { id: theirs }] = [await withOrigin(), await withOrigin()]
  const db = tenantOpener(store)(ours)
  const smuggled = { origin: 'https://smuggled.example', tenant_id: theirs }
  await db.insert('seen_origins', smuggled).execute()
  expect((await origins(tenantOpener(store)(theirs))).map(({ origin }) => origin)).toEqual([
    `https://${theirs}.example`,
  ])
  expect(await origins(db)).toHaveLength(2)
  const given = db.update('seen_origins').set({ tenant_id: theirs } as never)
  await expect(given.execute()).rejects.toMatchObject({ code: '42501' })
})

test('nobody sees a row who acts for nobody', async () => {
  await withOrigin()
  for (const table of ['tenants', 'seen_origins', 'members', 'messages', 'account_tokens']) {
    expect((await store.pool.query(`select 1 from ${table}`)).rows).toEqual([])
  }
  await expect(store.pool.query('select 1 from users')).rejects.toMatchObject({ code: '42501' })
  await expect(store.pool.query('select 1 from sessions')).rejects.toMatchObject({ code: '42501' })
})

test('what one query acted for does not last to the next one on its connection', async () => {
  const tenants = [(await withOrigin()).id, (await withOrigin()).id]
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const tenant = tenants[index % 2] as TenantId
      const db = tenantOpener(store)(tenant)
      if (index % 10 === 9) {
        const broken = db.transaction(async (trx) => {
          await trx.insert('seen_origins', { origin: `https://${index}.example` }).execute()
          throw new Error('in the middle')
        })
        await expect(broken).rejects.toThrow('in the middle')
      }
      expect((await origins(db)).map(({ tenant_id }) => tenant_id)).toEqual([tenant])
    }),
  )
  expect((await store.pool.query('select 1 from seen_origins')).rows).toEqual([])
})

test.each([
  ['without a policy', ['drop policy own_tenant on seen_origins'], [restore('seen_origins')]],
  ['without its wall', openWall, closeWall],
  [
    'whose wall does not bind its owner',
    ['alter table messages no force row level security'],
    ['alter table messages force row level security'],
  ],
  [
    'with a policy that lets everybody see',
    ['create policy everybody on messages to deskbell_app using (true)'],
    ['drop policy everybody on messages'],
  ],
  [
    'with a policy that lets everybody write',
    ['create policy everybody on messages for insert to public with check (true)'],
    ['drop policy everybody on messages'],
  ],
])('a store with a table %s is not served', async (_what, breakIt, mendIt) => {
  await asOwner(place, store, ...breakIt)
  await expect(proveRowSecurity(store.pool)).rejects.toThrow()
  await asOwner(place, store, ...mendIt)
  await expect(proveRowSecurity(store.pool)).resolves.toBeUndefined()
})

function restore(table: string): string {
  const own = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`
  return `create policy own_tenant on ${table} to deskbell_app using (${own}) with check (${own})`
}

/** Tables that hold rows of tenants, with what the catalogue knows of them. */
const catalogue = `
  select c.relname as name, c.relrowsecurity as walled, c.relforcerowsecurity as forced,
    (select count(*)::int from pg_policies p where p.tablename = c.relname) as policies
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
  where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by 1`

test('every table with rows of tenants has its wall and a policy', async () => {
  const { rows } = await store.pool.query(catalogue)
  expect(rows.length).toBeGreaterThanOrEqual(16)
  for (const { name, ...wall } of rows) {
    expect({ name, ...wall }).toEqual({ name, walled: true, forced: true, policies: expect.any(Number) })
    expect([name, wall.policies > 0]).toEqual([name, true])
  }
})

/** Unique across tenants, because they are what a tenant is found by. */
const lookedUpAcrossTenants = [
  'account_tokens_pkey',
  'api_keys_key_hash_key',
  'api_keys_pkey',
  'api_keys_previous_hash_key',
  'invitations_token_hash_key',
  'jobs_pkey',
  'outbox_pkey',
  'sessions_pkey',
  'sessions_previous_hash_key',
  'sessions_refresh_hash_key',
]

test('every other key and unique index of such a table begins with the tenant', async () => {
  const { rows } = await store.pool.query(
    `select i.relname as name from pg_index x
       join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
       join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
     where x.indisunique and x.indkey[0] <> t.attnum and c.relnamespace = current_schema()::regnamespace
     order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(lookedUpAcrossTenants)
})

test('a row points only to rows of its own tenant', async () => {
  const { rows } = await store.pool.query(
    `select f.conname as name from pg_constraint f
       join pg_attribute far on far.attrelid = f.confrelid and far.attname = 'tenant_id'
       join pg_attribute near on near.attrelid = f.conrelid and near.attname = 'tenant_id'
     where f.contype = 'f' and not (near.attnum = any (f.conkey) and far.attnum = any (f.confkey))`,
  )
  expect(rows).toEqual([])
})
