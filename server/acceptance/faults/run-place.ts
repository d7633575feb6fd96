/** A scratch folder and a new, empty database for one run; both are gone when it is over. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { StoreOptions } from '../../platform/store/open-store.ts'
import { findStoreTemplate } from '../../platform/store/store-template.ts'
import { startPostgres } from '../start-postgres.ts'

export interface RunPlace extends AsyncDisposable {
  folder: string
  place: StoreOptions
}

export async function openRunPlace(store: 'embedded' | 'postgres'): Promise<RunPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-faults-'))
  const dataDir = join(folder, 'data')
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 })
  if (store === 'embedded') {
    return { folder, place: { dataDir, template: await findStoreTemplate() }, [Symbol.asyncDispose]: remove }
  }
  const server = await startPostgres()
  const client = new pg.Client({ connectionString: server.migrateUrl })
  await client.connect()
  await client.query('create database faults')
  await client.end()
  const named = (url: string) => Object.assign(new URL(url), { pathname: '/faults' }).href
  return {
    folder,
    place: { dataDir, databaseUrl: named(server.databaseUrl), migrateUrl: named(server.migrateUrl) },
    [Symbol.asyncDispose]: async () => {
      await server.stop()
      await remove()
    },
  }
}
