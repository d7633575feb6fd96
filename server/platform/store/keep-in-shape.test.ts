import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepInShape, type Upkeep } from './keep-in-shape.ts'
import { openFromTemplate } from './open-from-template.ts'
import type { Store } from './open-store.ts'

let store: Store
let upkeep: Upkeep
beforeAll(async () => {
  store = await openFromTemplate({ dataDir: await mkdtemp(join(tmpdir(), 'deskbell-upkeep-')) })
  upkeep = keepInShape(store)
}, 60_000)
afterAll(async () => {
  await upkeep.close()
  await store.close()
})

async function run(...statements: string[]) {
  const client = await store.pool.connect()
  try {
    let rows: Record<string, string>[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    client.release()
  }
}

/** How the prepared statement is run from now on. */
async function plan(): Promise<string> {
  const rows = await run(`explain execute find ('${randomUUID()}', '${randomUUID()}')`)
  return rows.map((row) => row['QUERY PLAN']).join()
}

/** So wide that the planner, which knows nothing of the table, takes it for small. */
const columns =
  'tenant_id uuid, id uuid, at int, a text, b text, c text, d text, e text, f text, g text, h text'
const rows = `select md5((at % 3)::text)::uuid, md5(at::text)::uuid, at from generate_series(1, 3000) as at`

test('a plan that was made while a table was empty is made again when it has grown', async () => {
  await run(
    'reset role',
    `create table letters (${columns}, primary key (tenant_id, id))`,
    'create index letters_at on letters (tenant_id, at)',
    'grant select on letters to deskbell_app',
    'set role deskbell_app',
    'set plan_cache_mode = force_generic_plan',
    'prepare find as select a from letters where tenant_id = $1 and id = $2',
  )
  expect(await plan()).toContain('letters_at')
  await run('reset role', `insert into letters (tenant_id, id, at) ${rows}`, 'set role deskbell_app')
  expect(await plan()).toContain('letters_at')
  await expect.poll(upkeep.look, { timeout: 10_000 }).toContain('letters')
  expect(await plan()).toContain('letters_pkey')
  expect(await upkeep.look()).not.toContain('letters')
})

test('the room of rows that have passed through is given back', async () => {
  const size = async () => Number((await run(`select pg_relation_size('passing') as bytes`))[0]?.bytes)
  await run(
    'reset role',
    `create table passing as select repeat('x', 500) as text from generate_series(1, 2000)`,
    'delete from passing',
    'set role deskbell_app',
  )
  expect(await size()).toBeGreaterThan(500_000)
  await expect.poll(upkeep.look, { timeout: 10_000 }).toContain('passing')
  expect(await size()).toBe(0)
})

test('whoever asks afterwards acts as ever', async () => {
  await upkeep.look()
  expect((await store.pool.query('select current_user as role')).rows).toEqual([{ role: 'deskbell_app' }])
})
