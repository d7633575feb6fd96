/** The store, embedded or not: schema in order, failures that stay where they happened, queries narrowed to a tenant. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '../platform/store/migrate.ts'
import { newId } from '../platform/store/new-id.ts'
import { openStore, type Store, type StoreOptions } from '../platform/store/open-store.ts'
import { queryScoped, type Scope } from '../platform/store/scoped-query.ts'
import { newAccountToken } from '../platform/tenancy/account-token.ts'
import { openDirectory } from '../platform/tenancy/directory.ts'
import { type TenantDb, type TenantId, tenantOpener } from '../platform/tenancy/tenant-db.ts'
import { asOwner } from './change-store.ts'
import { freshDatabase } from './fresh-database.ts'

let place: StoreOptions
let store: Store
let db: TenantDb
beforeAll(async () => {
  place = await freshDatabase()
  store = await openStore(place)
  db = tenantOpener(store)(await makeTenant())
})
afterAll(() => store.close())

async function makeTenant(): Promise<TenantId> {
  const id = newId()
  await openDirectory(store).createBusiness(
    {
      tenant: { id, name: 'A business', status: 'trial', plan: 'free' },
      user: { id: newId(), email: `${id}@example.com`, password_hash: 'x' },
      token: newAccountToken(),
    },
    async () => {},
  )
  return id as TenantId
}

/** Migrates again, as the next start does. */
async function migrateAgain(): Promise<void> {
  if (place.migrateUrl) {
    const client = new pg.Client({ connectionString: place.migrateUrl })
    await client.connect()
    return migrate(client).finally(() => client.end())
  }
  const client = await store.pool.connect()
  try {
    await client.query('reset role')
    await migrate(client as unknown as pg.Client)
  } finally {
    await client.query('set role deskbell_app')
    client.release()
  }
}

test('a schema that is up to date is left alone', async () => {
  await expect(migrateAgain()).resolves.toBeUndefined()
  const known = await readMigrations()
  expect(known.map(({ number }) => number)).toEqual(known.map((_, index) => index + 1))
})

test('a migration that was edited after it had been applied stops the start', async () => {
  const [first] = await readMigrations()
  await asOwner(place, store, `update migrations set checksum = 'edited' where number = 1`)
  await expect(migrateAgain()).rejects.toThrow(
    `migrations/${first?.name} was changed after it had been applied`,
  )
  await asOwner(place, store, `update migrations set checksum = '${first?.checksum}' where number = 1`)
})

test('a database of a newer version stops the start', async () => {
  await asOwner(place, store, `insert into migrations values (9999, '9999-the-future.sql', 'x')`)
  await expect(migrateAgain()).rejects.toThrow(
    'newer than this version of Deskbell (it has 9999-the-future.sql)',
  )
  await asOwner(place, store, 'delete from migrations where number = 9999')
  await expect(migrateAgain()).resolves.toBeUndefined()
})

test('a query that fails harms no other, alone, in a crowd, or in a transaction', async () => {
  const failing = [
    () => store.pool.query('selekt'),
    () => store.pool.query('select 1 / 0'),
    () => store.pool.query('select $1::uuid', ['x']),
    () => store.pool.query({ name: 'broken', text: 'select no_such_column from tenants' }),
    () => db.insert('seen_origins', { origin: 'a\0b' }).execute(),
    () => db.select('bots').selectAll().where('id', '=', 'not an id').execute(),
    () =>
      db.transaction(async (trx) => {
        await trx.insert('seen_origins', { origin: 'https://rolled-back.example' }).execute()
        await trx.select('bots').selectAll().where('id', '=', 'not an id').execute()
      }),
  ]
  const works = async () =>
    expect((await db.own().select('name').executeTakeFirstOrThrow()).name).toBe('A business')
  for (const fail of failing) {
    await expect(fail()).rejects.toThrow()
    await works()
  }
  const crowd = Array.from({ length: 70 }, (_, index) => {
    const fail = failing[index % failing.length]
    return index % 2 && fail ? expect(fail()).rejects.toThrow() : works()
  })
  await Promise.all(crowd)
  expect(await db.select('seen_origins').selectAll().execute()).toEqual([])
})

