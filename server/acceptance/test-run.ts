/** Once before and after a run of tests: a folder for all it leaves behind, and the Postgres server, if one is meant. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Emptied after the run. */
    testFolder: string
    /** Prefix of the names of all databases that this run makes. */
    testDatabases: string
    /** The Postgres server to test on; without one, tests use the embedded store. */
    testPostgres: { databaseUrl: string; migrateUrl: string } | null
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), `deskbell-test-${process.pid}-`))
  const databases = basename(folder).toLowerCase().replaceAll(/\W/g, '_')
  const own = project.name === 'postgres' ? await startPostgres() : undefined
  const server = own ?? givenServer()
  project.provide('testFolder', folder)
  project.provide('testDatabases', databases)
  project.provide(
    'testPostgres',
    server && { databaseUrl: server.databaseUrl, migrateUrl: server.migrateUrl },
  )
  return async () => {
    if (own) await own.stop()
    else if (server) await dropDatabases(server.migrateUrl, databases)
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** What runs left that were killed and could not tidy up. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = /^deskbell-test-(\d+)-/.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function givenServer(): { databaseUrl: string; migrateUrl: string } | null {
  const databaseUrl = process.env.DATABASE_URL
  return databaseUrl ? { databaseUrl, migrateUrl: process.env.DATABASE_MIGRATE_URL ?? databaseUrl } : null
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  for (const { name } of rows) {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  }
  await client.end()
}
