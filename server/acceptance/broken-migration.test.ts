/** A migration that fails at any of its statements leaves nothing behind, and the next try completes it. */
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, readMigrations } from '../platform/store/migrate.ts'
import { openEmbedded } from '../platform/store/open-embedded.ts'
import { freshDatabase } from './fresh-database.ts'

/** An empty database, as its owner. */
async function emptyDatabase(): Promise<pg.Client> {
  const { dataDir, migrateUrl } = await freshDatabase()
  const embedded = migrateUrl ? undefined : await openEmbedded({ dataDir: `${dataDir}/empty` })
  const connection = embedded
    ? { user: 'postgres', database: 'postgres', stream: embedded.stream }
    : { connectionString: migrateUrl }
  const client = new pg.Client(connection)
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await embedded?.close()
  })
  return client
}

/** Statements of a file; those between `$$` are one. */
function statementsOf(sql: string): string[] {
  return sql
    .split(/(\$\$[\s\S]*?\$\$)/)
    .map((part, at) => (at % 2 === 0 ? part.replaceAll(/--.*$/gm, '') : part.replaceAll(';', '\u0001')))
    .join('')
    .split(';')
    .map((statement) => statement.replaceAll('\u0001', ';').trim())
    .filter(Boolean)
}

/** The client, on which this migration fails after so many of its statements. */
function failing(client: pg.Client, sql: string, statements: string[]): pg.Client {
  const query = (text: string, values?: unknown[]) =>
    client.query(text === sql ? [...statements, 'select 1 / 0'].join(';\n') : text, values)
  return { query, escapeIdentifier: client.escapeIdentifier.bind(client) } as unknown as pg.Client
}

test('whichever statement of a migration fails, nothing of it is kept and the next start completes it', async () => {
  const client = await emptyDatabase()
  const schema = async () =>
    (
      await client.query(
        `select table_name, column_name from information_schema.columns where table_schema = 'public' order by 1, 2`,
      )
    ).rows
  const migrations = await readMigrations()
  for (const { sql, name } of migrations) {
    const statements = statementsOf(sql)
    const fail = (after: number) =>
      expect(migrate(failing(client, sql, statements.slice(0, after)))).rejects.toThrow(
        `migrations/${name} failed; nothing of it was kept`,
      )
    // The files before it are applied by now.
    await fail(0)
    const before = await schema()
    for (let after = 1; after <= statements.length; after += 1) {
      await fail(after)
      expect(await schema()).toEqual(before)
    }
  }
  await migrate(client)
  const { rows } = await client.query('select name from migrations order by number')
  expect(rows).toEqual(migrations.map(({ name }) => ({ name })))
}, 60_000)
