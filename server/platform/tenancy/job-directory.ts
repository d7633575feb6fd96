/** Look-ups for jobs: adding them, taking them in turns among tenants, and what becomes of those that were taken. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'

export type JobPayload = Record<string, string | number | boolean>

export interface NewJob {
  id: string
  /** Null: work of the installation itself. */
  tenantId: string | null
  kind: string
  payload: JobPayload
  key: string | null
  afterSeconds: number
}

/** A job that this process does. */
export interface TakenJob {
  id: string
  lane: string
  kind: string
  payload: JobPayload
  tries: number
  crashes: number
  fence: number
}

export type HeldJob = Pick<TakenJob, 'id' | 'fence'>

/** What there is to do. */
export interface JobPlenty {
  due: boolean
  /** Jobs that may have ended a process. */
  suspects: boolean
  /** Jobs whose process is gone. */
  lost: boolean
}

export interface TakeJobs {
  kinds: readonly string[]
  /** At most so many. */
  room: number
  /** At most so many of one tenant are done at once, in all processes. */
  each: number
  /** The lane that was served last. */
  after: string
}

/** Any number will do, as long as every version uses the same: who counts a tenant's jobs in hand counts alone. */
const takingLock = 4_737_211

const leaseEnd = sql<string>`now() + interval '15 seconds'`

export function jobLookUps(db: Kysely<Tables>) {
  return {
    /** @returns whether it was added; not where one of its key waits */
    addJob: async ({ id, tenantId, kind, payload, key, afterSeconds }: NewJob): Promise<boolean> => {
      const { numAffectedRows } = await sql`
        insert into jobs (id, tenant_id, kind, payload, key, run_at)
        select ${id}::uuid, ${tenantId}::uuid, ${kind}, ${JSON.stringify(payload)}::jsonb, ${key},
          now() + make_interval(secs => ${afterSeconds})
        where ${key}::text is null or not exists (
          select from jobs where tenant_id is not distinct from ${tenantId}::uuid
            and kind = ${kind} and key = ${key} and state = 'waiting'
        )
        on conflict do nothing`.execute(db)
      return numAffectedRows === 1n
    },

    lookForJobs: async (kinds: readonly string[]): Promise<JobPlenty> => {
      const { rows } = await sql<JobPlenty>`
        select
          exists (select from jobs where ${due(kinds)} and crashes = 0) as due,
          exists (select from jobs where ${due(kinds)} and crashes > 0) as suspects,
          exists (select from jobs where state = 'running' and lease_until < now()) as lost`.execute(db)
      return rows[0] ?? { due: false, suspects: false, lost: false }
    },

    /** Begins a try of jobs that are due: one of each tenant first, then a second one, in the order of the lanes. */
    takeJobs: (want: TakeJobs): Promise<TakenJob[]> =>
      db.transaction().execute(async (trx) => {
        await alone.execute(trx)
        return (await takeStatement(want).execute(trx)).rows
      }),

    /** Begins a try of one job that was in hand when a process ended. */
    takeSuspect: async (kinds: readonly string[]): Promise<TakenJob | undefined> => {
      const { rows } = await sql<TakenJob>`
        update jobs set ${begun} where id = (
          select id from jobs where ${due(kinds)} and crashes > 0 order by run_at limit 1 for update skip locked
        ) returning ${taken}`.execute(db)
      return rows[0]
    },

    /** @returns the ids of those that are still this process's */
    renewJobs: async (held: readonly HeldJob[]): Promise<Set<string>> => {
      const { rows } = await sql<{ id: string }>`
        update jobs set lease_until = ${leaseEnd} where ${isHeld(held)} returning id`.execute(db)
      return new Set(rows.map(({ id }) => id))
    },

    finishJob: async (held: HeldJob): Promise<void> => {
      await sql`delete from jobs where ${isHeld([held])}`.execute(db)
    },

    /** @param waitSeconds until the next try; null: there is none */
    failJob: async (held: HeldJob, error: string, waitSeconds: number | null): Promise<void> => {
      const next =
        waitSeconds === null
          ? sql`state = 'dead', died_at = now()`
          : sql`state = 'waiting', run_at = now() + make_interval(secs => ${waitSeconds})`
      // What came meanwhile under its key is the same work.
      await sql`
        with failed as (
          update jobs set ${next}, lease_until = null, error = ${error} where ${isHeld([held])} returning *
        )
        delete from jobs using failed
        where failed.state = 'waiting' and jobs.state = 'waiting' and jobs.id <> failed.id
          and jobs.tenant_id is not distinct from failed.tenant_id
          and jobs.kind = failed.kind and jobs.key = failed.key`.execute(db)
    },

    /** Lets others begin what was begun here; the try does not count. */
    giveBackJobs: async (held: readonly HeldJob[]): Promise<void> => {
      await sql`
        update jobs set state = 'waiting', tries = greatest(tries - 1, 1), lease_until = null
        where ${isHeld(held)}`.execute(db)
    },

    /**
     * Ends the tries of processes that are gone. Each waits a moment of its own, so that those that were in hand together
     * are not again.
     */
    reapJobs: async (most: number, waitSeconds: number): Promise<number> => {
      const { rows } = await sql`
        update jobs set
          state = case when tries >= ${most} then 'dead' else 'waiting' end,
          died_at = case when tries >= ${most} then now() end,
          run_at = now() + make_interval(secs => ${waitSeconds} * (1 + random())),
          crashes = crashes + 1, lease_until = null, error = 'the process ended while it was being done'
        where id in (
          select id from jobs where state = 'running' and lease_until < now() for update skip locked
        ) returning id`.execute(db)
      return rows.length
    },

    /** Ends every lease: no process that holds one can be alive. */
    endJobLeases: async (): Promise<void> => {
      await sql`update jobs set lease_until = now() - interval '1 second' where state = 'running'`.execute(db)
    },
  }
}

