/** Look-ups for the outbox: events that wait to be told, taken by a process that knows them. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'

/** A change that was committed and waits to be told. */
export interface OutboxRow {
  id: number
  tenant_id: string
  type: string
  payload: Record<string, unknown>
}

/** Says that an event becomes a job: nobody may lose what hangs on it. */
export interface Delivery {
  type: string
  kind: string
}

export interface TakeEvents {
  /** Types that this process knows; the others are left to whoever knows them. */
  known: readonly string[]
  deliveries: readonly Delivery[]
  /** At most so many. */
  limit: number
}

export interface OutboxFigures {
  waiting: number
  /** How old the oldest event is; 0 when none waits. */
  oldest_seconds: number
}

/** A process that is gone for longer gets no jobs from the others any more. */
const announced = sql`case when name like 'delivery:%' then value::timestamptz > now() - interval '1 day' end`

export function outboxLookUps(db: Kysely<Tables>) {
  return {
    /** Takes committed events out of the outbox, oldest first, and makes the jobs that they are to become. */
    takeEvents: async ({ known, deliveries, limit }: TakeEvents): Promise<OutboxRow[]> => {
      // In the same statement: an event is gone if and only if its jobs are there.
      const { rows } = await sql<OutboxRow>`
        with taken as (
          delete from outbox where id in (
            select id from outbox where type = any(${known}::text[])
            order by id limit ${limit} for update skip locked
          ) returning id, tenant_id, type, payload
        ), delivery as (
          select type, kind from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as own (type text, kind text)
          union
          select split_part(name, ':', 2), split_part(name, ':', 3) from installation where ${announced}
        ), made as (
          insert into jobs (id, tenant_id, kind, payload)
          select gen_random_uuid(), tenant_id, kind, payload || jsonb_build_object('tenant_id', tenant_id)
          from taken join delivery using (type)
        )
        select id, tenant_id, type, payload from taken`.execute(db)
      return rows.sort((a, b) => a.id - b.id)
    },

    /** Tells processes of other versions, for a day, which jobs they are to make of the events that they take. */
    announceDeliveries: async (deliveries: readonly Delivery[]): Promise<void> => {
      await sql`
        insert into installation (name, value)
        select distinct 'delivery:' || type || ':' || kind, now()::text
        from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as own (type text, kind text)
        on conflict (name) do update set value = excluded.value`.execute(db)
    },

    /**
     * Puts aside, as dead jobs, events that nobody has known for so long.
     * @returns their types
     */
    putAsideEvents: async (known: readonly string[], kind: string, days: number): Promise<string[]> => {
      const { rows } = await sql<{ type: string }>`
        with taken as (
          delete from outbox
          where created_at < now() - make_interval(days => ${days}) and type <> all(${known}::text[])
          returning tenant_id, type, payload
        ), made as (
          insert into jobs (id, tenant_id, kind, payload, state, died_at, error)
          select gen_random_uuid(), tenant_id, ${kind},
            payload || jsonb_build_object('tenant_id', tenant_id, 'event_type', type),
            'dead', now(), 'nobody has known events of the type ' || type
          from taken
        )
        select distinct type from taken`.execute(db)
      return rows.map(({ type }) => type)
    },

    outboxFigures: async (): Promise<OutboxFigures> => {
      const { rows } = await sql<OutboxFigures>`
        select count(*)::int as waiting,
          coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as oldest_seconds
        from outbox`.execute(db)
      return rows[0] ?? { waiting: 0, oldest_seconds: 0 }
    },
  }
}
