/** How long the visitors of quiet businesses wait while another business is flooded, on either store. */
import { setTimeout as rest } from 'node:timers/promises'
import pg from 'pg'
import { findPostgres } from '../acceptance/find-postgres.ts'
import { startPostgres, type TestPostgres } from '../acceptance/start-postgres.ts'
import { type Client, openVisitor } from './client.ts'
import { newBusiness } from './new-business.ts'
import { type Row, timeRows } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startDeskbell } from './start-process.ts'

const quiet = 10
const flooding = 20
const spanMs = 8_000
const everyMs = 150

export async function measureFlood(): Promise<Row[]> {
  const embedded = await measureOn('embedded', {})
  if (!findPostgres()) return embedded
  const postgres = await startPostgres(true)
  try {
    const env = {
      ...(await ownDatabase(postgres)),
      SECRET_KEY: 'a root key for a benchmark and long enough to be one',
      NODE_ENV: 'development',
    }
    return [...embedded, ...(await measureOn('Postgres', env))]
  } finally {
    await postgres.stop()
  }
}

/** A new database that belongs to the login that migrates. */
async function ownDatabase({ databaseUrl, migrateUrl }: TestPostgres) {
  const client = new pg.Client({ connectionString: migrateUrl })
  await client.connect()
  await client.query('create database bench')
  await client.end()
  const named = (url: string) => Object.assign(new URL(url), { pathname: '/bench' }).href
  return { DATABASE_URL: named(databaseUrl), DATABASE_MIGRATE_URL: named(migrateUrl) }
}

async function measureOn(store: string, env: Record<string, string>): Promise<Row[]> {
  await using server = await startDeskbell({ DATA_DIR: scratchFolder(), DEMO: 'off', ...env })
  const clients: Client[] = []
  const join = async (accountToken: string) => {
    const client = await openVisitor(server.url, accountToken)
    clients.push(client)
    return client
  }
  const visitors: Client[] = []
  for (let at = 0; at < quiet; at += 1)
    visitors.push(await join((await newBusiness(server.url)).accountToken))
  const { accountToken } = await newBusiness(server.url)
  const flooders = await Promise.all(Array.from({ length: flooding }, () => join(accountToken)))
  await waitsOf(visitors, 2_000)
  const floor = await waitsOf(visitors, spanMs)
  const stop = new AbortController()
  const flood = Promise.all(flooders.map((client) => talk(client, stop.signal)))
  const here = await waitsOf(visitors, spanMs)
  stop.abort()
  await flood
  for (const client of clients) client[Symbol.dispose]()
  const floorIs = 'the same without the flood'
  return timeRows(
    `acknowledgement of the quiet, ${store}, another flooded`,
    { here, floor },
    [0.5, { share: 0.99, goals: [{ of: 'ratio', most: 1.5 }] }],
    floorIs,
  )
}

/** What each says now and then, and how long it waited. */
async function waitsOf(visitors: readonly Client[], ms: number): Promise<number[]> {
  const until = performance.now() + ms
  const waits: number[] = []
  const talkOn = async (client: Client) => {
    await rest(Math.random() * everyMs)
    while (performance.now() < until) {
      waits.push(await client.say('Hello'))
      await rest(everyMs)
    }
  }
  await Promise.all(visitors.map(talkOn))
  return waits
}

async function talk(client: Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await client.say('Hello').catch(() => {})
}