test('a transaction that is broken off leaves nothing and gives its connection back', async () => {
  for (let time = 0; time < 15; time += 1) {
    const broken = db.transaction(async (trx) => {
      await trx.insert('seen_origins', { origin: `https://${time}.example` }).execute()
      throw new Error('broken off')
    })
    await expect(broken).rejects.toThrow('broken off')
  }
  expect(await db.select('seen_origins').selectAll().execute()).toEqual([])
})

test('numbers are numbers and times are texts, so that a row is wire JSON as it is', async () => {
  const { rows } = await store.pool.query(
    `select 1::int8 as big, '2026-11-21 10:00:00.123456+02'::timestamptz as at, '{"a":[1]}'::jsonb as json`,
  )
  expect(rows).toEqual([{ big: 1, at: '2026-11-21T08:00:00.123Z', json: { a: [1] } }])
})

test('queries through a TenantDb carry the tenant, whatever they do', () => {
  const own = [db.tenantId]
  const queries = {
    select: db.select('bots').selectAll().where('slug', '=', 'x'),
    update: db.update('bots').set({ name: 'x' }),
    delete: db.delete('bots'),
    insert: db.insert('seen_origins', { origin: 'x' }),
    own: db.own().selectAll(),
    updateOwn: db.updateOwn().set({ name: 'x' }),
  }
  for (const [what, query] of Object.entries(queries)) {
    const { sql, parameters } = query.compile()
    expect([what, parameters.filter((value) => value === db.tenantId)]).toEqual([what, own])
    const clause =
      what === 'insert' ? /"tenant_id"\) values/ : /where "(tenants"\."id|(bots"\.")?tenant_id)" = \$/
    expect([what, sql]).toEqual([what, expect.stringMatching(clause)])
  }
  const joined = db
    .select('messages')
    .innerJoin('turns', 'turns.id', 'messages.turn_id')
    .select('messages.id')
  expect(joined.compile().sql).toContain('where "messages"."tenant_id" = $1')
})

test('what the types refuse the database would refuse as well', async () => {
  const refused = [
    // @ts-expect-error a table of the installation
    () => db.select('users').selectAll().execute(),
    // @ts-expect-error the tenants themselves
    () => db.select('tenants').selectAll().execute(),
    // @ts-expect-error the migrations
    () => db.delete('migrations').execute(),
    // @ts-expect-error an unknown column
    () => db.insert('seen_origins', { origin: 'x', colour: 'red' }).execute(),
    // @ts-expect-error a column that is missing
    () => db.insert('bots', { slug: 'x', name: 'x' }).execute(),
    // @ts-expect-error any text is not the id of a tenant
    () => tenantOpener(store)('any text').select('bots').selectAll().execute(),
  ]
  for (const query of refused) await expect(query()).rejects.toMatchObject({ code: expect.any(String) })
})

test('a tenant that is named in a row is not taken over', async () => {
  const row = { origin: 'https://named.example', tenant_id: newId() }
  // @ts-expect-error the tenant is not the caller's to choose
  await db.insert('seen_origins', { origin: 'https://typed.example', tenant_id: newId() }).execute()
  await db.insert('seen_origins', row).execute()
  const rows = await db.select('seen_origins').select('tenant_id').execute()
  expect(rows).toEqual([{ tenant_id: db.tenantId }, { tenant_id: db.tenantId }])
  await db.delete('seen_origins').execute()
})

test('a query of its own acts for its scope, and the next on its connection for nobody', async () => {
  const acting = `select current_setting('app.tenant_id', true) as tenant, current_user as role`
  const act = async (scope: Scope) => {
    const client = await store.pool.connect()
    try {
      const alone = await queryScoped(client, scope, { text: acting })
      const after = await client.query(acting)
      await expect(queryScoped(client, scope, { text: 'select 1 / 0' })).rejects.toMatchObject({
        code: '22012',
      })
      const afterFailure = await client.query(acting)
      return [...alone.rows, ...after.rows, ...afterFailure.rows]
    } finally {
      client.release()
    }
  }
  const nobody = { tenant: '', role: 'deskbell_app' }
  const tenant = { tenant: db.tenantId, role: 'deskbell_app' }
  expect(await act({ tenant: db.tenantId })).toEqual([tenant, nobody, nobody])
  const directory = { tenant: '', role: 'deskbell_directory' }
  expect(await act('directory')).toEqual([directory, nobody, nobody])
})
