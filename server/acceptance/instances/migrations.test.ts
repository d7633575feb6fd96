/** A migration that breaks off leaves nothing half made, wherever it breaks off, and the next start completes it. */
import pg from 'pg'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Migration, migrate, readMigrations } from '../../platform/store/migrate.ts'
import { freshDatabase } from '../fresh-database.ts'
import { openTcpProxy } from '../tcp-proxy.ts'

/** Every so many statements one try breaks off. */
const stride = Number(process.env.DESKBELL_MIGRATION_STRIDE ?? 6)

let migrateUrl: string
beforeEach(async () => {
  migrateUrl = (await freshDatabase()).migrateUrl ?? ''
})

async function connects(connectionString = migrateUrl): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** The same connection; but the text of this migration is another one. */
function withText(client: pg.Client, { sql }: Migration, text: string): pg.Client {
  const query = (asked: unknown, ...more: unknown[]) =>
    Reflect.apply(client.query, client, [asked === sql ? text : asked, ...more])
  return Object.assign(Object.create(client), { query })
}

/** The text up to each statement's end, and then something that fails. Bodies of functions are indented. */
function brokenTexts({ sql }: Migration): string[] {
  const ends = [...sql.matchAll(/;\n(?=\S|\n|$)/g)].map(({ index }) => index + 1)
  return [0, ...ends].filter((_, at) => at % stride === 0).map((end) => `${sql.slice(0, end)}\nselect 1 / 0;`)
}

async function schemaOf(client: pg.Client): Promise<unknown> {
  const { rows } = await client.query(
    `select (select count(*) from pg_class c where relnamespace = 'public'::regnamespace) as relations,
            (select count(*) from pg_proc where pronamespace = 'public'::regnamespace) as functions,
            (select count(*) from pg_policy) as policies,
            (select count(*) from pg_constraint where connamespace = 'public'::regnamespace) as constraints,
            (select coalesce(max(number), 0) from migrations) as done`,
  )
  return rows[0]
}

test('a migration that fails at any statement leaves nothing of itself, and the next try completes it', async () => {
  const client = await connects()
  const migrations = await readMigrations()
  let tries = 0
  for (const migration of migrations) {
    let before: unknown
    for (const text of brokenTexts(migration)) {
      const failing = migrate(withText(client, migration, text))
      await expect(failing).rejects.toThrow(`migrations/${migration.name} failed; nothing of it was kept`)
      const left = await schemaOf(client)
      before ??= left
      expect(left).toEqual(before)
      expect(left).toMatchObject({ done: migration.number - 1 })
      tries += 1
    }
  }
  expect(tries).toBeGreaterThanOrEqual(migrations.length)
  await migrate(client)
  const whole = await schemaOf(client)
  migrateUrl = (await freshDatabase()).migrateUrl ?? ''
  const other = await connects()
  await migrate(other)
  expect(whole).toEqual(await schemaOf(other))
})

test('a connection that breaks at the commit of a migration stops the start, and the next one completes it', async () => {
  const proxy = await openTcpProxy(Number(new URL(migrateUrl).port))
  onTestFinished(() => proxy.close())
  const cut = await connects(proxy.through(migrateUrl))
  proxy.swallowAnswerTo('commit')
  await expect(migrate(cut)).rejects.toThrow()
  const client = await connects()
  await migrate(client)
  expect(await schemaOf(client)).toMatchObject({ done: (await readMigrations()).length })
})

test('processes that start at once on an empty database take turns', async () => {
  const clients = await Promise.all([connects(), connects(), connects()])
  await Promise.all(clients.map((client) => migrate(client)))
  for (const client of clients)
    expect(await schemaOf(client)).toMatchObject({ done: (await readMigrations()).length })
})

test('a login gets its roles though another database of the same server grants them at that moment', async () => {
  const [client, other] = await Promise.all([connects(), connects((await freshDatabase()).migrateUrl)])
  await migrate(client)
  const login = `granted_twice_${process.pid}`
  await other.query(`create role ${login}`)
  onTestFinished(async () => void (await client.query(`drop role ${login}`)))
  await other.query('begin')
  await other.query(`grant deskbell_app to ${login}`)
  const { rows: backend } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const migrating = migrate(client, login)
  const waiting = () => other.query('select from pg_locks where pid = $1 and not granted', [backend[0]?.pid])
  await expect.poll(async () => (await waiting()).rowCount).toBe(1)
  await other.query('commit')
  await migrating
  const { rows } = await client.query(`select pg_has_role($1, 'deskbell_app', 'member') as has`, [login])
  expect(rows).toEqual([{ has: true }])
})
