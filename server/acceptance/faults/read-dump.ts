/**
 * Reads all rows of some tenants, and the outbox, after the process has ended. Goes past the product's own way of opening
 * a store: a product with a planted defect may have made tables that the real one would refuse.
 */
import { join } from 'node:path'
import pg from 'pg'
import { openEmbedded } from '../../platform/store/open-embedded.ts'
import type { StoreOptions } from '../../platform/store/open-store.ts'
import type { Dump } from './history.ts'

export async function readDump(place: StoreOptions, tenantIds: readonly string[]): Promise<Dump> {
  if (place.databaseUrl) return readRows(new pg.Client({ connectionString: place.databaseUrl }), tenantIds)
  const embedded = await openEmbedded({ dataDir: join(place.dataDir, 'store') })
  const { stream } = embedded
  try {
    return await readRows(new pg.Client({ user: 'postgres', database: 'postgres', stream }), tenantIds)
  } finally {
    await embedded.close()
  }
}

async function readRows(client: pg.Client, tenantIds: readonly string[]): Promise<Dump> {
  await client.connect()
  const dump: Dump = { conversations: [], messages: [], turns: [], outbox: [] }
  const read = async (table: keyof Dump) => {
    // As JSON, so that times are texts, as they are on the wire.
    const { rows } = await client.query(`select to_jsonb(t) as row from ${table} t`)
    dump[table].push(...rows.map(({ row }) => row))
  }
  await client.query('set role deskbell_app')
  for (const tenantId of tenantIds) {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [tenantId])
    for (const table of ['conversations', 'messages', 'turns'] as const) await read(table)
  }
  await client.query('set role deskbell_directory')
  await read('outbox')
  await client.end()
  return dump
}
