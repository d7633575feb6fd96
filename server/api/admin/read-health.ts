/** How the installation is, for the operator. */
import type { AdminHealth } from '#wire'
import type { RedisLink } from '../../platform/redis/open-redis.ts'
import type { Store } from '../../platform/store/open-store.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'

export interface HealthParts {
  store: Pick<Store, 'pool' | 'kind' | 'isFull'>
  directory: Pick<Directory, 'backlog' | 'jobFigures'>
  redis: RedisLink | undefined
  version: string
  /** Name of the installation's model. */
  model: string | null
}

/** Never fails: what does not answer is told as such. */
export async function readHealth({
  store,
  directory,
  redis,
  model,
  version,
}: HealthParts): Promise<AdminHealth> {
  const began = performance.now()
  const answered = await store.pool.query('select 1').then(
    () => true,
    () => false,
  )
  const database_ms = answered ? Math.round((performance.now() - began) * 10) / 10 : null
  const waiting = answered ? await directory.backlog().catch(() => undefined) : undefined
  const jobs = answered ? await directory.jobFigures().catch(() => undefined) : undefined
  return {
    version,
    uptime_seconds: Math.round(process.uptime()),
    store: store.kind === 'embedded' ? 'embedded' : 'postgres',
    database_ms,
    redis: redis ? (redis.commands.status === 'ready' ? 'ready' : 'away') : null,
    model,
    outbox: {
      waiting: Number(waiting?.waiting ?? 0),
      oldest_seconds: rounded(waiting?.oldest_seconds),
    },
    jobs: { ...(jobs ?? noJobs), oldest_seconds: rounded(jobs?.oldest_seconds) },
    open_turns: Number(waiting?.open_turns ?? 0),
    storage_full: store.isFull(),
  }
}

const noJobs = { waiting: 0, running: 0, dead: 0 }

function rounded(seconds: number | undefined): number {
  return Math.round(Number(seconds ?? 0) * 10) / 10
}
