/** Says where a new, empty database for a test is: on the run's Postgres server, else embedded, from the template. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { StoreOptions } from '../platform/store/open-store.ts'
import { findStoreTemplate } from '../platform/store/store-template.ts'

/** Options for `openStore`. What is made there is removed after the run, opened or not. */
export async function freshDatabase(): Promise<StoreOptions> {
  const dataDir = await mkdtemp(join(inject('testFolder'), 'data-'))
  const server = inject('testPostgres')
  if (!server) return { dataDir, template: await findStoreTemplate() }
  const name = `${inject('testDatabases')}_${process.pid}_${dataDir.slice(-6).toLowerCase()}`
  const client = new pg.Client({ connectionString: server.migrateUrl })
  await client.connect()
  await client.query(`create database ${client.escapeIdentifier(name)}`)
  await client.end()
  return { dataDir, databaseUrl: named(server.databaseUrl, name), migrateUrl: named(server.migrateUrl, name) }
}

function named(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}
