/** Jobs whose process dies: nothing is lost, and one that kills its process does so only a few times. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openStore, type StoreOptions } from '../platform/store/open-store.ts'
import { freshDatabase } from './fresh-database.ts'
import { addMany, askDirectory } from './job-room.ts'
import { makeTenant } from './make-tenant.ts'

const program = fileURLToPath(new URL('./job-process.ts', import.meta.url))

interface Place {
  store: StoreOptions
  /** Where the process notes what it has done. */
  file: string
}

async function placeWith(jobs: { work: number; deadly: number }): Promise<Place> {
  const place = await freshDatabase()
  const store = await openStore(place)
  const { id } = await makeTenant(store)
  await addMany('work', id, jobs.work / 2, store)
  await addMany('deadly', id, jobs.deadly, store)
  await addMany('work', id, jobs.work / 2, store)
  await askDirectory(
    `update jobs set payload = jsonb_build_object('n', place) from
       (select id as job, row_number() over () as place from jobs where kind = 'work') numbered where id = job`,
    [],
    store,
  )
  await store.close()
  const file = join(place.dataDir, 'done.txt')
  await writeFile(file, '')
  return { store: place, file }
}

function start(place: Place) {
  const child = spawn(process.execPath, [program, JSON.stringify(place)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal) }
}

const doneIn = async ({ file }: Place) => new Set((await readFile(file, 'utf8')).split('\n').filter(Boolean))
const soon = { timeout: 15_000, interval: 20 }

/** What the database has left. */
async function leftIn({ store: place }: Place) {
  const store = await openStore(place)
  const rows = await askDirectory('select kind, state, tries, error from jobs', [], store)
  await store.close()
  return rows
}

test('a job that kills its process is put aside after its tries, and all others are done', async () => {
  const place = await placeWith({ work: 200, deadly: 1 })
  for (let death = 1; death <= 2; death += 1) expect(await start(place).ended).toBe('SIGKILL')
  const survivor = start(place)
  await expect.poll(async () => (await doneIn(place)).size, soon).toBe(200)
  survivor.kill('SIGTERM')
  expect(await survivor.ended).toBe(0)
  expect(await leftIn(place)).toEqual([
    { kind: 'deadly', state: 'dead', tries: 2, error: 'the process ended while it was being done' },
  ])
}, 60_000)

test('a process that is killed in the middle of its jobs loses none', async () => {
  const place = await placeWith({ work: 400, deadly: 0 })
  const killed = start(place)
  await expect.poll(async () => (await doneIn(place)).size, soon).toBeGreaterThan(20)
  killed.kill('SIGKILL')
  expect(await killed.ended).toBe('SIGKILL')
  expect((await doneIn(place)).size).toBeLessThan(400)
  const next = start(place)
  await expect.poll(async () => (await doneIn(place)).size, soon).toBe(400)
  next.kill('SIGTERM')
  expect(await next.ended).toBe(0)
  expect(await leftIn(place)).toEqual([])
}, 60_000)
