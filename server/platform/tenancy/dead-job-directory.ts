/** Look-ups for jobs as an operator sees them: how many there are, and those that were put aside. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'

export interface JobFigures {
  waiting: number
  running: number
  dead: number
  /** Since when the longest-waiting job could have been begun; 0 when none is due. */
  oldest_seconds: number
}

export interface DeadJob {
  id: string
  tenant_id: string | null
  kind: string
  payload: Record<string, string | number | boolean>
  tries: number
  error: string | null
  created_at: string
  died_at: string
}

export function deadJobLookUps(db: Kysely<Tables>) {
  return {
    jobFigures: async (): Promise<JobFigures> => {
      const { rows } = await sql<JobFigures>`
        select
          (select count(*) from jobs where state = 'waiting')::int as waiting,
          (select count(*) from jobs where state = 'running')::int as running,
          (select count(*) from jobs where state = 'dead')::int as dead,
          coalesce((select extract(epoch from now() - min(run_at)) from jobs
            where state = 'waiting' and run_at <= now()), 0)::float8 as oldest_seconds`.execute(db)
      return rows[0] ?? { waiting: 0, running: 0, dead: 0, oldest_seconds: 0 }
    },

    /** The latest first. @param after id of the last one seen */
    listDeadJobs: async (limit: number, after?: string): Promise<DeadJob[]> => {
      const { rows } = await sql<DeadJob>`
        select id, tenant_id, kind, payload, tries, error, created_at, died_at from jobs
        where state = 'dead' and (${after ?? null}::uuid is null
          or (died_at, id) < (select died_at, id from jobs where id = ${after ?? null}::uuid))
        order by died_at desc, id desc limit ${limit}`.execute(db)
      return rows
    },

    /** Lets it have all its tries again. @returns whether there is such a dead job */
    retryDeadJob: async (id: string): Promise<boolean> => {
      const { numAffectedRows } = await sql`
        update jobs set state = 'waiting', key = null, tries = 0, run_at = now(), died_at = null
        where id = ${id}::uuid and state = 'dead'`.execute(db)
      return numAffectedRows === 1n
    },

    /** @returns whether there is such a dead job */
    discardDeadJob: async (id: string): Promise<boolean> => {
      const { numAffectedRows } = await sql`
        delete from jobs where id = ${id}::uuid and state = 'dead'`.execute(db)
      return numAffectedRows === 1n
    },

    /**
     * Puts aside jobs that have been due for so long while nobody does their kind.
     * @returns the kinds
     */
    putAsideJobs: async (known: readonly string[], days: number): Promise<string[]> => {
      const { rows } = await sql<{ kind: string }>`
        update jobs set state = 'dead', died_at = now(), error = 'nobody does jobs of this kind'
        where id in (
          select id from jobs where state = 'waiting' and run_at < now() - make_interval(days => ${days})
            and kind <> all(${known}::text[]) for update skip locked
        ) returning kind`.execute(db)
      return [...new Set(rows.map(({ kind }) => kind))]
    },

    forgetDeadJobs: async (days: number): Promise<void> => {
      await sql`delete from jobs where state = 'dead' and died_at < now() - make_interval(days => ${days})`.execute(
        db,
      )
    },
  }
}
