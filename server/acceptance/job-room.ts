/** Jobs on the store of the tests, of kinds that no other test knows, at a pace that nobody has to wait for. */
import { onTestFinished } from 'vitest'
import { openLog } from '../log.ts'
import type { JobPace } from '../platform/jobs/find-jobs.ts'
import { type JobRoom, openJobs } from '../platform/jobs/open-jobs.ts'
import type { Store } from '../platform/store/open-store.ts'
import { openMetrics } from '../platform/telemetry/open-metrics.ts'
import { type Directory, openDirectory } from '../platform/tenancy/directory.ts'
import { testStore } from './open-test-store.ts'

export interface TestJobs {
  room: JobRoom
  directory: Directory
  /** What it logged, line by line. */
  log: string[]
  /** The figures as Prometheus reads them. */
  figures(): Promise<string>
}

const quickPace: Partial<JobPace> = { waits: [0, 0, 0, 0], lostWait: 0, pollMs: 50, finishMs: 300 }

/** Not open yet: who does what is said first. It closes with the test. */
export async function openTestJobs(pace: Partial<JobPace> = {}, at?: Store): Promise<TestJobs> {
  const store = at ?? (await testStore())
  const directory = openDirectory(store)
  const log: string[] = []
  const to = openLog('warn', { write: (line: string) => void log.push(line) })
  const metrics = openMetrics()
  // Other tests work on this store, too: nobody is alone.
  const room = openJobs({ directory, log: to, metrics, alone: false, pace: { ...quickPace, ...pace } })
  onTestFinished(() => room.close())
  return { room, directory, log, figures: () => metrics.registry.metrics() }
}

/** A name for a kind that no other test uses. */
export function newKind(what: string): string {
  return `${what}_${crypto.randomUUID().replaceAll('-', '')}`
}

/** Asks the database under the role that reaches jobs. */
export async function askDirectory<R>(text: string, values: unknown[] = [], at?: Store): Promise<R[]> {
  const { pool } = at ?? (await testStore())
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local role deskbell_directory')
    const { rows } = await client.query(text, values)
    await client.query('commit')
    return rows as R[]
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Stores many jobs at once, numbered from 0. */
export async function addMany(kind: string, tenantId: string, count: number, at?: Store): Promise<void> {
  await askDirectory(
    `insert into jobs (id, tenant_id, kind, payload)
     select gen_random_uuid(), $1, $2, jsonb_build_object('n', n) from generate_series(0, $3 - 1) n`,
    [tenantId, kind, count],
    at,
  )
}