/**
 * The embedded store never counts its rows, and a planner that does not know how many wait would sort them all to find
 * the first one: it may only walk the index.
 */
const alone = sql`
  select pg_advisory_xact_lock(${sql.lit(takingLock)}), set_config('enable_bitmapscan', 'off', true),
    set_config('enable_seqscan', 'off', true)`

const begun = sql`state = 'running', tries = tries + 1, fence = fence + 1, lease_until = ${leaseEnd}`
const taken = sql`jobs.id, jobs.lane, jobs.kind, jobs.payload, jobs.tries, jobs.crashes, jobs.fence`

function due(kinds: readonly string[]) {
  return sql`state = 'waiting' and run_at <= now() and kind = any(${kinds}::text[])`
}

function isHeld(held: readonly HeldJob[]) {
  return sql`state = 'running' and (id, fence) in (
    select (item ->> 'id')::uuid, (item ->> 'fence')::int from jsonb_array_elements(${JSON.stringify(held)}::jsonb) item
  )`
}

/** Lanes are found one after the other by the index, however many jobs each of them has. */
function takeStatement({ kinds, room, each, after }: TakeJobs) {
  const next = (lane: ReturnType<typeof sql>) => sql`
    select lane from jobs where ${due(kinds)} and crashes = 0 and lane > ${lane}
      and lane not in (select lane from busy where running >= ${each})
    order by lane limit 1`
  return sql<TakenJob>`
    with recursive busy as materialized (
      select lane, count(*)::int as running from jobs where state = 'running' group by lane
    ), lanes (lane, place) as (
      select (${next(sql`${after}::uuid`)}), 1
      union all
      select (${next(sql`lanes.lane`)}), place + 1 from lanes where lane is not null and place < ${room}
    ), ranked as (
      select waiting.id, place, row_number() over (partition by lanes.lane order by run_at, waiting.id)
        + coalesce((select running from busy where busy.lane = lanes.lane), 0) as nth
      from lanes cross join lateral (
        select id, run_at from jobs where ${due(kinds)} and crashes = 0 and jobs.lane = lanes.lane
        order by run_at, id limit ${each} for update skip locked
      ) waiting
    ), chosen as (
      select id from ranked where nth <= ${each} order by nth, place limit ${room}
    )
    update jobs set ${begun} from chosen where jobs.id = chosen.id returning ${taken}`
}
