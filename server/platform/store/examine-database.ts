/** Looks at a Postgres before a start, without changing it. */
import pg from 'pg'
import { laxSettings } from './lax-settings.ts'
import { readMigrations } from './migrate.ts'

export interface DatabaseFacts {
  /** Major version. */
  version: number
  login: string
  /** True also while the roles do not exist: the first start makes them. */
  hasRoles: boolean
  /** Migrations that the next start would apply; negative when the database is newer than this version. */
  pending: number
  /** Names of settings that make a crash lose what was acknowledged; null when all is well. */
  lax: string | null
}

/** @throws when it cannot be reached */
export async function examineDatabase(databaseUrl: string): Promise<DatabaseFacts> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{
      version: number
      login: string
      member: boolean | null
      lax: string | null
    }>(
      `select current_setting('server_version_num')::int / 10000 as version, session_user as login,
         ${laxSettings} as lax,
         (select bool_and(pg_has_role(session_user, rolname, 'member')) from pg_roles
           where rolname in ('deskbell_app', 'deskbell_directory')) as member`,
    )
    const { version = 0, login = '', member = null, lax = null } = rows[0] ?? {}
    return { version, login, lax, hasRoles: member ?? true, pending: await pendingMigrations(client) }
  } finally {
    await client.end().catch(() => {})
  }
}

async function pendingMigrations(client: pg.Client): Promise<number> {
  const known = (await readMigrations()).length
  const { rows } = await client.query<{ there: boolean; readable: boolean }>(
    `select to_regclass('migrations') is not null as there,
       coalesce(has_table_privilege(to_regclass('migrations'), 'select'), false) as readable`,
  )
  if (!rows[0]?.there) return known
  // Another login owns them and applies them: nothing can be said, and nothing is wrong.
  if (!rows[0].readable) return 0
  const applied = await client.query('select number from migrations')
  return known - applied.rows.length
}
