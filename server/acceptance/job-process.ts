/** A process that does jobs and nothing else, to be killed: `node job-process.ts '{"store":…,"file":…}'`. */
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { openJobs } from '../platform/jobs/open-jobs.ts'
import { openStore, type StoreOptions } from '../platform/store/open-store.ts'
import { openMetrics } from '../platform/telemetry/open-metrics.ts'
import { openDirectory } from '../platform/tenancy/directory.ts'

const { store: place, file } = JSON.parse(process.argv[2] ?? '') as { store: StoreOptions; file: string }
const store = await openStore(place)
const room = openJobs({
  directory: openDirectory(store),
  log: pino({ level: 'silent' }),
  metrics: openMetrics(),
  alone: true,
  pace: { waits: [0], lostWait: 0, pollMs: 50, finishMs: 300 },
})
room.handle<{ n: number }>('work', async ({ n }) => {
  await sleep(5)
  appendFileSync(file, `${n}\n`)
})
room.handle('deadly', async () => void process.kill(process.pid, 'SIGKILL'))
process.once('SIGTERM', async () => {
  await room.close()
  await store.close()
  process.exit(0)
})
room.open()
