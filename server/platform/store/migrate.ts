/**
 * Brings the schema up to date: plain SQL files in order, each in a transaction, forward only.
 * A file that has landed never changes (its checksum is kept); two processes starting at once take turns.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))
/** Any number will do, as long as every version uses the same. */
const advisoryLock = 4_737_210

export interface Migration {
  number: number
  name: string
  sql: string
  checksum: string
}

/**
 * @param login runtime login that gets the roles, when it is not the one that migrates
 * @throws when a landed migration was edited, or the database is newer than this version
 */
export async function migrate(client: pg.Client, login?: string): Promise<void> {
  const migrations = await readMigrations()
  await client.query('select pg_advisory_lock($1)', [advisoryLock])
  try {
    await ensureRoles(client, login)
    await client.query(
      `create table if not exists migrations (
         number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
       )`,
    )
    const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
      'select number, name, checksum from migrations order by number',
    )
    refuseForeign(rows, migrations)
    for (const migration of migrations.slice(rows.length)) await apply(client, migration)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock])
  }
}

/** Reads `migrations/`, in order; the number is the place in the list, from 1. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name, index) => {
      if (Number(name.slice(0, 4)) !== index + 1)
        throw new Error(`migrations/${name} leaves a gap in the numbers`)
      const sql = await readFile(`${folder}${name}`, 'utf8')
      return { number: index + 1, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

function refuseForeign(
  applied: { number: number; name: string; checksum: string }[],
  known: Migration[],
): void {
  for (const row of applied) {
    const migration = known[row.number - 1]
    if (!migration) {
      throw new Error(
        `The database is newer than this version of Deskbell (it has ${row.name}). Update Deskbell.`,
      )
    }
    if (migration.checksum !== row.checksum) {
      throw new Error(`migrations/${row.name} was changed after it had been applied. Restore the file.`)
    }
  }
}

async function apply(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migrations (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migrations/${name} failed; nothing of it was kept`, { cause })
  }
}

/** Roles belong to the whole Postgres server, so that another database's migrator may make them at the same moment. */
async function ensureRoles(client: pg.Client, login: string | undefined): Promise<void> {
  const { rows } = await client.query<{ me: string }>('select current_user as me')
  const logins = new Set([rows[0]?.me ?? '', decodeURIComponent(login ?? '')].filter(Boolean))
  for (const role of ['deskbell_app', 'deskbell_directory']) {
    await client.query(
      `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    )
    for (const name of logins) await grant(client, role, name)
  }
}

async function grant(client: pg.Client, role: string, login: string): Promise<void> {
  const { rows } = await client.query<{ has: boolean }>('select pg_has_role($1, $2, $3) as has', [
    login,
    role,
    'member',
  ])
  if (rows[0]?.has) return
  const to = client.escapeIdentifier(login)
  await client.query(
    `do $grant$ begin grant ${role} to ${to}; exception when unique_violation then null; end $grant$`,
  )
}
