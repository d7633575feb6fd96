/** Look-ups of the operator over all tenants: the tenants themselves, their use, what is waiting. */
import { type Kysely, sql } from 'kysely'
import type { Row, Tables } from '../store/tables.ts'
import type { TenantStatus } from './credential-directory.ts'

/** What a list of tenants is narrowed to. */
export interface TenantFilter {
  /** Part of the name or of an owner's e-mail, or the whole id. */
  search?: string | undefined
  status?: TenantStatus | undefined
  plan?: string | undefined
  deleted?: boolean | undefined
  limit: number
  /** Id of the last one seen; the newest come first. */
  after?: string | undefined
}

export interface Usage {
  conversations: number
  messages: number
  model_tokens_today: number
}

export type TenantChange = Partial<
  Pick<Row<'tenants'>, 'name' | 'plan' | 'status' | 'trial_ends_at' | 'deleted_at'>
>

const tenantColumns = [
  'tenants.id',
  'tenants.name',
  'tenants.plan',
  'tenants.status',
  'tenants.trial_ends_at',
  'tenants.created_at',
  'tenants.deleted_at',
  'tenants.industry',
  'tenants.allowed_origins',
] as const

const today = sql<string>`(now() at time zone 'utc')::date`

export function adminLookUps(db: Kysely<Tables>) {
  return {
    listTenants: (filter: TenantFilter) => tenantQuery(db, filter).execute(),

    tenantForAdmin: (id: string) =>
      db.selectFrom('tenants').select(tenantColumns).where('id', '=', id).executeTakeFirst(),

    /** False when there is no such tenant. */
    changeTenant: async (id: string, change: TenantChange): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('tenants')
        .set(change)
        .where('id', '=', id)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    ownersOf: (tenantId: string) =>
      db
        .selectFrom('members')
        .innerJoin('users', 'users.id', 'members.user_id')
        .select(['users.id', 'users.email', 'users.name', 'members.role'])
        .where('tenant_id', '=', tenantId)
        .execute(),

    /** Of these tenants, since the moment that the id tells. */
    usageSince: (tenantIds: readonly string[], lowestId: string) => usageOf(db, tenantIds, lowestId),

    figures: (lowestIds: readonly { day: string; id: string }[]) => figuresOf(db, lowestIds),

    backlog: async () => {
      const events = await db
        .selectFrom('outbox')
        .select((eb) => [
          eb.fn.countAll<number>().as('waiting'),
          sql<number>`coalesce(extract(epoch from now() - min(created_at)), 0)::float8`.as('oldest_seconds'),
        ])
        .executeTakeFirstOrThrow()
      const turns = await db
        .selectFrom('turns')
        .select((eb) => eb.fn.countAll<number>().as('open'))
        .where('state', 'in', ['pending', 'generating'])
        .executeTakeFirstOrThrow()
      return { ...events, open_turns: turns.open }
    },
  }
}

function tenantQuery(
  db: Kysely<Tables>,
  { search, status, plan, deleted = false, limit, after }: TenantFilter,
) {
  let query = db
    .selectFrom('tenants')
    .select(tenantColumns)
    .where('deleted_at', deleted ? 'is not' : 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
  if (status) query = query.where('status', '=', status)
  if (plan) query = query.where('plan', '=', plan)
  if (after) query = query.where('id', '<', after)
  if (!search) return query
  const part = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  return query.where((eb) =>
    eb.or([
      eb('tenants.name', 'ilike', part),
      eb(sql<string>`tenants.id::text`, '=', search.toLowerCase()),
      eb.exists(
        eb
          .selectFrom('members')
          .innerJoin('users', 'users.id', 'members.user_id')
          .select('users.id')
          .whereRef('members.tenant_id', '=', 'tenants.id')
          .where('members.role', '=', 'owner')
          .where('users.email', 'ilike', part),
      ),
    ]),
  )
}

/** Ids rise with time, so that a month is a range of the key: no index of its own, and no column but the key is read. */
async function usageOf(
  db: Kysely<Tables>,
  tenantIds: readonly string[],
  lowestId: string,
): Promise<Map<string, Usage>> {
  if (tenantIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('tenants')
    .where('tenants.id', 'in', [...tenantIds])
    .select((eb) => [
      'tenants.id',
      eb
        .selectFrom('conversations')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('tenant_id', '=', 'tenants.id')
        .where('conversations.id', '>=', lowestId)
        .as('conversations'),
      eb
        .selectFrom('messages')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('tenant_id', '=', 'tenants.id')
        .where('messages.id', '>=', lowestId)
        .as('messages'),
      eb
        .selectFrom('model_spend')
        .select('tokens')
        .whereRef('tenant_id', '=', 'tenants.id')
        .where('day', '=', today)
        .as('model_tokens_today'),
    ])
    .execute()
  return new Map(
    rows.map(({ id, conversations, messages, model_tokens_today }) => [
      id,
      {
        conversations: Number(conversations),
        messages: Number(messages),
        model_tokens_today: Number(model_tokens_today ?? 0),
      },
    ]),
  )
}

/** @param starts each day with the lowest id that it can give */
async function figuresOf(db: Kysely<Tables>, starts: readonly { day: string; id: string }[]) {
  const [first] = starts
  const counted = sql<{ day: string; sign_ups: number; conversations: number }>`
    with days as (
      select day, id as low, lead(id) over (order by day) as high
      from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb) as given(day date, id uuid)
    ), made as (
      select day, count(*)::int as n from tenants join days on tenants.id >= low and (high is null or tenants.id < high) group by day
    ), talks as (
      select day, count(*)::int as n from tenants
        join conversations on conversations.tenant_id = tenants.id and conversations.id >= ${first?.id}::uuid
        join days on conversations.id >= low and (high is null or conversations.id < high)
      group by day
    )
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(made.n, 0) as sign_ups, coalesce(talks.n, 0) as conversations
    from days left join made using (day) left join talks using (day) order by days.day`
  const groups = db
    .selectFrom('tenants')
    .select((eb) => ['status', 'plan', eb.fn.countAll<number>().as('count')])
    .where('deleted_at', 'is', null)
    .groupBy(['status', 'plan'])
  const spent = db
    .selectFrom('model_spend')
    .select((eb) => eb.fn.sum<number>('tokens').as('tokens'))
    .where('day', '=', today)
  const [{ rows: days }, grouped, { tokens }] = await Promise.all([
    counted.execute(db),
    groups.execute(),
    spent.executeTakeFirstOrThrow(),
  ])
  return { days, grouped, tokens: Number(tokens ?? 0) }
}
