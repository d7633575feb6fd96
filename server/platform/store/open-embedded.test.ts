/** The embedded store's thread may die or stand still: what was committed is there again. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Embedded, openEmbedded } from './open-embedded.ts'
import { findStoreTemplate } from './store-template.ts'

let folder: string
let embedded: Embedded
let pool: pg.Pool
const deaths: string[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskbell-embedded-'))
  const died = (how: string) => void deaths.push(how)
  embedded = await openEmbedded({ dataDir: join(folder, 'store'), template: await findStoreTemplate(), died })
  const { stream } = embedded
  pool = new pg.Pool({ user: 'postgres', database: 'postgres', stream, max: 1, idleTimeoutMillis: 0 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  await pool.query('create table notes (at int primary key)')
}, 30_000)
afterAll(async () => {
  await pool.end()
  await embedded.close()
  await rm(folder, { recursive: true })
})

const notes = async () => (await pool.query('select at from notes order by at')).rows.map(({ at }) => at)

test('a statement that stands still ends the thread, and the next one gets a new thread with all that was stored', async () => {
  await pool.query('insert into notes values (1)')
  embedded.expectWithin(500)
  const endless = pool.query('select count(*) from generate_series(1, 10000000000)')
  await expect(endless).rejects.toThrow('the embedded store stood still')
  expect(deaths).toEqual(['stood still'])
  expect(await notes()).toEqual([1])
  await pool.query('insert into notes values (2)')
  expect(await notes()).toEqual([1, 2])
}, 30_000)

test('a statement that answers in time is left alone, however many there are', async () => {
  embedded.expectWithin(2_000)
  for (let at = 0; at < 20; at += 1) await pool.query('select pg_sleep(0.12)')
  expect(deaths).toHaveLength(1)
}, 30_000)
